"""The window's log on disk."""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.data_directory import LOG_FOLDER
from desktop.services.log_file import APP_LOG, OLDER_FILES, app_tail, forget_log, keep_log, tail

LOG = logging.getLogger("desktop.test")


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[logging.Handler]:
    made = keep_log(tmp_path, most_bytes=2000)
    assert made is not None
    yield made
    forget_log(made)
    logging.getLogger("desktop").setLevel(logging.NOTSET)


@pytest.mark.usefixtures("handler")
class TestKeepLog:
    def test_our_own_words_and_the_warnings_of_libraries_are_kept(self, tmp_path: Path) -> None:
        LOG.info("the window is open")
        logging.getLogger("httpx").info("a request")
        logging.getLogger("httpx").warning("a strange answer")
        text = (tmp_path / LOG_FOLDER / APP_LOG).read_text()
        assert "INFO desktop.test: the window is open" in text
        assert "WARNING httpx: a strange answer" in text
        assert "a request" not in text

    def test_what_is_private_does_not_reach_the_file(self, tmp_path: Path) -> None:
        try:
            raise ValueError("token=abcdef123 of ana@example.com")
        except ValueError:
            LOG.exception("at %s", Path("~/game.luau").expanduser())
        text = (tmp_path / LOG_FOLDER / APP_LOG).read_text()
        assert "Traceback" in text
        assert not any(private in text for private in ("abcdef123", "ana@", str(Path("~").expanduser()) + "/game"))

    def test_it_stays_small_and_readable_by_its_owner_alone(self, tmp_path: Path) -> None:
        for number in range(200):
            LOG.info("line %s", number)
        files = sorted((tmp_path / LOG_FOLDER).iterdir())
        assert len(files) == 1 + OLDER_FILES
        assert all(file.stat().st_size <= 2000 for file in files)
        if os.name == "posix":
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
            assert stat.S_IMODE((tmp_path / LOG_FOLDER).stat().st_mode) == 0o700


class TestNowhereToWrite:
    def test_it_warns_and_goes_on(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        (tmp_path / LOG_FOLDER).write_text("in the way")
        assert keep_log(tmp_path) is None
        assert "no log is kept" in caplog.text
        forget_log(None)


class TestTail:
    def test_only_whole_lines_of_the_end(self, tmp_path: Path) -> None:
        file = tmp_path / "a.log"
        file.write_text("".join(f"line {number}\n" for number in range(100)))
        assert tail(file, 20) == ["line 98", "line 99"]
        assert len(tail(file, 10_000)) == 100
        assert tail(tmp_path / "none", 20) == []

    def test_the_file_before_fills_up(self, tmp_path: Path) -> None:
        folder = tmp_path / LOG_FOLDER
        folder.mkdir()
        (folder / APP_LOG).write_text("new\n")
        (folder / f"{APP_LOG}.1").write_text("oldest\nold\n")
        assert app_tail(tmp_path, 1000) == ["oldest", "old", "new"]
        assert app_tail(tmp_path, 10) == ["old", "new"]
        assert app_tail(tmp_path, 4) == ["new"]
