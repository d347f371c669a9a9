"""The short run has everything, the long run what has a longer form, at its full size."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sizes import LONG_VARIABLE, MODEL_VARIABLE, sized

ROOT = Path(__file__).resolve().parents[2]
MARKED, PLAIN = "tests/engines/luau/rules/test_unrun_edits.py", "tests/contract/test_documents.py"
ASKING = "tests/server/workers/test_real_model.py"


def collected(*options: str) -> list[str]:
    """The tests of three files, in their order, where no model was built."""
    environment = {name: value for name, value in os.environ.items() if name not in (LONG_VARIABLE, MODEL_VARIABLE)}
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", PLAIN, MARKED, ASKING, *options]
    printed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    return [line for line in printed.splitlines() if "::" in line]


def test_without_the_option_everything_runs_but_what_asks_a_real_model() -> None:
    assert {line.partition("::")[0] for line in collected()} == {MARKED, PLAIN}


def test_with_it_only_what_is_marked_does() -> None:
    assert collected("--long") == [f"{MARKED}::test_behaviour_stays"]


@pytest.mark.parametrize(("said", "size"), [("1", 500), ("0", 20), ("", 20)])
def test_the_size_goes_with_the_run(monkeypatch: pytest.MonkeyPatch, said: str, size: int) -> None:
    monkeypatch.setenv(LONG_VARIABLE, said)
    assert sized(20, 500) == size
