"""Whether a text that a model was given says what the model says that it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from server.engines.items.model import (
    BLANK,
    FillIn,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Origin,
    ShortAnswer,
    Source,
    TrueFalse,
)
from server.engines.items.text.figures import figures_of
from server.engines.items.text.words import bare, content_stems
from server.engines.quizzes.from_source.material import Material, objective_id

SHORTEST_QUOTE = 4
"""Words: fewer stand in any text."""
ENOUGH_SHARED = 0.7
"""Share of the words of a longer answer that stand in the quote: it may be put in other words, not add to it."""
LONG = 4
"""Words that carry meaning, from which on an answer is a longer one."""
_ALIKE = {
    sign: f"[{re.escape(alike)}]" for alike in ("'’\N{LEFT SINGLE QUOTATION MARK}", '"“”', "-–−") for sign in alike
}


def located(quote: str, model: str, materials: Sequence[Material]) -> Source | None:
    """The first place where the quote stands, whatever its white space, case and kind of quotation marks."""
    words = quote.strip(" “”\"'…").split()
    if len(words) < SHORTEST_QUOTE:
        return None
    sought = re.compile(r"\s+".join(_any_marks(word) for word in words), re.IGNORECASE)
    for material in materials:
        found = sought.search(material.source.text)
        if found is not None:
            return _source(model, material, found.start(), found.end())
    return None


def objective_at(source: Source, materials: Sequence[Material]) -> str:
    """Of the section that a located source stands in."""
    for material in materials:
        if material.id == source.material_id and source.start is not None:
            section = material.source.section_at(source.start)
            return objective_id(material, material.source.sections.index(section))
    return ""


def unsupported(item: Item) -> Iterator[str]:
    """What of the key the quote of the item's source does not say."""
    quote = item.source.quote
    if isinstance(item.answer, MultipleChoice | ShortAnswer | Numeric) and not (
        set(content_stems(item.stem)) & set(content_stems(quote))
    ):
        yield "The quoted place is about something else than the question."
    said, stems = f" {bare(quote)} ", set(content_stems(quote))
    numbers = {figure.value for figure in figures_of(quote)}
    for part in _to_support(item):
        mine = set(content_stems(part))
        if f" {bare(part)} " in said:
            continue
        if len(mine) < LONG or len(mine & stems) < ENOUGH_SHARED * len(mine):
            yield f"The quoted place does not say “{part}”."
        elif any(figure.value not in numbers for figure in figures_of(part)):
            yield f"The quoted place does not say the number in “{part}”."


def as_of_material(item: Item) -> Item:
    """For the rules that look into the source."""
    return replace(item, source=replace(item.source, origin=Origin.MATERIAL))


def _source(model: str, material: Material, start: int, end: int) -> Source:
    source = material.source
    return Source(
        Origin.AI,
        name=model,
        section=source.section_at(start).heading,
        quote=source.text[start:end],
        page=source.page_at(start),
        start=start,
        end=end,
        material_id=material.id,
    )


def _any_marks(word: str) -> str:
    return "".join(_ALIKE.get(sign) or re.escape(sign) for sign in word)


def _to_support(item: Item) -> list[str]:
    match item.answer:
        case MultipleChoice():
            return [item.answer.right]
        case FillIn(key):
            return [key, item.stem.replace(BLANK, key)]
        case TrueFalse(key, correction):
            return [item.stem if key else correction]
        case Matching(pairs):
            return [text for pair in pairs for text in pair]
        case Ordering(shown):
            return list(shown)
        case ShortAnswer(key) | Numeric(key):
            return [key]
        case _:
            return []
