"""Names in a text, `${name}`, and what stands for them. Values are data: nothing in them is looked at again."""

import re
from collections.abc import Iterable, Mapping

from server.domain.mail.errors import InvalidTemplateData

_NAME = re.compile(r"\$\{([a-z][a-z0-9_]{0,39})\}")
_OTHER_ENGINES = re.compile(r"\{\{|\{%|<%")
"""What begins an expression elsewhere."""


def names_in(*texts: str) -> set[str]:
    """All that are asked for."""
    return {name for text in texts for name in _NAME.findall(text)}


def check_names(wanted: set[str], given: Iterable[str]) -> None:
    """Raises InvalidTemplateData unless exactly the wanted ones are given."""
    missing, unknown = sorted(wanted - set(given)), sorted(set(given) - wanted)
    if missing:
        raise InvalidTemplateData(f"template_data has no {missing[0]}, which the text asks for.")
    if unknown:
        raise InvalidTemplateData(f"template_data has {unknown[0]}, which the text does not ask for.")


def refuse_expressions(text: str) -> None:
    """Raises InvalidTemplateData for a text that waits for another engine to work it out."""
    found = _OTHER_ENGINES.search(text)
    if found is not None:
        raise InvalidTemplateData(f"“{found[0]}” is not filled in here. Only names such as ${{name}} are.")


def fill(text: str, values: Mapping[str, str], most: int) -> str:
    """In one pass, so that values with names in them stay as they are. Raises InvalidTemplateData past `most`."""
    parts, at, length = [], 0, 0
    for found in _NAME.finditer(text):
        parts += [text[at : found.start()], values[found[1]]]
        at = found.end()
        length += len(parts[-2]) + len(parts[-1])
        if length > most:
            break
    parts.append(text[at:])
    if length + len(parts[-1]) > most:
        raise InvalidTemplateData(f"With template_data filled in, a text is longer than {most} characters.")
    return "".join(parts)
