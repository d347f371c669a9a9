"""Two starts over one data directory, the second in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from desktop.services import single_instance
from desktop.services.single_instance import LONGEST_MESSAGE, SingleInstance, _socket_name
from tests.desktop.services.waiting import recorded

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.services.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.claim(), instance.hand_over([Path(path) for path in sys.argv[2:]]), flush=True)
"""

KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.services.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
assert instance.claim()
instance.listen()
os._exit(9)
"""


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.claim()
    instance.listen()
    yield instance
    instance.release()


def second(data_dir: Path, *paths: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(data_dir), *paths],
        cwd=Path(__file__).resolve().parents[3],
        stdout=subprocess.PIPE,
        text=True,
    )


def said(message: bytes, data_dir: Path, qtbot: QtBot) -> bytes:
    """What the first window answers to a message; empty when it hangs up."""
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(data_dir))
    assert socket.waitForConnected(5_000)
    socket.write(message)
    state = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.bytesAvailable() > 0 or socket.state() is state)
    return bytes(socket.readAll().data())


class TestClaim:
    def test_the_second_hands_its_files_to_the_first(self, first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
        calls = recorded(first.called)
        process = second(tmp_path, "/a b/ü 😀.luau", "/b.luau")
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert process.communicate()[0].split() == ["False", "True"]
        assert calls == [["/a b/ü 😀.luau", "/b.luau"]]

    def test_a_first_that_is_only_starting_is_waited_for(self, tmp_path: Path, qtbot: QtBot) -> None:
        instance = SingleInstance(tmp_path)
        assert instance.claim()
        calls = recorded(instance.called)
        process = second(tmp_path)
        assert process.stdout is not None
        qtbot.waitUntil(lambda: process.poll() is None and (tmp_path / "window.lock").exists())
        instance.listen()
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert process.communicate()[0].split() == ["False", "True"]
        assert calls == [[]]
        instance.release()

    def test_other_data_is_another_instance(self, first: SingleInstance, tmp_path: Path) -> None:
        (tmp_path / "other").mkdir()
        other = SingleInstance(tmp_path / "other")
        assert other.claim()
        other.release()

    def test_after_a_killed_window_the_next_is_the_first(self, tmp_path: Path, qtbot: QtBot) -> None:
        root = Path(__file__).resolve().parents[3]
        code = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=root, check=False).returncode
        assert code == 9
        instance = SingleInstance(tmp_path)
        assert instance.claim()
        instance.listen()
        calls = recorded(instance.called)
        process = second(tmp_path)
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert process.communicate()[0].split() == ["False", "True"]
        assert calls == [[]]
        instance.release()

    def test_after_release_the_next_is_the_first(self, tmp_path: Path, qtbot: QtBot) -> None:
        one, two = SingleInstance(tmp_path), SingleInstance(tmp_path)
        assert one.claim()
        assert not two.claim()
        one.release()
        assert two.claim()
        two.release()


class TestMessages:
    def test_nobody_at_home_is_no_answer(self, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(single_instance, "_PATIENCE_MS", 300)
        assert not SingleInstance(tmp_path).hand_over([])

    @pytest.mark.parametrize("message", [b"hello\n", b"[]\n", b'{"paths": 1}\n', b'{"paths": [1]}\n'])
    def test_what_is_none_of_ours_is_refused(
        self, first: SingleInstance, tmp_path: Path, qtbot: QtBot, message: bytes
    ) -> None:
        calls = recorded(first.called)
        assert said(message, tmp_path, qtbot) == b""
        assert calls == []

    def test_an_endless_line_is_refused(self, first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
        assert said(b"x" * (LONGEST_MESSAGE + 1), tmp_path, qtbot) == b""


STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.services.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
sys.stdin.read(1)
if instance.claim():
    instance.called.connect(lambda paths: (print("first", *paths, flush=True), app.quit()))
    instance.listen()
    app.exec()
    instance.release()
else:
    print("second", instance.hand_over([Path(sys.argv[2])]), flush=True)
"""


class TestRace:
    @pytest.mark.parametrize("round_", range(20))
    def test_of_two_starts_at_once_one_is_first_and_hears_of_the_other(self, tmp_path: Path, round_: int) -> None:
        starts = [
            subprocess.Popen(
                [sys.executable, "-c", STARTED, str(tmp_path), name],
                cwd=Path(__file__).resolve().parents[3],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for name in ("a", "b")
        ]
        for start in starts:
            assert start.stdin is not None
            start.stdin.write("!")
            start.stdin.flush()
        said = [start.communicate(timeout=60)[0].split() for start in starts]
        loser = "a" if said[0][0] == "second" else "b"
        assert sorted(said) == [["first", loser], ["second", "True"]]
