"""Which of a model's questions are kept. What is refused is told, in words that the model can mend it by."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from server.engines.items.gate.gate import item_findings
from server.engines.items.gate.rule import Context, Severity
from server.engines.items.gate.rules import key_in_source
from server.engines.items.model import Item, ItemType, Objective, ShortAnswer
from server.engines.items.text.words import bare, word_overlap
from server.engines.quizzes.from_model.grounding import as_of_material, located, objective_at, unsupported
from server.engines.quizzes.from_model.reading import Raw, Unreadable, read_item
from server.engines.quizzes.from_model.rubbish import is_about, rubbish_in
from server.engines.quizzes.from_source.material import Material
from server.engines.quizzes.selecting import goes_with

SHORTEST_REASON = 4
"""Words."""
ALIKE = 0.8
"""Share of words in common, from which on a reason is the question once more."""
LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Desk:
    """What a model's questions are held against. `about`: stems of the words that the topic is spoken of in, if known.

    `types` are those that were asked for. `in_stories`: its questions speak of anything that can be counted.
    """

    model: str
    types: Sequence[ItemType]
    objectives: Sequence[Objective]
    context: Context
    materials: Sequence[Material] = ()
    about: frozenset[str] = frozenset()
    in_stories: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A question by its beginning, and what is wrong with it."""

    stem: str
    why: tuple[str, ...]


@dataclass(slots=True)
class Judged:
    """`sound` in the order in which they were written."""

    sound: list[Item] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def judge(raws: Sequence[Raw], desk: Desk, others: Sequence[Item], seed: int) -> Judged:
    """`others` are items that stay, and that none of these may repeat or give away.

    It makes no difference whether they are judged together, or the sound ones of some are among `others` for the rest.
    """
    judged = Judged()
    for raw in raws:
        rng = random.Random(f"{seed}/{_shown(raw.get('stem'))}")  # noqa: S311 - an order, no secret
        try:
            item = _sourced(read_item(raw, desk.objectives, desk.model, rng, desk.context.run_luau), raw, desk)
        except Unreadable as reason:
            judged.refused.append(Refused(_shown(raw.get("stem")), (str(reason),)))
            continue
        why = tuple(_flaws(item, desk, [*others, *judged.sound]))
        if why:
            judged.refused.append(Refused(_shown(item.stem), why))
        else:
            judged.sound.append(item)
    return judged


def _sourced(item: Item, raw: Raw, desk: Desk) -> Item:
    """With the place in the teacher's text, where there is one: it is found here, and not believed."""
    if not desk.materials:
        return item
    quote = raw.get("quote")
    source = located(quote, desk.model, desk.materials) if isinstance(quote, str) else None
    if source is None:
        raise Unreadable("What it quotes does not stand in the text, word for word.")
    return replace(item, source=source, objective=objective_at(source, desk.materials))


def _flaws(item: Item, desk: Desk, others: Sequence[Item]) -> Iterator[str]:
    if item.type not in desk.types:
        yield "This type of question was not asked for."
    if len(item.reason.split()) < SHORTEST_REASON or word_overlap(item.reason, item.stem) > ALIKE:
        yield "Its reason does not say why the answer is right."
    if isinstance(item.answer, ShortAnswer) and not bare(item.answer.key):
        yield "Its answer holds no words."
    if desk.about and not is_about(item, desk.about, in_stories=desk.in_stories):
        yield "It is not about the topic."
    yield from rubbish_in(item, desk.about, desk.context)
    yield from _of_the_gate(item, desk)
    if not goes_with(item, others, desk.context):
        yield "It repeats another question, or one of both gives the other's answer away."


def _of_the_gate(item: Item, desk: Desk) -> Iterator[str]:
    """A key from a text may be put in other words than the text's; all else holds as for what is made of the text."""
    if desk.materials:
        yield from unsupported(item)
    looked_at = as_of_material(item) if desk.materials else item
    for finding in item_findings(looked_at, desk.context):
        if finding.severity is Severity.HARD and finding.rule != key_in_source.RULE.name:
            yield finding.message


def _shown(stem: object) -> str:
    text = " ".join(stem.split()) if isinstance(stem, str) else ""
    return "".join(sign for sign in text if sign.isprintable())[:LONGEST_SHOWN]
