"""Sentences that say what a word means."""

import re
from dataclasses import dataclass

from server.engines.items.text.shapes import is_plural
from server.engines.items.text.words import FUNCTION_WORDS, bare, content_stems, words_of
from server.engines.quizzes.from_source.material import Reading, Statement
from server.engines.quizzes.from_source.names import letters_of
from server.engines.sources.model import Role
from server.engines.word_sets import words

_TERM = r"(?P<article>(?:An?|The) )?(?P<term>[A-Za-z][\w'’-]*(?: (?:of )?[\w'’-]+){0,3}?)"
_ALIAS = r"(?:,? or [\w'’ -]{3,30}?,| \([A-Z][\w-]{1,7}\))?"
"""Another word for it, or its letters."""
_IS = re.compile(
    rf"^{_TERM}{_ALIAS} (?P<verb>is|are|was|were|means?|refers? to|is defined as|are defined as)"
    r" (?P<meaning>(?:an?|the|any(?! two)|one|all|anything|words?|those|how|what|when|[a-z]+(?: [a-z]+)? (?:that"
    r"|which|who"
    r"|of|in which|from|between|below|above|inside|made))\b .+)\.$"
)
_CALLED = re.compile(
    r"^(?P<meaning>(?:An?|The|Any|When|Animals|Plants|People|Things|Words|Rocks) [^,;:]{12,}?),? (?:is"
    r"|are) (?:also |often |sometimes |commonly )?"
    r"(?:called|known as|termed|named|referred to as) (?P<article>an? |the )?"
    r"(?P<term>[a-z][\w'’-]*(?: (?:of |of the )?[\w'’-]+){0,2})(?: \([^)]{2,30}\))?\.$"
)
_BESIDE = re.compile(
    r"^(?P<said>(?:The |An? )?[A-Za-z][^,;:()]+ (?:by|of|through|into|from|as|undergoes?|undergo|uses?|needs?|produces?"
    r"|releases?|contains?|causes?|is|are|called)) (?P<article>an? |the )?(?P<term>[a-z][\w-]+(?: [a-z][\w-]+)?),"
    r" (?P<meaning>(?:an?|the|any) (?:[a-z-]+ ){1,4}?(?:that|which|of|in which|by which|where|with|used|between|from)"
    r" [^,;:]+)\.$"
)
"""`Water enters the root by osmosis, the movement of …`"""
_NO_MAIN_CLAUSE = re.compile(
    r"^(?:In|On|At|When|If|After|Before|During|As|While|Because|Since|Although|Unlike|Like|With|Without|For|From|By"
    r"|Under|Over|Through|To|Among|Between|Despite|Whenever|Once|Until|Where|Instead|Along|Besides|[A-Z]\w+ly"
    r"|[A-Z]\w+ing|[A-Z]\w+ed)\b"
)
_ENTRY = re.compile(r"^(?P<term>[^:]{2,50}): (?P<meaning>.+?)\.?$")
_CUT = re.compile(
    r", (?:and|but|so|because|although|while) (?:it|they|its|their|in|is|are|the|can|this|not|a)\b.*$|,? such as .*$"
    r"|; .*$|,? for example.*$"
)
_CUT_AT_COMMA = re.compile(r", (?:and|but|so|because|although|while|which|where|with)\b.*$")
_NO_TERM = words(
    """this that these those it he she they we you i there here what who which one two three each most some many all
    no another every other others such first second third last next best main only result problem reason idea
    point question answer difference example purpose goal aim cause effect way part kind type thing things fact
    rest time day year place tomorrow today yesterday name people person man woman number largest smallest oldest
    biggest same nothing everything something anything today both half much more less few work use job task step
    story word water sun"""
)
_NO_MEANING = re.compile(
    r"^(?:a|an|the|one) (?:lot|few|little|good|bad|great|very|only|same|main|best|most|first|next|way|reason"
    r"|result|problem"
    r"|time|sign|case|bit|kind of thing|matter|more|most|less|better|worse|number|true|real)\b|^(?:made|known"
    r"|found|full"
    r"|part|because|born|so|as|too|one of|used|kept|able|seen|given|called|taken|how|what|when|those) "
)
_NO_MEANING_HERE = re.compile(
    r"^(?:the|an?) (?:leading|major|important|key|significant|popular|common|crucial|powerful|useful|essential|critical"
    r"|vital|necessary|serious|natural|typical|famous|easiest|largest|smallest|oldest|biggest|functional|backbone|heart"
    r"|foundation|name given|subject|topic|focus|basis|larger|smaller|higher|lower|greater|bigger|better"
    r"|longer|shorter)\b|\b(?:this|these|here|above|below|because|since|although)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"^(?:\w+ly )?\w+(?:ed|en|own|ing) (?:that|which|who|of|in|from|between|below|above|inside|made|by|at|as|to"
    r"|with|on|for)\b"
)
_SAYS_LITTLE = re.compile(r"^(?:the )?(?:one|ones|those|part|name|kind|type)\b(?! of)")
_ONLY_ONE = re.compile(
    r"^[A-Z][\w-]* (?:is|are|was) the (?:\w+est|only|first|last|capital|name of|most|second|third"
    r"|\w+ \w+ of [A-Z]\w+)\b"
)
_ONE_OF_ITS_KIND = re.compile(
    r".{3,}(?:tion|sion|ment|ness|ity|ism|ance|ence|ency|ancy|ology|graphy|osis|esis|ics|phagy|ure|age|ing|lysis|ship"
    r"|hood|dom|cy|phy|gy)"
)
"""A word that needs no article: `osmosis`."""
LEAST_WORDS, MOST_WORDS = 3, 24
_VERBS = words(
    "is are was were has have had can will do does did be been becomes became makes made gets went says said"
)


@dataclass(frozen=True)
class Definition:
    """`term` without its article, as it is written within a sentence; both it and `meaning` stand in the statement."""

    term: str
    article: str
    verb: str
    """`is` or `are`; empty for an entry of a glossary."""
    meaning: str
    statement: Statement
    beside: bool = False
    """Whether the sentence says something else, and the meaning only on the way."""

    @property
    def is_fair(self) -> bool:
        """Whether the term is a word and no name, and the meaning says enough and does not give it away."""
        if self.term[:1].isupper() or _SAYS_LITTLE.match(self.meaning) or len(self.meaning.split()) <= LEAST_WORDS:
            return False
        return not set(content_stems(self.term)) & set(content_stems(self.meaning))


def definitions_of(reading: Reading) -> list[Definition]:
    """The first of each term, in order."""
    found: dict[str, Definition] = {}
    for statement in reading.statements:
        definition = _definition(statement)
        if definition is not None:
            found.setdefault(bare(definition.term), definition)
    return list(found.values())


def _definition(statement: Statement) -> Definition | None:
    if statement.role is Role.ENTRY:
        entry = _ENTRY.match(statement.text)
        if entry is None or len(entry["meaning"].split()) < LEAST_WORDS:
            return None
        return Definition(_as_within(entry["term"].strip(), statement), "", "", _cut(entry["meaning"]), statement)
    if not statement.alone or statement.role is Role.STEP:
        return None
    for pattern in (_CALLED, _IS):
        found = pattern.match(statement.text)
        if found is not None:
            return _checked(found, statement, called=pattern is _CALLED)
    found = _BESIDE.match(statement.text)
    return _beside(found, statement) if found is not None else None


def _beside(found: re.Match[str], statement: Statement) -> Definition | None:
    """What a sentence explains beside what it says."""
    term, meaning = found["term"], found["meaning"]
    spoken = words_of(term)
    if _NO_MAIN_CLAUSE.match(statement.text) or not LEAST_WORDS < len(meaning.split()) <= MOST_WORDS:
        return None
    if any(word in FUNCTION_WORDS | _VERBS | _NO_TERM for word in spoken) or spoken[-1].endswith("ly"):
        return None
    if not _ONE_OF_ITS_KIND.fullmatch(spoken[-1]) and not found["article"] and is_plural(term) is not True:
        return None
    article = (found["article"] or "").strip()
    return Definition(term, article, "are" if is_plural(term) else "is", meaning, statement, beside=True)


def _checked(found: re.Match[str], statement: Statement, *, called: bool) -> Definition | None:
    term, meaning = found["term"], found["meaning"] if called else _cut(found["meaning"])
    spoken = words_of(term)
    first = spoken[0]
    if first in _NO_TERM or spoken[-1] in _NO_TERM or any(word in FUNCTION_WORDS - {"of"} for word in spoken):
        return None
    if any(word in _VERBS or word.isdigit() for word in spoken) or (
        spoken[-1].endswith(("ing", "ly")) and len(spoken) > 1
    ):
        return None
    if not LEAST_WORDS < len(meaning.split()) <= MOST_WORDS or (
        not called and (_NO_MEANING.match(meaning) or _PASSIVE.match(meaning))
    ):
        return None
    if called and meaning.endswith((" and", " or")):
        return None
    circular = " of " in term and next(iter(content_stems(meaning)), "") in content_stems(term)
    if _NO_MEANING_HERE.search(meaning) or circular:
        return None
    verb = "" if called else found["verb"]
    if verb in ("was", "were") and not _is_past_term(statement):
        return None
    plural = verb in ("are", "were", "mean", "refer to", "are defined as") or (called and " are " in statement.text)
    article = (found["article"] or "").strip().casefold()
    if article == "the" and not called and not re.match(r"(?:an?|the) .*\b(?:that|which|who|of|where|in)\b", meaning):
        return None
    return Definition(_as_within(term, statement), article, "are" if plural else "is", meaning, statement)


def _is_past_term(statement: Statement) -> bool:
    """`A groma was a pole with four weights` says what a word means; `Galileo was an astronomer` does not."""
    return statement.text.startswith(("A ", "An "))


def _as_within(term: str, statement: Statement) -> str:
    """With a small letter where it is no name."""
    first, space, rest = term.partition(" ")
    if (
        first[:1].islower()
        or first[1:2].isupper()
        or any(word[:1].isupper() for word in rest.split())
        or _is_name(first, statement)
    ):
        return term
    return f"{first[:1].lower()}{first[1:]}{space}{rest}"


def _is_name(first: str, statement: Statement) -> bool:
    """As the text writes it elsewhere; a thing that there is once only has a name."""
    letters = letters_of(statement.material.source.text)
    if first.casefold() in letters.small:
        return False
    return first in letters.capital or _ONLY_ONE.match(statement.text) is not None


def _cut(meaning: str) -> str:
    """What goes on about something else is cut off, but no list in its middle."""
    for pattern in (_CUT, _CUT_AT_COMMA):
        short = pattern.sub("", meaning)
        goes_on = meaning[len(short) :].startswith((", and ", ", or ")) and "," in short
        if len(short.split()) >= LEAST_WORDS and not goes_on:
            meaning = short
    return meaning.rstrip(".")
