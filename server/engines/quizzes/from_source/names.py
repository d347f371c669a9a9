"""Names of people, places and things: words in capitals that are not so because a sentence begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from server.engines.items.text.figures import MONTHS
from server.engines.items.text.words import FUNCTION_WORDS, stem_of
from server.engines.word_sets import words

_JOINT = r"(?:of the|of|de la|de|da|du|von|van|del|della|bin)"
_WORD = r"[A-Z][\w'’-]*[\w]|[A-Z](?=\.)\.?|[A-Z](?=\s|$)"
_NAME = re.compile(rf"\b(?:{_WORD})(?:(?: {_JOINT})? (?:{_WORD}|\d{{1,2}}\b))*")
_NO_NAMES = words(
    """i monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr st north south east west earth internet
    english french german spanish italian latin greek chinese japanese roman bible white black god sun moon celsius
    fahrenheit kelvin"""
) | {month.casefold() for month in MONTHS}
_ADJECTIVE = re.compile(r".{2,}(?:ians?|eans?|ish|ese|icans?|ans|ic|erners?|ern)$")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|from|near|at|across|through|into|around|toward|towards|between|outside|of) (?:the )?$"
)
_PERSON_AFTER = re.compile(
    r"^(?:,? who\b| (?:and [A-Z]\w+ )?(?:was born|were married|died|said|wrote|writes|says|invented|discovered|founded"
    r"|showed|published|taught|received|painted|married|studied|argued|concluded|learned|announced|measured|refused"
    r"|led|traveled|believed|proposed|described|noticed|compared|wanted|became (?:the|a|an) (?:first )?\w+(?:er|or"
    r"|ist|ent)"
    r"|put|used|found|met|won|built|moved|worked|spoke|told|asked|had been)\b)"
)
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:by|Mr\.|Mrs\.|Ms\.|Dr\.|President|King|Queen|Emperor|General|Captain|Professor"
    r"|astronomer|scientist|chemist|physicist|engineer|artist|poet|inventor|explorer|husband|wife|brother|sister"
    r"|daughter"
    r"|son|friend|emperor|king|queen|president|mathematician|biologist|nurse|architect) )$"
)


_NO_PLACE = re.compile(
    r".*(?:['’]s\b.*|\b(?:Magazine|Review|Times|Act|Acts|War|Party|Company|Church|Bank|Journal|Society|Amendment|Treaty"
    r"|Plan|Program|Army|Navy|Movement|Rebellion|Renaissance|Enlightenment|Age|Era|Empire|Confederacy|Union|Congress"
    r"|Senate|Parliament|Court|Constitution|Bureau|Commission|Committee|Agency|Department))"
)


class NameKind(StrEnum):
    """What may stand beside each other."""

    PERSON = "person"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """`text` from `start` to `end` of the sentence."""

    text: str
    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True)
class Letters:
    """Words that a text writes in small letters somewhere, and such that it writes in capitals within a sentence."""

    small: frozenset[str]
    capital: frozenset[str]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of those in small letters."""
        return frozenset(map(stem_of, self.small))


@lru_cache(maxsize=8)
def letters_of(text: str) -> Letters:
    """Of a whole file."""
    capital = re.findall(r"(?<!\S)[a-z][\w'’-]*,? ([A-Z][\w-]+)(?! [A-Z])", text)
    return Letters(frozenset(re.findall(r"\b[a-z][\w'’-]*", text)), frozenset(capital))


def names_of(sentence: str, letters: Letters) -> tuple[Name, ...]:
    """In order. What the text writes in small letters as well is no name."""
    found: list[Name] = []
    for one in _NAME.finditer(sentence):
        name = _name(sentence, one, letters)
        if name is not None:
            found.append(name)
    return tuple(found)


def _name(sentence: str, found: re.Match[str], letters: Letters) -> Name | None:
    text, start = found.group(), found.start()
    first, _, rest = text.partition(" ")
    begins = start == 0 or sentence[:start].rstrip()[-1:] in '.!?:“"('
    if first.casefold() in FUNCTION_WORDS or (begins and first.casefold() in letters.small):
        if not rest or not rest[0].isupper():
            return None
        start += len(first) + 1
        text = rest
    text = text.removesuffix("'s").removesuffix("’s").removesuffix(".")
    parts = text.split()
    if not text or text.casefold() in _NO_NAMES or parts[0].casefold() in FUNCTION_WORDS or text[-1].isdigit():
        return None
    if len(parts) == 1 and (_ADJECTIVE.fullmatch(text.casefold()) or len(text) < 3 or text.casefold() in letters.small):
        return None
    if len(parts) > 1 and parts[-1].endswith("s") and _ADJECTIVE.fullmatch(parts[-1].casefold()):
        return None
    end = start + len(text)
    if re.search(r"\b[A-Z]\w+ and $", sentence[:start]) and len(parts) > 1:
        return None
    if len(parts) == 1 and begins and text not in letters.capital and not text.isupper():
        return None
    return Name(text, start, end, _kind(sentence, start, end, len(parts)))


def _kind(sentence: str, start: int, end: int, parts: int) -> NameKind:
    before, after = sentence[:start], sentence[end:]
    if sentence[start:end].isupper() and parts == 1:
        return NameKind.OTHER
    if _PERSON_BEFORE.search(before) or (_PERSON_AFTER.match(after) and parts < 4):
        return NameKind.PERSON
    in_it = _PLACE_BEFORE.search(before) and not before.endswith("of ")
    return NameKind.PLACE if in_it and _NO_PLACE.fullmatch(sentence[start:end]) is None else NameKind.OTHER


def kinds_by_name(names: Sequence[Name]) -> dict[str, NameKind]:
    """A name is what most of its sentences show; `OTHER` says nothing."""
    votes: dict[str, list[NameKind]] = {}
    for name in names:
        votes.setdefault(name.text, []).append(name.kind)
    kinds: dict[str, NameKind] = {}
    for text, seen in votes.items():
        person, place = seen.count(NameKind.PERSON), seen.count(NameKind.PLACE)
        kinds[text] = NameKind.OTHER if person == place else NameKind.PERSON if person > place else NameKind.PLACE
    return kinds


def contexts_of(sentence: str, name: Name) -> tuple[str, str]:
    """The words before and behind it, each with its side; names that share one are of a sort."""
    before, after = sentence[: name.start].split(), sentence[name.end :].split()
    return f"{before[-1].casefold()} _" if before else "^ _", f"_ {after[0].casefold()}" if after else "_ ."


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be of the same person or thing: they share a word, or the beginning of one."""
    mine, theirs = one.casefold().split(), other.casefold().split()
    return any(a[:4] == b[:4] for a in mine for b in theirs if len(a) > 2 and len(b) > 2)


def is_attribute(sentence: str, name: Name) -> bool:
    """Whether it only says which of some things is meant: `the Amazon region`."""
    after = re.match(r" ([a-z]+)\b", sentence[name.end :])
    if after is not None and after[1] in ("people", "men", "women", "children", "families", "workers", "soldiers"):
        return True
    if after is None or not sentence[: name.start].casefold().endswith(("the ", "a ", "an ")):
        return False
    return after[1] not in FUNCTION_WORDS and not after[1].endswith(("ed", "s"))
