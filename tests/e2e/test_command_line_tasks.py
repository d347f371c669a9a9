"""`toolboxai tasks` from outside."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.running_server import RunningServer, running_server
from tests.e2e.test_command_line import WASTE, Tool, document, tool

__all__ = ["tool"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the server, which the commands find."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def server(served: Path) -> Iterator[RunningServer]:
    """One for all, but for the test that lists everything there is."""
    with running_server(served) as running:
        yield running


def test_one_is_repeated_and_keeps_its_origin(tool: Tool, server: RunningServer) -> None:
    origin = server.submit(WASTE)
    server.wait_for_status(origin, "completed")
    accepted = json.loads(tool("tasks", "retry", origin, "--json").stdout)["tasks"][0]
    assert server.wait_for_status(accepted["task_id"], "completed").parent_task_id == origin
    shown = json.loads(tool("tasks", "show", accepted["task_id"], "--json").stdout)
    assert shown["attempts"][0]["outcome"] == "completed"
    log = json.loads(tool("tasks", "log", accepted["task_id"], "--json").stdout)
    assert log["lines"][0]["text"] == f"Queued, to run task {origin} again."
    printed = tool("tasks", "log", origin).stdout.splitlines()
    assert [line.split("  ", 1)[1].split()[:2] for line in printed] == [
        ["info", "Queued."],
        ["info", "Started"],
        ["info", "Completed."],
    ]


def test_one_that_failed_says_why_and_is_repeated_with_a_change(tool: Tool, server: RunningServer) -> None:
    origin = server.submit("local =")
    server.wait_for_status(origin, "failed")
    shown = tool("tasks", "show", origin).stdout.splitlines()
    assert shown[1].startswith("  attempt 1 of 3: started ")
    assert shown[-1].startswith("  LuauSyntaxError, line 1: ")
    change = ("--change", "script_code=print(1)", "--change", "time_budget_seconds=2")
    again = document(tool("tasks", "retry", origin, *change, "--json"))["tasks"][0]["task_id"]
    done = server.wait_for_status(again, "completed")
    assert (done.params["script_code"], done.params["time_budget_seconds"]) == ("print(1)", 2)
    third = document(tool("tasks", "retry", again, "--json"))["tasks"][0]["task_id"]
    server.wait_for_status(third, "completed")
    shown = tool("tasks", "show", third).stdout.splitlines()
    assert f"  run again from {again}, first of all {origin}" in shown
    wrong = tool("tasks", "retry", origin, "--change", "optimization_level=wild", "--json")
    assert (wrong.returncode, document(wrong)["error"]) == (1, "InvalidChanges")
    assert tool("tasks", "retry", origin, "--change", "level").returncode == 2


def test_the_list_is_filtered(tool: Tool, server: RunningServer) -> None:
    task_id = server.submit(WASTE)
    server.wait_for_status(task_id, "completed")
    for options, fits in (
        (["--status", "completed", "--status", "failed"], True),
        (["--status", "failed"], False),
        (
            ["--text", task_id[:8].upper(), "--kind", "script-optimization", "--created-after", "2020-01-01"],
            True,
        ),
        (["--created-before", "2020-01-01T08:30"], False),
    ):
        result = tool("tasks", "list", *options, "--json")
        assert (task_id in [task["task_id"] for task in document(result)["tasks"]]) is fits
    assert tool("tasks", "list", "--text", "nowhere").stdout == "No task fits.\n"
    wrong = tool("tasks", "list", "--kind", "NO", "--json")
    assert (wrong.returncode, document(wrong)["error"]) == (1, "ValidationError")
    assert tool("tasks", "list", "--created-after", "soon").returncode == 2


def test_the_list_is_exported_whole_or_not_at_all(tool: Tool, tmp_path: Path) -> None:
    target = tmp_path / "list.json"
    with running_server(tmp_path) as server:
        ids = [server.submit(f"print({number})") for number in range(3)]
        for task_id in ids:
            server.wait_for_status(task_id, "completed")
        result = tool("tasks", "export", "--output", str(target), "--json", data=tmp_path)
        assert document(result) == {"file": str(target), "format": "json", "tasks": 3}
        listed = document(tool("tasks", "list", "--json", data=tmp_path))["tasks"]
        assert json.loads(target.read_bytes()) == listed
        assert json.loads(tool("tasks", "export", "--json", data=tmp_path).stdout) == listed
        printed = tool("tasks", "export", "--text", ids[0], data=tmp_path)
        assert (len(printed.stdout.splitlines()), printed.stderr) == (2, "1 task\n")
        assert printed.stdout.startswith("\ufeffname,kind,state,")
        wrong = tool("tasks", "export", "--kind", "NO", "--output", str(target), "--json", data=tmp_path)
        assert (wrong.returncode, document(wrong)["error"]) == (1, "ValidationError")
        nowhere = tool("tasks", "export", "--output", str(tmp_path / "no" / "list.csv"), "--json", data=tmp_path)
        assert (nowhere.returncode, document(nowhere)["error"]["error"]) == (1, "NotExported")
        assert tool("tasks", "export", "--output", str(tmp_path), data=tmp_path).returncode == 2
        assert tool("tasks", "export", "--json", "--format", "csv", data=tmp_path).returncode == 2
    assert json.loads(target.read_bytes()) == listed, "what stood there is as it was"
    assert not list(tmp_path.glob(".toolboxai-*"))


def test_cancelling_what_has_ended_is_an_error(tool: Tool, server: RunningServer) -> None:
    task_id = server.submit(WASTE)
    server.wait_for_status(task_id, "completed")
    result = tool("tasks", "cancel", task_id, "--json")
    assert result.returncode == 1
    assert json.loads(result.stdout)["error"] == "TaskFinished"
