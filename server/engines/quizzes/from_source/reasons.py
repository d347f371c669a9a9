"""Why, how, and what follows: questions that hold a clause of the sentence as it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from server.engines.quizzes.from_source.material import Statement
from server.engines.quizzes.from_source.wording import is_whole, points_back, within

_REASON_LAST = re.compile(
    r"^(?P<clause>[A-Z][^;]+?),?(?: (?:partly|mainly|largely|primarily|mostly|in part|chiefly))?"
    r" (?P<why>(?:because(?! of)|because of|due to|owing to|thanks to|so that|in order to|in order for) [^;]{8,})\.$"
)
_REASON_FIRST = re.compile(r"^(?:Because|Since) (?P<why>(?!then\b|the \d|\d)[^,;]{8,}), (?P<clause>[a-z][^;]+)\.$")
_SO = re.compile(
    r"^(?P<why>(?!(?:Although|While|When|If|Because|Since|As|Though|Whereas)\b)[A-Z][^,;]{12,}), (?:and )?so"
    r" (?P<clause>(?!(?:that|far|much|many|long|on|too|did|do|does|is|are|was|were|to|as|called)\b)[a-z][^,;]+)\.$"
)
_BY_DOING = re.compile(
    r"^(?P<clause>[A-Z][^,;]+?) by (?P<how>(?!(?:morning|evening|during|nothing|anything|something|everything|king"
    r"|spring|string|wing|ring|being|including|following|building|beginning|far)\b)[a-z]+ing [^;]{6,})\.$"
)
_WHEN = re.compile(
    r"^(?P<word>When|If|Whenever|Once) (?P<clause>[^,;]{8,}), (?:then )?(?P<then>(?!then)[a-z][^;]{8,})\.$"
)
_WHEN_LAST = re.compile(
    r"^(?P<subject>(?:The |An? )?[A-Za-z][\w'’-]*(?: (?:of |in )?[\w'’-]+){0,4}?) (?P<verb>occurs?"
    r"|happens?|takes? place"
    r"|arises?|forms?) (?P<when>(?:when|if|where|whenever) [^;]{8,})\.$"
)
_WITHOUT = re.compile(
    r"^Without (?P<clause>[^,;]{4,50}), (?P<then>[^;]*\b(?:would|could|cannot|can not|will)\b[^;]+)\.$"
)
_NO_CLAUSE = re.compile(
    r"^(?:Although|Though|While|When|If|Whenever|Because|Since|As|Whereas|Unless|Until|Once|After|Before|Despite"
    r"|Even|Just|Partly|Simply|Perhaps|What|How|Why|Who|Which|Whether|Some|One|Many|Most|Few|Several)\b"
    r"|, (?:and|but|so|or|yet|while|whereas|which|who|although|though|even)\b"
    r"|\b(?:said|says|say|argued?|argues|believed?|believes|claim(?:ed|s)?|thinks?|thought|not|n[o’']t|never|only"
    r"|because|so that|perhaps|since|we|you|example|examples|reason|reasons|begin|begins|if|unless|rather"
    r"|than|requires?"
    r"|let[’']s|let us|think)\b|,",
    re.IGNORECASE,
)
_ENDS_EARLY = re.compile(r"\b(?:is|are|was|were|be|been|not|only|just|simply|and|or|but|either|precisely|especially)$")
_NO_SUBORDINATE = re.compile(
    r"^\w+(?:ed|ing)\b|\b(?:because|although|though|unless|we|think|example|someone|somebody|anyone"
    r"|people want|and if|or if)\b"
)
_NOTHING_HAPPENS = re.compile(
    r"\b(?:called|known as|termed|referred to as|named|we|you|your|should|must|need to|needs to|ought|said to)\b"
    r"|^(?:it is|it was|there|this|that|what|how|who|why|is|are|was|were|do|does|did|let|consider|imagine|remember"
    r"|note|see|think|use|add|try|look|make|take|turn|put|write|ask|check|choose|keep|draw|read|open|close|press"
    r"|click|start|stop|call|give|go|find|one|move|set|save|test|wait|leave|cut)\b|^you\b"
    r"|^(?:the |a |an )?[\w'’-]+(?: [\w'’-]+)? (?:is|are|was|were) (?:an?|the|not|more|less|very|also"
    r"|said|one|about|\d)\b"
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|can|may|will)\b")
_PAST = re.compile(
    r"\b(?:was|were|had|did|could|came|went|rose|fell|began|saw|took|made|found|became|left|lost|gave|grew|broke"
    r"|built|sent|got|won|led|brought|held|ran|stood|met|knew|thought|told|kept|drew|spoke|wrote|fought|died)\b"
)
_REGULAR = re.compile(r"\b(?!need|feed|seed|speed|bleed|breed|exceed|proceed|succeed|indeed)\w+ed\b")
_STATE = re.compile(r"\b(?:was|were|had)\b(?! \w+(?:ed|en)\b)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the words of the sentence that answer it."""

    stem: str
    point: str
    cause: str = ""
    """The words that tell a cause, and those that tell its effect; empty where it is none."""
    effect: str = ""


def asked_of(statement: Statement) -> Iterator[Asked]:
    """None where the grammar is not certain."""
    for ask in (_why_last, _why_first, _why_so, _how, _what_follows, _when, _without):
        asked = ask(statement)
        if asked is not None:
            yield asked


def _why_last(statement: Statement) -> Asked | None:
    found = _REASON_LAST.match(statement.text)
    if found is None or _ENDS_EARLY.search(found["clause"]):
        return None
    return _because(found, statement)


def _why_first(statement: Statement) -> Asked | None:
    found = _REASON_FIRST.match(statement.text)
    if found is None or (statement.text.startswith("Since") and re.search(r"\b(?:has|have|had)\b", found["clause"])):
        return None
    return _because(found, statement)


def _why_so(statement: Statement) -> Asked | None:
    found = _SO.match(statement.text)
    return _because(found, statement) if found is not None else None


def _because(found: re.Match[str], statement: Statement) -> Asked | None:
    asked = _explained("why", found["clause"], found["why"], statement)
    cause = found["why"].removeprefix("because ")
    if asked is None or cause.startswith(("because of", "so that", "in order", "due to", "owing to", "thanks to")):
        return asked
    return replace(asked, cause=cause, effect=found["clause"].rstrip(","))


def _how(statement: Statement) -> Asked | None:
    found = _BY_DOING.match(statement.text)
    if found is None or _ENDS_EARLY.search(found["clause"]):
        return None
    return _explained("how", found["clause"], f"by {found['how']}", statement)


def _explained(word: str, clause: str, point: str, statement: Statement) -> Asked | None:
    clause = clause.rstrip(",")
    told = within(clause, statement)
    if told is None or _NO_CLAUSE.search(clause) or not is_whole(clause):
        return None
    return Asked(f"Explain {word} {told}.", point)


def _what_follows(statement: Statement) -> Asked | None:
    """`What happens when …?`; what would be, and what was, in their tense."""
    found = _WHEN.match(statement.text)
    if found is None:
        return None
    clause, then = found["clause"], found["then"]
    if not is_whole(clause) or _NO_SUBORDINATE.search(clause) or _NOTHING_HAPPENS.search(then):
        return None
    word = "if" if found["word"] == "If" else "when"
    if re.search(r"\b(?:would|might)\b", then):
        return Asked(f"What would happen {word} {clause}?", then) if word == "if" else None
    verb = _tense(clause, then)
    return Asked(f"What {verb} {word} {clause}?", then, clause, then) if verb else None


def _tense(clause: str, then: str) -> str | None:
    """`happens` or `happened`; None where it is not clear, or where nothing but a time is told."""
    if _PRESENT.search(clause):
        return "happens"
    if _PAST.search(clause):
        return None if _STATE.search(clause) else "happened"
    if _REGULAR.search(clause):
        return "happens" if _PRESENT.search(then) else "happened" if _PAST.search(then) else None
    return None if _PAST.search(then) else "happens"


def _when(statement: Statement) -> Asked | None:
    found = _WHEN_LAST.match(statement.text)
    if found is None or _NO_CLAUSE.search(found["subject"]) or points_back(found["subject"]):
        return None
    subject = within(found["subject"], statement)
    if subject is None:
        return None
    verb, _, rest = found["verb"].partition(" ")
    does = "does" if verb.endswith("s") else "do"
    return Asked(f"When {does} {subject} {verb.removesuffix('s')}{' ' + rest if rest else ''}?", found["when"])


def _without(statement: Statement) -> Asked | None:
    found = _WITHOUT.match(statement.text)
    if found is None or points_back(found["clause"]):
        return None
    would = re.search(r"\b(?:would|could)\b", found["then"])
    return Asked(f"What {'would happen' if would else 'happens'} without {found['clause']}?", found["then"])
