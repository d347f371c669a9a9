"""Clean and unclean ends, and what they leave behind."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.crash_watch import CRASH_LOG, MARKER_FILE, MOST_CRASH_BYTES, CrashWatch
from desktop.services.data_directory import LOG_FOLDER

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[CrashWatch]:
    made = CrashWatch(tmp_path)
    yield made
    made.end()


def session(data_dir: Path, ending: str) -> int:
    """A process that watches itself and ends in one way."""
    code = f"""
import ctypes, os, pathlib, sys, threading
from desktop.services.crash_watch import CrashWatch
watch = CrashWatch(pathlib.Path(sys.argv[1]))
watch.begin()
{ending}
"""
    command = [sys.executable, "-c", code, str(data_dir)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False).returncode


class TestLastEnd:
    def test_the_first_session_has_none_before_it(self, watch: CrashWatch) -> None:
        watch.begin()
        assert not watch.last_ended_unexpectedly

    def test_after_a_clean_end_nothing_is_said(self, watch: CrashWatch, tmp_path: Path) -> None:
        assert session(tmp_path, "watch.end()") == 0
        watch.begin()
        assert not watch.last_ended_unexpectedly

    def test_a_killed_session_is_noticed_once(self, watch: CrashWatch, tmp_path: Path) -> None:
        session(tmp_path, "os._exit(9)")
        watch.begin()
        assert watch.last_ended_unexpectedly
        watch.end()
        again = CrashWatch(tmp_path)
        again.begin()
        assert not again.last_ended_unexpectedly
        again.end()

    def test_what_the_interpreter_says_when_it_dies_is_kept(self, watch: CrashWatch, tmp_path: Path) -> None:
        assert session(tmp_path, "ctypes.string_at(0)") != 0
        assert "Segmentation fault" in (tmp_path / LOG_FOLDER / CRASH_LOG).read_text()
        watch.begin()
        assert watch.last_ended_unexpectedly

    def test_nowhere_to_write_is_no_reason_not_to_start(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        (tmp_path / MARKER_FILE).mkdir()
        watch = CrashWatch(tmp_path)
        watch.begin()
        watch.end()
        assert "leave no trace" in caplog.text


class TestCrashLog:
    def test_a_large_one_is_begun_anew(self, watch: CrashWatch, tmp_path: Path) -> None:
        (tmp_path / LOG_FOLDER).mkdir()
        file = tmp_path / LOG_FOLDER / CRASH_LOG
        file.write_text("x" * (MOST_CRASH_BYTES + 1))
        watch.begin()
        assert file.stat().st_size == 0


class TestUnhandled:
    def test_errors_of_the_main_thread_and_of_others_are_logged(
        self, watch: CrashWatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        watch.begin()

        def work() -> None:
            raise KeyError("in a thread")

        thread = threading.Thread(target=work, name="worker")
        thread.start()
        thread.join()
        try:
            raise ValueError("at the top")
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
        levels = {(record.levelno, record.getMessage()) for record in caplog.records}
        assert levels == {(logging.CRITICAL, "unexpected error in worker"), (logging.CRITICAL, "unexpected error")}
        assert "in a thread" in caplog.text
        assert "at the top" in caplog.text
