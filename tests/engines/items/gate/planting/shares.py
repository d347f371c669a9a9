"""How many planted flaws the gate finds, and how often it complains of what is good."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from server.engines.items.gate.gate import findings
from server.engines.items.gate.rule import Finding, Severity
from tests.engines.items.gate.good_items import GOOD, HELD_OUT, HELD_OUT_LATER, ItemSet, item_sets
from tests.engines.items.gate.planting.flaw import Flaw, Quiz
from tests.engines.items.gate.planting.keys import KEY_FLAWS
from tests.engines.items.gate.planting.options import OPTION_FLAWS
from tests.engines.items.gate.planting.sets import SET_FLAWS
from tests.engines.items.gate.planting.wording import WORDING_FLAWS

HARD_FLAWS = (*OPTION_FLAWS, *WORDING_FLAWS, *KEY_FLAWS, *SET_FLAWS)


@dataclass(frozen=True, slots=True)
class Planting:
    """One flaw in one item. `found` if its own rule says more than before; `told` if any rule of its severity does."""

    flaw: Flaw
    stem: str
    found: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Alarms:
    """Complaints about items that have no flaw."""

    items: int
    flagged: int
    findings: tuple[Finding, ...]

    @property
    def share(self) -> float:
        """Of items, those that would be kept out."""
        return self.flagged / self.items


@dataclass(frozen=True, slots=True)
class Figures:
    """What there is to say of the gate in numbers; shares from 0 to 1."""

    found: float
    """Of hard flaws, one in each of the good items."""
    found_by_own_rule: float
    false_alarms: float
    """Of good items, those that a hard rule complains of."""
    false_alarms_held_out: float
    """The same of items that were written afterwards. When first measured it was 2 of 120; those two were mended."""
    warnings_per_item: float
    """Of good items."""


def measured() -> Figures:
    """All of them, in some 3 s of one core."""
    planted = one_each()
    warned = alarms(severity=Severity.WARN)
    return Figures(
        found=found_share(planted),
        found_by_own_rule=sum(one.found for one in planted) / len(planted),
        false_alarms=alarms(GOOD).share,
        false_alarms_held_out=alarms((*HELD_OUT, *HELD_OUT_LATER)).share,
        warnings_per_item=len(warned.findings) / warned.items,
    )


def one_each(
    flaws: Sequence[Flaw] = HARD_FLAWS, severity: Severity = Severity.HARD, sets: int | None = None
) -> list[Planting]:
    """One flaw in every good item: of those that fit there, the one that was planted least so far."""
    used: Counter[str] = Counter()
    done = []
    for item_set in item_sets()[:sets]:
        for at in range(len(item_set.items)):
            for flaw in sorted(flaws, key=lambda flaw: used[flaw.name]):
                planted = _planted(item_set, at, flaw, severity, salt=0)
                if planted is not None:
                    used[flaw.name] += 1
                    done.append(planted)
                    break
    return done


def every_one(
    flaws: Sequence[Flaw] = HARD_FLAWS,
    severity: Severity = Severity.HARD,
    salts: Sequence[int] = (0,),
    sets: int | None = None,
) -> list[Planting]:
    """Every flaw in every good item where it fits, in as many ways as there are salts; in the first so many sets."""
    return [
        planted
        for item_set in item_sets()[:sets]
        for at in range(len(item_set.items))
        for flaw in flaws
        for salt in salts
        if (planted := _planted(item_set, at, flaw, severity, salt)) is not None
    ]


def found_share(plantings: Sequence[Planting]) -> float:
    """Of planted flaws, those that a rule told."""
    return sum(one.told for one in plantings) / len(plantings)


def alarms(files: tuple[str, ...] = GOOD, severity: Severity = Severity.HARD) -> Alarms:
    """Over the untouched items of the files."""
    sets = item_sets(files)
    said = [one for item_set in sets for one in findings(item_set.items, item_set.context)]
    found = [one for one in said if one.severity is severity]
    flagged = {(one.item_id, one.rule if not one.item_id else "") for one in found}
    return Alarms(sum(len(item_set.items) for item_set in sets), len(flagged), tuple(found))


def _planted(item_set: ItemSet, at: int, flaw: Flaw, severity: Severity, salt: int) -> Planting | None:
    item = item_set.items[at]
    before = Quiz(item_set.items, item_set.context)
    after = flaw.plant(before, at, random.Random(f"{flaw.name} {item.id} {salt}"))
    if after is None:
        return None
    told = list(_new(item_set.name, after, severity))
    stem = after.items[at].stem if len(after.items) == len(before.items) else item.stem
    return Planting(flaw, stem, any(one.rule == flaw.rule for one in told), bool(told))


def _new(set_name: str, after: Quiz, severity: Severity) -> Iterator[Finding]:
    """What is said of the changed quiz and was not said of the untouched one."""
    known = Counter(_said_before(set_name))
    for one in findings(after.items, after.context):
        if one.severity is severity:
            known[one] -= 1
            if known[one] < 0:
                yield one


@cache
def _said_before(set_name: str) -> tuple[Finding, ...]:
    item_set = next(one for one in item_sets() if one.name == set_name)
    return tuple(findings(item_set.items, item_set.context))
