"""Nouns after WordNet 3.1 (Princeton University; Miller 1995), from the table that the app brings along."""

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from server.engines.items.text.words import SINGULAR_OF
from server.engines.word_sets import words

SENSES = 2
"""How many of a word's senses count, commonest first: with rarer ones everything means something else as well."""
LEVELS = 8
"""How many steps up a wider word may be away: from `cat` to `animal` there are seven."""

_TOO_WIDE = words(
    """entity physical_entity abstraction thing object physical_object whole unit causal_agent cause matter substance
    process physical_process group grouping attribute measure quantity amount relation communication event act action
    activity state condition person individual someone artifact instrumentality instrumentation property quality
    characteristic feature content part piece location region area place way knowledge_domain psychological_feature
    cognition knowledge happening natural_event phenomenon natural_phenomenon living_thing being causal_agency
    information message idea concept structure construction system form kind sort type change change_of_state motion
    movement position point line time time_period period relationship social_group body material stuff component
    constituent element portion section division work product creation result outcome effect power ability basis
    foundation reason role function use purpose member number name"""
)
"""Words of which nearly everything is a kind: as wrong options they are wrong by being no answer at all."""
_TAUGHT_APART = frozenset(
    frozenset(pair.split("/"))
    for pair in words(
        """atom/molecule speed/velocity irony/satire frog/toad seed/fruit mixture/solution osmosis/diffusion
        hypothesis/conclusion hypothesis/theory ratio/percent percent/percentage mass/weight democracy/republic
        root/stem square/rectangle square/rhombus rectangle/parallelogram rhombus/parallelogram force/energy
        fraction/decimal alligator/crocodile turtle/tortoise rabbit/hare moth/butterfly hurricane/cyclone
        hurricane/typhoon meteor/meteorite symbol/metaphor metaphor/simile allegory/fable fable/parable
        parable/allegory myth/legend argument/parameter function/method array/table street/road lake/pond sea/ocean
        hill/mountain gulf/bay stream/river ice/water steam/water_vapor heat/temperature power/energy power/work
        climate/weather"""
    )
)
"""What school keeps apart and the table does not: just these are asked for beside each other."""
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("i", "us"),
    ("a", "um"),
    ("a", "on"),
    ("ae", "a"),
    ("es", "is"),
)


@dataclass(frozen=True, slots=True)
class _Table:
    """`words` are sorted lines: word, tab, numbers of its synsets; `synsets` words, tab, numbers of wider synsets."""

    words: list[bytes]
    synsets: list[bytes]


class WordNetNouns:
    """A table of English nouns. Unpacking waits for the first question: it takes 0.1 s and 25 MB."""

    def __init__(self, packed: bytes) -> None:
        """`packed` is `resources/words/nouns.gz`."""
        self._packed = packed

    def also_true(self, right: str, wrong: str) -> str | None:
        """Why `wrong` may be right where `right` is: it means the same, or is a wider word. None where neither is so.

        Parts and wholes say nothing: a cell is no answer where its nucleus is asked for. Nor do forms of one word, nor
        a wider word in the other number: `stars` do not fit where `Sun` does.
        """
        mine, other = self._senses(right), self._senses(wrong)
        if not mine or not other or self._are_no_rivals(right, wrong):
            return None
        if set(mine) & set(other):
            return f"“{wrong}” and “{right}” can mean the same"
        if self._is_as_listed(right) != self._is_as_listed(wrong) or _TOO_WIDE & set(_forms(wrong)):
            return None
        if any(sense in self._wider(mine) for sense in other):
            return f"“{wrong}” is a wider word for “{right}”"
        return None

    def knows(self, text: str) -> bool:
        """Whether it is a noun of the table, in either number. Names of many people and places are."""
        return bool(self._senses(text))

    @staticmethod
    def _are_no_rivals(right: str, wrong: str) -> bool:
        """Whether they are forms of one word, or words that are taught apart."""
        mine, other = set(_forms(right)), set(_forms(wrong))
        return bool(mine & other) or any(frozenset((one, two)) in _TAUGHT_APART for one in mine for two in other)

    @cached_property
    def _table(self) -> _Table:
        index, _, synsets = gzip.decompress(self._packed).partition(b"\n\n")
        return _Table(index.split(b"\n"), synsets.split(b"\n"))

    def _senses(self, text: str) -> tuple[int, ...]:
        """Numbers of the synsets of a noun in either number; none for what is in no table."""
        return next((senses for form in _forms(text) if (senses := self._listed(form))), ())

    def _is_as_listed(self, text: str) -> bool:
        """Whether it stands in the table as it is written, which for most words means in the singular."""
        return bool(self._listed(next(_forms(text))))

    def _listed(self, form: str) -> tuple[int, ...]:
        start = f"{form}\t".encode()
        at = bisect_left(self._table.words, start)
        if at == len(self._table.words) or not self._table.words[at].startswith(start):
            return ()
        return tuple(map(int, self._table.words[at][len(start) :].split()[:SENSES]))

    def _wider(self, senses: tuple[int, ...]) -> frozenset[int]:
        """All synsets above, as far as they count."""
        found: set[int] = set()
        level = set(senses)
        for _ in range(LEVELS):
            level = {wider for sense in level for wider in self._directly_wider(sense)}
            found |= level
        return frozenset(found)

    def _directly_wider(self, sense: int) -> tuple[int, ...]:
        return tuple(map(int, self._table.synsets[sense].partition(b"\t")[2].split()))


def _forms(text: str) -> Iterator[str]:
    """How the table may write a noun: as it stands, then with its last word in the singular."""
    word = "_".join(text.casefold().replace("’", "'").split()).strip(".")
    yield word
    yield word.replace("_", "-")
    before, joint, last = word.rpartition("_")
    if last in SINGULAR_OF:
        yield f"{before}{joint}{SINGULAR_OF[last]}"
    for ending, single in _ENDINGS:
        if last.endswith(ending) and len(last) > len(ending) + 2 and not last.endswith("ss"):
            yield f"{word.removesuffix(ending)}{single}"
