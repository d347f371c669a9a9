"""Words that a text is about: what it defines, and rare nouns that it uses again and again."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from server.engines.items.text.shapes import is_plural
from server.engines.items.text.words import FUNCTION_WORDS
from server.engines.quizzes.from_source.material import Reading
from server.engines.quizzes.from_source.names import Letters, letters_of
from server.engines.word_sets import words

RARE, VERY_RARE = 2500, 7000
"""Rank of a word in the list of common ones, from which on it may be a term; and where once is enough."""
LEAST_TIMES = 2
LEAST_LETTERS = 4
LEAST_SHARE = 0.5
"""Of the places of a word that must be those of a noun."""
MOSTLY = 0.6
"""Of the places of a word behind the same other one: then both are the term."""
_BEFORE = words(
    """a an the of in into from with by on through for as called more less no each every its their his her some many
    most all few several two three four five and or than between without under over about during against among
    per toward via like within after before form forms makes make use uses need needs require requires produce
    produces contain contains cause causes release releases include includes create creates reduce reduces
    increase increases carry carries store stores both"""
)
_AFTER = words(
    """is are was were has have had of in and or that which who to from by with on can may must could will would for at
    as when because into through but if than so becomes became do does did contains makes occurs occur rises rise
    falls fall increases increase decreases decrease produces produce causes cause helps help allows allow
    provides provide refers means during between among within after before while where although without should
    cannot"""
)
_NO_NOUN = re.compile(r".*(?:ly|ed|ing|ous|ful|ive|able|ible|less|ish|est)$")
_MAYBE_ADJECTIVE = re.compile(r".*(?:ent|ant|al|ary|ory|ic|ar|an|ane|ate)$")
"""A noun only where the text shows it with an article or as a plural."""
_OF_ANYTHING = re.compile(r".*(?:ity|ness|ment|ency|ancy|al|er|or|ers|ors|ments|ities)$")
"""What is said once of something else, as its severity: no term of the text."""
_ABSTRACT = re.compile(r".{3,}(?:tion|ment|ness|ity|ism|ance|ence|ency|ancy|ology|graphy|osis|esis)s?$")
"""Of a word that begins a sentence, and is no name for all its capital."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+|[.,;:()]|\S+")
_VAGUE = words(
    """contrast case cases order fact addition comparison instance general particular effect course view thing things
    part parts kind kinds way ways number numbers example examples people person time times place places year
    years day days amount word words name names reason result kilometers meters percent degrees celsius
    fahrenheit million billion thousand hundred half quarter side sides piece pieces while once later early late
    likelihood extent amounts means lack range variety series set sets types type form forms role roles basis
    presence absence process processes definition ability abilities possibility advances purposes supporters
    founders characteristics aspects factors features methods approach approaches concept concepts section
    chapter figure manner utilization severity proposals requirement requirements combination combinations
    importance understanding development creation introduction existence availability effectiveness usage
    beginning ending start majority minority tendency attempt attempts effort efforts outcome outcomes
    consequence consequences situation situations circumstances event events issue issues challenge challenges
    opportunity opportunities task tasks goal goals emphasis focus attention interest discussion consideration
    explanation description difference differences similarity similarities relationship relationships connection
    connections participants individuals critics opponents leaders members practice practices strategies
    techniques topics ideas views decades recall interact manufacturer contributor responsibilities
    implementation arrangement assumption assumptions animation learners readers chances lots bits details
    instances occasions portion portions occurrence category categories quantities quantity context contexts
    perspective perspectives impact impacts influence influences benefits drawbacks advantage advantages
    disadvantages components component elements items objects subjects phenomena phenomenon scenario scenarios
    variation variations procedure procedures"""
)
_VAGUE_BEFORE = words(
    """view see cause increase reduce produce consider recent new old large small great different various common
    important certain main own early late high low long short good bad many major minor basic simple complex
    entire whole full specific particular general similar such other same several available possible necessary
    first second third last next given following previous most more less little big single real true typical
    usual modern called known used made based lower higher larger smaller greater better strong weak additional"""
)
"""Such a word makes no term of the noun behind it."""
_DONE = words(
    """lasts dissolves combines tends dissociates occurs becomes contains consists depends acts serves causes produces
    reacts absorbs releases binds splits breaks melts boils freezes evaporates condenses converts carries
    requires needs allows enables provides includes involves refers represents describes explains predicts
    suggests indicates implies determines yields responds behaves begins ends starts stops continues remains
    stays appears seems helps gives takes makes gets goes comes leads runs turns grows varies differs applies
    follows exists arises affects interacts competes develops creates destroys protects prevents reduces improves
    maintains regulates stimulates inhibits triggers holds says shows states keeps lets sends receives enters
    leaves reaches passes rises falls sinks moves means uses"""
)
"""Verbs that look like plurals."""
_BESIDE_ANYTHING = words("and or as than both more less")
"""Behind these stand adjectives and verbs as well."""
_BEFORE_A_VERB = words("can could may might must will would should cannot not they we you who also")
COMMONEST = 400
"""Rank of words of which two together are no term yet."""


def terms_of(reading: Reading, defined: Sequence[str], word_rank: Callable[[str], int | None] | None) -> frozenset[str]:
    """In small letters."""
    seen = _Seen(word_rank)
    for statement in reading.statements:
        letters = letters_of(statement.material.source.text)
        tokens = [found.group() for found in _WORD.finditer(statement.text)]
        for index in range(len(tokens)):
            seen.add(tokens, index, letters)
    rare = {seen.whole(word) for word in seen.every if seen.is_term(word)}
    return frozenset(rare | seen.pairs() | {term.casefold() for term in defined})


class _Seen:
    """Words in small letters, how often, as what, and behind which others."""

    def __init__(self, word_rank: Callable[[str], int | None] | None) -> None:
        self._rank = word_rank
        self._nouns: Counter[str] = Counter()
        self._shown: set[str] = set()
        self._verbs: set[str] = set()
        self.every: Counter[str] = Counter()
        self._behind: dict[str, Counter[str]] = defaultdict(Counter)
        self._noun_behind: set[tuple[str, str]] = set()

    def add(self, tokens: Sequence[str], index: int, letters: Letters) -> None:
        """The word at that place of a sentence."""
        token, low = tokens[index], tokens[index].casefold()
        begins = index == 0 and (low in letters.small or (_ABSTRACT.fullmatch(low) and token not in letters.capital))
        word = low if begins else token
        if not word.islower() or len(word) < LEAST_LETTERS or not word.isalpha():
            return
        is_noun = stands_like_a_noun(tokens, index)
        before = tokens[index - 1].casefold() if index else ""
        done = {f"{word}d", f"{word}ed", f"{word}ing", f"{word[:-1]}ing"} & letters.small
        if before in _BEFORE_A_VERB or (before == "to" and done) or _is_done(word, before, letters):
            self._verbs.add(word)
        self.every[word] += 1
        self._nouns[word] += is_noun and before not in _BESIDE_ANYTHING
        after = tokens[index + 1].casefold() if index + 1 < len(tokens) else "."
        if (
            is_noun and before in ("a", "an", "the", "each", "every") and after not in ("but", "and", "or")
        ) or f"{word}s" in letters.small:
            self._shown.add(word)
        before = before if before.isalpha() and before not in FUNCTION_WORDS | _VAGUE_BEFORE else ""
        self._behind[word][before] += 1
        if before and _closes_behind(tokens, index):
            self._noun_behind.add((before, word))

    def is_term(self, word: str) -> bool:
        """Whether it is rare enough, a noun mostly, and no word of which little can be said."""
        count = self.every[word]
        return (
            count >= (1 if self._is_technical(word) else LEAST_TIMES)
            and (self._nouns[word] >= LEAST_SHARE * count or self.whole(word) != word)
            and not self._is_no_noun(word)
            and _is_rare(word, self._rank, RARE)
        )

    def _is_technical(self, word: str) -> bool:
        """Whether once is enough."""
        if self._rank is not None and self._rank(word) is None:
            return True
        return _is_rare(word, self._rank, VERY_RARE) and _OF_ANYTHING.fullmatch(word) is None

    def whole(self, word: str) -> str:
        """`carbon dioxide`, where `dioxide` hardly ever stands alone."""
        behind = self._behind[word]
        before, count = max(behind.items(), key=lambda one: (one[1], one[0]))
        if before.endswith(("ing", "ly")):
            return word
        return f"{before} {word}" if before and count >= max(LEAST_TIMES, MOSTLY * behind.total()) else word

    def pairs(self) -> set[str]:
        """What the text says again and again in two words (Justeson and Katz 1995): `galvanic cell`."""
        return {
            f"{before} {word}"
            for before, word in self._noun_behind
            if self._behind[word][before] >= LEAST_TIMES
            and not self._is_no_noun(word)
            and not before.endswith(("ly", "ing"))
            and is_plural(before) is not True
            and any(_is_rare(one, self._rank, COMMONEST) for one in (before, word))
        }

    def _is_no_noun(self, word: str) -> bool:
        if _NO_NOUN.fullmatch(word) or word in self._verbs | _DONE or word in FUNCTION_WORDS | _VAGUE:
            return True
        return _MAYBE_ADJECTIVE.fullmatch(word) is not None and word not in self._shown


def _is_done(word: str, before: str, letters: Letters) -> bool:
    """Whether a word on s is a verb, as `melts` where the text says `melting`, and `ice melts` or `and melts`."""
    base = word.removesuffix("s")
    forms = {f"{base}ed", f"{base}ing", f"{base[:-1]}ing", f"to {base}"} & letters.small
    return word != base and bool(forms) and before not in _BEFORE - _BESIDE_ANYTHING


def _closes_behind(tokens: Sequence[str], index: int) -> bool:
    """Whether the word and the one before it stand together like a noun."""
    return stands_like_a_noun([*tokens[: index - 1], "pair", *tokens[index + 1 :]], index - 1)


def terms_in(sentence: str, terms: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """(text, start, end), the longest first where they overlap."""
    taken: list[tuple[int, int]] = []
    low = sentence.casefold()
    for term in sorted(terms, key=lambda one: (-len(one), one)):
        if term not in low:
            continue
        for found in re.finditer(rf"(?<![\w-]){re.escape(term)}(?![\w-]|['’])", low):
            start, end = found.span()
            if any(start < other and one < end for one, other in taken):
                continue
            taken.append((start, end))
            if _closes(sentence, start, end):
                yield sentence[start:end], start, end


def _closes(sentence: str, start: int, end: int) -> bool:
    """Whether the term is whole there: no other noun before or behind it belongs to it."""
    before = _WORD.findall(sentence[:start])
    after = _WORD.match(sentence[end:].lstrip())
    return stands_like_a_noun([*before, "term", *([after.group()] if after else [])], len(before))


def stands_like_a_noun(tokens: Sequence[str], index: int) -> bool:
    """Behind an article, a preposition or the like, or first; before a verb, a preposition or a stop."""
    before = tokens[index - 1].casefold() if index else ""
    after = tokens[index + 1].casefold() if index + 1 < len(tokens) else "."
    closes = after in _AFTER or not after[:1].isalnum()
    return closes and (not index or before in _BEFORE)


def _is_rare(word: str, word_rank: Callable[[str], int | None] | None, least: int) -> bool:
    if word_rank is None:
        return least in (RARE, COMMONEST) and len(word) > LEAST_LETTERS + 2
    rank = word_rank(word)
    return rank is None or rank >= least
