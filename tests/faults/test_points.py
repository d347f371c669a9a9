"""An armed point strikes the first who comes by, once; another lets everybody pass."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import records
from tests.faults.points import STRUCK
from tests.faults.processes import ROOT

COME_BY = "from pathlib import Path; from tests.faults.points import Points; Points(Path('{}')).reach('after_claim')"


def come_by(folder: Path) -> int:
    """How a process ends that comes by the point `after_claim`."""
    return subprocess.run([sys.executable, "-c", COME_BY.format(folder)], cwd=ROOT, check=False).returncode


@pytest.mark.parametrize(("armed", "code"), [("", 0), ("after_send", 0), ("after_claim", -signal.SIGKILL)])
def test_it_strikes_where_it_is_armed(tmp_path: Path, armed: str, code: int) -> None:
    if armed:
        (tmp_path / armed).write_text("SIGKILL", encoding="ascii")
    assert come_by(tmp_path) == code


def test_it_strikes_once(tmp_path: Path) -> None:
    (tmp_path / "after_claim").write_text("SIGKILL", encoding="ascii")
    assert [come_by(tmp_path), come_by(tmp_path)] == [-signal.SIGKILL, 0]
    assert (tmp_path / f"after_claim{STRUCK}").exists()


def test_a_line_that_was_cut_off_by_a_kill_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "acks.jsonl"
    records.append(path, {"item": 1})
    with path.open("a", encoding="utf-8") as file:
        file.write('{"item": 2')
    assert records.read(path) == [{"item": 1}]
