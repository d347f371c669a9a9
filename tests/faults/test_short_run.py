"""The fault suite in its short form, in every run of the tests. In full: `python3 dev.py test --faults`."""

import json
from pathlib import Path

import pytest

from tests.faults import records
from tests.faults.deployment import Embedded
from tests.faults.run import STRIKES, Run, Size
from tests.faults.schedule import full_deck, schedule, short_deck

SHORT = Size(tasks=64, clients=2, deck=short_deck, calm_times=0, deploy=Embedded)


@pytest.mark.timeout(600)  # half a minute on two cores that have nothing else to do
def test_nothing_is_lost_and_nothing_happens_twice(tmp_path: Path) -> None:
    report = Run("1", SHORT, tmp_path / "run").execute()
    assert report.broken == [], json.dumps(report.figures, indent=1)
    assert report.figures["acknowledged"] >= 60
    assert report.figures["tasks"]["probe completed"] >= 30, "few were asked to fail, and none is struck three times"
    assert report.figures["kills"] >= 10
    assert len(records.read(tmp_path / "run" / STRIKES)) == len(short_deck())


def test_the_same_seed_strikes_the_same_way() -> None:
    names = [[fault.name for fault in schedule(seed, full_deck, 2)] for seed in ("7", "7", "8")]
    assert names[0] == names[1] != names[2]
    assert sorted(names[0]) == sorted(names[2])
