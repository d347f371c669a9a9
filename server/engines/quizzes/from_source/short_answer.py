"""Questions that a sentence of the source answers, asked only where its grammar is certain."""

import re
from collections.abc import Iterator, Sequence

from server.engines.items.model import Bloom, Difficulty, Item, ShortAnswer
from server.engines.quizzes.from_source.definitions import Definition
from server.engines.quizzes.from_source.keys import KeyKind, Keys
from server.engines.quizzes.from_source.material import Reading, Statement
from server.engines.quizzes.from_source.reasons import Asked, asked_of
from server.engines.quizzes.from_source.relations import related
from server.engines.quizzes.from_source.sourced import sourced
from server.engines.quizzes.from_source.wording import within
from server.engines.sources.model import Role

_PARTICIPLE = (
    r"(?:born|built|founded|discovered|invented|finished|opened|completed|published|signed|adopted|elected|killed"
    r"|written"
    r"|ratified|established|introduced|abolished|created|crowned|launched|painted|named|closed|destroyed|rebuilt"
    r"|married)"
)
_WHEN = re.compile(
    rf"^(?P<subject>(?:The |A )?[A-Z][^,;]{{2,60}}?) (?P<verb>was"
    rf"|were) (?P<done>{_PARTICIPLE})(?P<rest>[^,;]{{0,60}}?)"
    r" (?:in|on) (?P<when>(?:[A-Z][a-z]+ (?:\d{1,2}, )?)?(?:1\d{3}|20\d\d))\.$"
)
_WHY = re.compile(
    r"^(?P<subject>(?:The |An? )?[A-Za-z][\w'’-]*(?: [\w'’-]+){0,3}?) (?P<verb>is|are|was|were|can|cannot|could"
    r"|must|should)"
    r" (?P<rest>[^,;]+?),? because (?P<why>[^;]{12,})\.$"
)
_BECAUSE = re.compile(
    r"^Because (?P<why>[^,;]{8,}), (?P<subject>(?:the |an? )?[A-Za-z][\w'’-]*(?: [\w'’-]+){0,3}?)"
    r" (?P<verb>is|are|was|were|can|cannot|could|must|should) (?P<rest>[^,;]+)\.$"
)
_WHO = re.compile(
    r"^(?P<who>[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]*|of|de|von|van|Le|La))+) (?P<rest>(?:invented|discovered|founded"
    r"|wrote|painted"
    r"|built|designed|proposed|composed|introduced|published|described|developed|explored|conquered|proved"
    r"|measured|found"
    r"|showed) [^;]+)\.$"
)
_NO_SUBJECT = re.compile(
    r"^(?:there|it|they|he|she|this|that|these|those|what|which|who|one|some|most|many|all|each|both|we|you|i)\b"
    r"|\b(?:that|which|who|and|is|are|was|were|had|has|of it)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\b(?:it|its|they|their|them|he|his|him|she|her|who)\b|, (?:and|but|which|while|although)\b")
"""What is no part of what the person did."""


def short_answers(reading: Reading, definitions: Sequence[Definition], keys: Keys) -> Iterator[Item]:
    """In the order of the text."""
    defined = {id(one.statement): one for one in definitions}
    for statement in reading.statements:
        definition = defined.get(id(statement))
        if definition is not None:
            yield _what(definition)
        elif statement.role not in (Role.STEP, Role.ENTRY):
            yield from _asked(statement, keys)


def _what(definition: Definition) -> Item:
    if not definition.verb:
        stem = f"What does the {'term' if ' ' in definition.term else 'word'} “{definition.term}” mean?"
        answer = ShortAnswer(definition.meaning, ())
    else:
        term = f"{definition.article} {definition.term}".strip()
        past = definition.statement.text.partition(definition.meaning)[0].rstrip().endswith((" was", " were"))
        verb = {"is": "was", "are": "were"}[definition.verb] if past else definition.verb
        stem = f"What {verb} {term}?"
        answer = ShortAnswer(definition.statement.text, (definition.meaning,))
    return sourced(stem, answer, [definition.statement], Bloom.REMEMBER, Difficulty.MEDIUM)


def _asked(statement: Statement, keys: Keys) -> Iterator[Item]:
    if statement.alone:
        for asked in (_when(statement), _why(statement), _because(statement), _who(statement, keys)):
            if asked is not None:
                stem, point, bloom, difficulty = asked
                yield sourced(stem, ShortAnswer(statement.text, (point,)), [statement], bloom, difficulty)
                return
        for one in asked_of(statement):
            yield _item(statement, one, Bloom.UNDERSTAND, Difficulty.HARD)
            return
    for one in related(statement):
        yield _item(statement, one, Bloom.REMEMBER, Difficulty.MEDIUM)
        return


def _item(statement: Statement, one: Asked, bloom: Bloom, difficulty: Difficulty) -> Item:
    return sourced(one.stem, ShortAnswer(statement.text, (one.point,)), [statement], bloom, difficulty)


_Asked = tuple[str, str, Bloom, Difficulty]


def _when(statement: Statement) -> _Asked | None:
    found = _WHEN.match(statement.text)
    if found is None or _NO_SUBJECT.search(found["subject"]):
        return None
    subject = within(found["subject"], statement)
    if subject is None:
        return None
    return (
        f"When {found['verb']} {subject} {found['done']}{found['rest']}?",
        found["when"],
        Bloom.REMEMBER,
        Difficulty.MEDIUM,
    )


def _why(statement: Statement) -> _Asked | None:
    found = _WHY.match(statement.text)
    if found is None or _NO_SUBJECT.search(found["subject"]) or not _is_plain(found["rest"]):
        return None
    subject = within(found["subject"], statement)
    if subject is None:
        return None
    verb = "can’t" if found["verb"] == "cannot" else found["verb"]
    return (
        f"Why {verb} {subject} {found['rest']}?",
        f"because {found['why']}",
        Bloom.UNDERSTAND,
        Difficulty.HARD,
    )


def _because(statement: Statement) -> _Asked | None:
    found = _BECAUSE.match(statement.text)
    if found is None or _NO_SUBJECT.search(found["subject"]) or not _is_plain(found["rest"]):
        return None
    subject = within(found["subject"], statement)
    if subject is None:
        return None
    verb = "can’t" if found["verb"] == "cannot" else found["verb"]
    return f"Why {verb} {subject} {found['rest']}?", found["why"], Bloom.UNDERSTAND, Difficulty.HARD


def _who(statement: Statement, keys: Keys) -> _Asked | None:
    found = _WHO.match(statement.text)
    if found is None or all(name.text != found["who"] for name in statement.names) or _OF_ANOTHER.search(found["rest"]):
        return None
    if any(key.kind is KeyKind.NAME and key.text == found["who"] for key in keys.of(statement)):
        return f"Who {found['rest']}?", found["who"], Bloom.REMEMBER, Difficulty.MEDIUM
    return None


def _is_plain(rest: str) -> bool:
    return (
        re.search(r"\b(?:because|that|which|situations|it|its|they|them|their|he|him|she|her|this|not only)\b", rest)
        is None
    )
