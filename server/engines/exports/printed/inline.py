"""Plain text of a document as runs."""

import re

from server.engines.exports.printed.blocks import Run, Runs

_LOUD = re.compile(r"\b(NOT|EXCEPT)\b")


def plain(text: str) -> Runs:
    """The text, with the words that a reader must not miss, NOT and EXCEPT in capitals, in bold."""
    parts = _LOUD.split(text)
    return tuple(Run(part, bold=index % 2 == 1) for index, part in enumerate(parts) if part)


def bold(text: str) -> Runs:
    """All of the text in bold."""
    return (Run(text, bold=True),) if text else ()


def code(text: str) -> Runs:
    """All of the text in fixed width."""
    return (Run(text, code=True),) if text else ()
