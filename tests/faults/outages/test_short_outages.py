"""A bit of everything that may befall payments and mail, in every run of the tests. In full: `dev.py test --faults`."""

import json
from pathlib import Path

import pytest

from tests.faults.outages.run import execute, short_plays


@pytest.mark.timeout(600)  # half a minute where nothing else runs
def test_what_is_paid_is_given_and_what_is_written_arrives(tmp_path: Path) -> None:
    report = execute("1", short_plays(), tmp_path / "run")
    assert report.broken == [], json.dumps(report.figures, indent=1)
    assert report.figures["mails_that_came_again"] >= 2
    assert report.figures["lines"]["stripe"]["mute"] >= 3
