"""What something causes, consists of, is for, where it is found, and which kinds there are: asked for by its verb."""

import re
from collections.abc import Iterator

from server.engines.items.text.shapes import is_plural
from server.engines.quizzes.from_source.material import Statement
from server.engines.quizzes.from_source.reasons import Asked
from server.engines.quizzes.from_source.wording import points_back, within

_SUBJECT = r"(?P<subject>(?:The |An? )?[A-Za-z][\w'’-]*(?: (?:of the |of |in the |in )?[\w'’-]+){0,5}?)"
_DOES = re.compile(
    rf"^{_SUBJECT} (?P<verb>leads?|led|results?|resulted|depends?|depended|consists?|consisted|causes?|caused|measures?"
    r"|states?|describes?|represents?|produces?|contains?|regulates?|stores?|protects?|converts?|transmits?|prevents?"
    r"|absorbs?|releases?|explains?|includes?|involves?|requires?|provides?|determines?|affects?|influences?|creates?"
    r"|needs?|enables?|encompass(?:es)?|separates?|connects?|combines?|controls?|supports?|promotes?|forbids?|forbade"
    r"|abolished|guarantees?|collects?|carries|carry)(?P<with> (?:to|in|on|of))? (?P<object>[^;:]{6,})\.$"
)
_PAST = {
    "led": "lead",
    "resulted": "result",
    "depended": "depend",
    "consisted": "consist",
    "caused": "cause",
    "forbade": "forbid",
    "abolished": "abolish",
}
_SINGULAR = {"encompasses": "encompass", "carries": "carry"}
_TAKES = {"lead": " to", "result": " in", "depend": " on", "consist": " of"}
_IS = re.compile(
    rf"^{_SUBJECT} (?P<verb>is|are|was|were) (?P<done>caused by|made up of|made of|composed of|used to|used for"
    r"|responsible for|measured in|measured by|known for|based on|named after|divided into|associated with|derived from"
    r"|controlled by|protected by|regulated by|determined by|influenced by|affected by|produced by|surrounded by"
    r"|governed by|characterized by|classified into|converted into|connected to|made from|separated by"
    r"|driven by) (?P<object>[^;:]{3,})\.$"
)
_ASKS = {
    "used to": "What {verb} {subject} used for?",
    "named after": "After what or whom {verb} {subject} named?",
}
_WHERE = re.compile(
    rf"^{_SUBJECT} (?P<verb>is|are|was|were) (?P<done>found|located|stored|produced|made|formed)"
    r" (?P<where>(?:in|on|at|inside|between|near|within|along|beneath|under|above|throughout) (?!(?:part|large|order"
    r"|the same|addition|general|many|this|these|general|response|terms|such|turn|ways?|form)\b|\d)[^;:]{4,})\.$"
)
_OF = re.compile(
    r"^The (?P<what>(?:main |primary |chief |basic |most important )?(?:purpose|function|role|goal|aim|task|job|cause"
    r"|advantage|disadvantage|benefit|drawback|unit|effect|objective)) of (?P<subject>[^,;:]{3,60}?)"
    r" (?P<verb>is|was) (?P<object>(?!not)[^;:]{6,})\.$"
)
_COUNTED = r"(?P<count>two|three|four|five|six|seven|eight)"
_THERE_ARE = re.compile(
    rf"^There are {_COUNTED} (?P<what>[^,;:]{{4,60}}?)(?:: |, namely |, which are )(?P<list>[^;:]{{8,}})\.$"
)
_THE_ARE = re.compile(
    rf"^The {_COUNTED} (?P<what>(?:[\w-]+ ){{0,3}}?[\w-]+ (?:of|in|for"
    rf"|to) [^,;:]{{3,50}}?) are (?P<list>(?!thus|not|\w+ed\b|\w+ly\b)[^;:]*,? and [^;:]+)\.$"
)
_DIFFERS = re.compile(
    rf"^{_SUBJECT} (?P<verb>differs?|differed) from (?P<other>[^,;:]{{3,50}}?) (?P<how>(?:because|in that"
    rf"|in) [^;:]{{6,}})\.$"
)
_NO_SUBJECT = re.compile(
    r"\b(?:two|three|four|five|six|that|which|who|and|or|is|are|was|were|had|has|have|can|will|may|must"
    r"|not|what|how|when|where|if|while|as"
    r"|because|one|some|most|many|each|several|few|all|any|more|by|for|with|from|to|often|usually|typically|sometimes"
    r"|examples?|types?|kinds?|such|result|results|step|way|latter|same|next|first|second|change|changes"
    r"|rest|study|studies|test|group"
    r"|experiment|part|parts|thing|things|figure|table|equation|chapter|section|although|since|after|before)\b"
    r"|\b\w+ly\b|\d|^(?:In|On|At|For|With|By|Under|During|Then|Today|Here|Such)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(r", (?:while|whereas|although|but|so|which)\b| and the (?:\w+ ){1,6}?\w+(?:es|[^s]s) (?:the|an?) ")
"""Behind which something else is said."""
_NOT_SAID = re.compile(
    r"^(?:with|directly|in|on|at|to|by|from|only|for)\b|^(?:the )?(?:same|following|this|these|it|them"
    r"|that it|that they|one another|each other)\b|, (?:and"
    r"|but) (?:it|they|this)\b"
)


def related(statement: Statement) -> Iterator[Asked]:
    """None where the grammar is not certain. Sentences that count kinds are asked for although a colon is in them."""
    if statement.alone:
        for ask in (_does, _is, _where, _of, _differs):
            asked = ask(statement)
            if asked is not None:
                yield asked
    for pattern in (_THERE_ARE, _THE_ARE):
        found = pattern.match(statement.text)
        if (
            found is not None
            and not points_back(found["what"])
            and "," in found["list"] + ("," * (found["count"] == "two"))
        ):
            yield Asked(f"What are the {found['count']} {found['what']}?", found["list"])


def _subject(found: re.Match[str], statement: Statement) -> str | None:
    """None where it is no plain noun phrase, or says too little to be asked about."""
    subject = found["subject"]
    if _NO_SUBJECT.search(subject) or points_back(subject) or len(subject) < 4:
        return None
    return within(subject, statement)


def _does(statement: Statement) -> Asked | None:
    found = _DOES.match(statement.text)
    if found is None or _NOT_SAID.search(found["object"]):
        return None
    past = _PAST.get(found["verb"])
    base = past or _SINGULAR.get(found["verb"]) or found["verb"].removesuffix("s")
    takes = found["with"] or ""
    subject = _subject(found, statement)
    if subject is None or takes != _TAKES.get(base, ""):
        return None
    single = found["verb"] != base
    if not past and is_plural(re.sub("^(?:the|an?) ", "", subject)) is single:
        return None
    does = "did" if past else "does" if single else "do"
    if base == "protect" and " from " in found["object"]:
        protected, _, danger = found["object"].partition(" from ")
        return Asked(f"From what {does} {subject} protect {protected}?", danger) if not points_back(protected) else None
    return Asked(f"What {does} {subject} {base}{takes}?", _ELSE.split(found["object"])[0])


def _is(statement: Statement) -> Asked | None:
    found = _IS.match(statement.text)
    subject = _subject(found, statement) if found is not None else None
    if found is None or subject is None or _NOT_SAID.search(found["object"]):
        return None
    ask = _ASKS.get(found["done"], "What {verb} {subject} {done}?")
    point = f"to {found['object']}" if found["done"] == "used to" else found["object"]
    return Asked(ask.format(verb=found["verb"], subject=subject, done=found["done"]), point)


def _where(statement: Statement) -> Asked | None:
    found = _WHERE.match(statement.text)
    subject = _subject(found, statement) if found is not None else None
    if found is None or subject is None:
        return None
    return Asked(f"Where {found['verb']} {subject} {found['done']}?", found["where"])


def _of(statement: Statement) -> Asked | None:
    found = _OF.match(statement.text)
    if found is None or points_back(found["subject"]) or _NO_SUBJECT.search(found["subject"]):
        return None
    return Asked(f"What {found['verb']} the {found['what']} of {found['subject']}?", found["object"])


def _differs(statement: Statement) -> Asked | None:
    found = _DIFFERS.match(statement.text)
    subject = _subject(found, statement) if found is not None else None
    if found is None or subject is None or points_back(found["other"]):
        return None
    does = "did" if found["verb"] == "differed" else "does" if found["verb"] == "differs" else "do"
    return Asked(f"How {does} {subject} differ from {found['other']}?", found["how"])
