"""Statements that the source makes, and such with one figure, name or term of it changed to another."""

import random
import re
from collections.abc import Iterator, Sequence

from server.engines.items.model import Bloom, Difficulty, Item, TrueFalse
from server.engines.items.text.figures import FigureKind
from server.engines.items.text.shapes import takes_an
from server.engines.quizzes.from_source.definitions import Definition
from server.engines.quizzes.from_source.keys import Key, KeyKind, Keys
from server.engines.quizzes.from_source.multiple_choice import are_told_apart
from server.engines.quizzes.from_source.sourced import sourced
from server.engines.sources.model import Role

_SAYS_LITTLE = re.compile(
    r"\b(?:useful|useless|important|importance|interesting|various|dramatic(?:ally)?|a variety|many different|several"
    r"|some|sometimes|often|frequently|usually|generally|typically|may|might|could|perhaps|probably|possible|possibly"
    r"|likely|relatively|not|n[o’']t|never|few|recent|recently|remarkabl[ey]|different|certain|popular|complex|similar"
    r"|you|we)\b|^(?:Many|Most|How|What|Whether)\b",
    re.IGNORECASE,
)
"""Of a true statement: nobody can be wrong about it."""
MOST_YEARS = 75
"""By which a wrong year is off: farther ones are seen to be wrong."""
LONGEST = 28
"""Words of a statement that is still judged as a whole."""
MOST_TRUE_ALONE = 3
"""True statements where the text holds no more that can be changed."""
NEAREST = 3
"""Of the rivals of a figure: one of those that are not far off is taken."""


def true_falses(keys: Keys, definitions: Sequence[Definition], rng: random.Random) -> Iterator[Item]:
    """About half of them true: where there is a choice, the truth is drawn, and true ones alone do not fill a quiz."""
    true: list[Item] = []
    false: list[Item] = []
    defined = {id(one.statement): one for one in definitions if one.verb}
    for statement in keys.reading.statements:
        if not statement.alone or statement.role is Role.STEP or len(statement.text.split()) > LONGEST:
            continue
        changed = _changed(keys.of(statement), keys, rng) or _other_term(
            defined.get(id(statement)), definitions, keys, rng
        )
        asks = Difficulty.MEDIUM if statement.figures else Difficulty.EASY
        if changed is not None and len(false) + rng.random() < len(true) + 0.5:
            false.append(sourced(changed, TrueFalse(False, statement.text), [statement], Bloom.REMEMBER, asks))
        elif keys.of(statement) and _SAYS_LITTLE.search(statement.text) is None:
            true.append(sourced(statement.text, TrueFalse(True), [statement], Bloom.REMEMBER, asks))
    yield from false
    yield from rng.sample(true, min(len(true), max(MOST_TRUE_ALONE, len(false))))


def _changed(asked: Sequence[Key], keys: Keys, rng: random.Random) -> str | None:
    """With another figure, person or place; figures first, for they are surest."""
    for key in sorted(asked, key=lambda one: list(KeyKind).index(one.kind)):
        if key.kind is KeyKind.TERM or "name other" in key.form:
            continue
        rivals = keys.rivals_of(key)
        if key.figure is not None:
            far = MOST_YEARS if key.figure.kind is FigureKind.YEAR else float("inf")
            near = [one for one in rivals if abs(one.number - key.number) <= far]
            rivals = sorted(near, key=lambda one: abs(one.number - key.number))[:NEAREST]
        if rivals:
            text = key.statement.text
            return f"{text[: key.start]}{rng.choice(rivals).text}{text[key.end :]}"
    return None


def _other_term(
    one: Definition | None, definitions: Sequence[Definition], keys: Keys, rng: random.Random
) -> str | None:
    """What a definition defines, changed to another word that the text defines with the same article and verb."""
    if one is None or not one.is_fair:
        return None
    others = [
        other.term
        for other in definitions
        if (other.article, other.verb) == (one.article, one.verb) and other.is_fair and are_told_apart(one, other, keys)
    ]
    text = one.statement.text
    at = text.casefold().find(one.term.casefold())
    if not others or at < 0 or at > len("The ") or text[at + len(one.term) :].startswith((",", " or ", " (")):
        return None
    term = rng.choice(others)
    article = text[:at]
    if article in ("A ", "An "):
        article = "An " if takes_an(term) else "A "
    put = term if article else term[:1].upper() + term[1:]
    return f"{article}{put}{text[at + len(one.term) :]}"
