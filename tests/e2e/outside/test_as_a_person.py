"""The main job from outside: a window with a window manager, keys and a mouse, and the ledger to check against."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from contracts.tasks import TaskStatus, TaskView
from desktop.services.server_locator import read_server_file
from tests.e2e.outside.conftest import Before, users_of
from tests.e2e.outside.person import Person
from tests.e2e.running_server import is_gone, signed_in, wait_for
from tests.e2e.window_scenarios import QUICK, SLOW


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def holds(person: Person, text: str) -> None:
    """Once the editor holds this."""
    wait_for(lambda: person.see("text", "Script").text == text, f"{text!r} in the editor")


def ledger(data_dir: Path) -> list[TaskView]:
    """Every task that the server knows, the oldest first."""
    server = read_server_file(data_dir)
    if server is None:
        return []
    try:
        with signed_in(server) as client:
            ids = dict.fromkeys(event.task_id for event in client.events().of_tasks)
            return [client.task(task_id) for task_id in ids]
    except httpx.TransportError:
        return []  # the server that wrote the file has gone meanwhile


def statuses(data_dir: Path) -> list[TaskStatus]:
    return [task.status for task in ledger(data_dir)]


def servers(data_dir: Path) -> list[int]:
    """Processes that serve this folder."""
    found = []
    for pid in users_of(data_dir):
        try:
            words = (Path("/proc") / str(pid) / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"serve" in words:
            found.append(pid)
    return found


@contextmanager
def kept_away(data_dir: Path) -> Iterator[None]:
    """The server dies as soon as it is started, again and again, until the end of the block."""
    over = threading.Event()

    def strike() -> None:
        while not over.wait(0.02):
            for pid in servers(data_dir):
                os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=strike)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


class TestMainJob:
    def test_opened_dropped_cancelled_and_run_again_with_changes(
        self, before: Before, data_dir: Path, tmp_path: Path
    ) -> None:
        slow, quick = file(tmp_path, "slow.luau", SLOW), file(tmp_path, "quick.luau", QUICK)
        with before() as person:
            person.keys("ctrl+o")
            person.see("dialog", "Open Luau scripts")
            person.type(str(quick))
            person.keys("Return")
            holds(person, QUICK)
            person.drop(slow, "text", "Script", lambda: holds(person, SLOW))
            person.click("push button", "Optimize")
            wait_for(lambda: statuses(data_dir) == ["processing"], "the task to be at work")
            person.click("push button", "Cancel this run")
            wait_for(lambda: statuses(data_dir) == ["cancelled"], "the task to be cancelled")
            person.hear("slow.luau was cancelled")
            person.keys("F6", "Down", "Down")
            card = ("tree item|table cell", "slow.luau, cancelled.*")
            wait_for(lambda: "FOCUSED" in person.see(*card).states, "the card")
            person.keys("e")
            wait_for(lambda: "FOCUSED" in person.see("text", "Script").states, "the keyboard in the editor")
            person.keys("ctrl+a")
            person.type("print(('x'):len())")
            holds(person, "print(('x'):len())")  # on a busy machine a key that is still on its way swallows the next
            person.keys("ctrl+Return")
            wait_for(lambda: statuses(data_dir) == ["cancelled", "completed"], "the changed run")
            first, second = ledger(data_dir)
            assert second.parent_task_id == first.task_id
        assert slow.read_text() == SLOW


class TestServerLost:
    def test_what_is_started_meanwhile_waits_and_is_sent_once(
        self, before: Before, data_dir: Path, tmp_path: Path
    ) -> None:
        with before(file(tmp_path, "quick.luau", QUICK)) as person:
            holds(person, QUICK)
            wait_for(lambda: "live" in person.see("label", "Connection.*").name, "the connection")
            with kept_away(data_dir):
                person.see("push button", "Retry now")
                assert "restarted" in person.hear("The server stopped unexpectedly")
                person.keys("ctrl+Return")
                person.see("push button", "Retry now")
                rows = wait_for(lambda: [row for row in person.rows("tree", "Tasks") if "waits" in row], "the request")
                assert len(rows) == 1
            person.press("push button", "Retry now")
            wait_for(lambda: statuses(data_dir) == ["completed"], "the request to be done, once")
            person.see_no("push button", "Retry now")
            person.hear("quick.luau is ready")


class TestClose:
    def test_what_runs_is_finished_in_the_background(self, before: Before, data_dir: Path, tmp_path: Path) -> None:
        self.close_while_it_runs(before, data_dir, tmp_path, "Finish in the background")
        wait_for(lambda: statuses(data_dir) == ["completed"], "the task to be finished without a window")
        with before() as person:
            person.keys("ctrl+2")
            holds(person, SLOW)
            person.keys("ctrl+5")
            person.see("label", "1 run")
        for pid in servers(data_dir):
            os.kill(pid, signal.SIGTERM)

    def test_what_runs_stops_and_goes_on_at_the_next_start(
        self, before: Before, data_dir: Path, tmp_path: Path
    ) -> None:
        self.close_while_it_runs(before, data_dir, tmp_path, "Stop for now")
        wait_for(lambda: not users_of(data_dir), "everything to end")
        with before() as person:
            wait_for(lambda: statuses(data_dir) == ["completed"], "the task to go on and to end")
            (task,) = ledger(data_dir)
            assert task.attempt == 2
            person.see("tree item|table cell", "slow.luau, completed.*")

    def close_while_it_runs(self, before: Before, data_dir: Path, tmp_path: Path, answer: str) -> None:
        with before(file(tmp_path, "slow.luau", SLOW)) as person:
            holds(person, SLOW)
            person.keys("ctrl+Return")
            wait_for(lambda: statuses(data_dir) == ["processing"], "the task to be at work")
            person.keys("ctrl+q")
            person.press("push button", answer)
            wait_for(lambda: is_gone(person.pid), "the window to have ended")
