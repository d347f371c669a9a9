"""A finished file takes the place of a file, and of nothing else."""

import os
from pathlib import Path

import pytest

from desktop.services.placing import put_in_place


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    path = tmp_path / "unfinished"
    path.write_text("new")
    return path


class TestPutInPlace:
    @pytest.mark.parametrize("before", [None, "old"])
    def test_a_file_or_nothing_is_replaced(self, unfinished: Path, tmp_path: Path, before: str | None) -> None:
        target = tmp_path / "target"
        if before is not None:
            target.write_text(before)
        put_in_place(unfinished, target)
        assert target.read_text() == "new"
        assert not unfinished.exists()

    def test_what_is_no_file_stays(self, unfinished: Path, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with pytest.raises(OSError, match="it is not a file"):
            put_in_place(unfinished, pipe)
        assert pipe.is_fifo()
        assert unfinished.exists()
