"""`toolboxai tasks` from outside."""

import json
from pathlib import Path

from tests.e2e.running_server import running_server
from tests.e2e.test_command_line import WASTE, Tool, document, served, tool

__all__ = ["served", "tool"]


class TestTasks:
    def test_one_is_repeated_and_keeps_its_origin(self, tool: Tool, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
            origin = server.submit(WASTE)
            server.wait_for_status(origin, "completed")
            accepted = json.loads(tool("tasks", "retry", origin, "--json", data=tmp_path).stdout)["tasks"][0]
            assert server.wait_for_status(accepted["task_id"], "completed").parent_task_id == origin
            shown = json.loads(tool("tasks", "show", accepted["task_id"], "--json", data=tmp_path).stdout)
            assert shown["attempts"][0]["outcome"] == "completed"
            log = json.loads(tool("tasks", "log", accepted["task_id"], "--json", data=tmp_path).stdout)
            assert log["lines"][0]["text"] == f"Queued, to run task {origin} again."
            printed = tool("tasks", "log", origin, data=tmp_path).stdout.splitlines()
            assert [line.split("  ", 1)[1].split()[:2] for line in printed] == [
                ["info", "Queued."],
                ["info", "Started"],
                ["info", "Completed."],
            ]

    def test_one_that_failed_says_why_and_is_repeated_with_a_change(self, tool: Tool, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
            origin = server.submit("local =")
            server.wait_for_status(origin, "failed")
            shown = tool("tasks", "show", origin, data=tmp_path).stdout.splitlines()
            assert shown[1].startswith("  attempt 1 of 3: started ")
            assert shown[-1].startswith("  LuauSyntaxError, line 1: ")
            change = ("--change", "script_code=print(1)", "--change", "time_budget_seconds=2")
            again = document(tool("tasks", "retry", origin, *change, "--json", data=tmp_path))["tasks"][0]["task_id"]
            done = server.wait_for_status(again, "completed")
            assert (done.params["script_code"], done.params["time_budget_seconds"]) == ("print(1)", 2)
            third = document(tool("tasks", "retry", again, "--json", data=tmp_path))["tasks"][0]["task_id"]
            server.wait_for_status(third, "completed")
            shown = tool("tasks", "show", third, data=tmp_path).stdout.splitlines()
            assert f"  run again from {again}, first of all {origin}" in shown
            wrong = tool("tasks", "retry", origin, "--change", "optimization_level=wild", "--json", data=tmp_path)
            assert (wrong.returncode, document(wrong)["error"]) == (1, "InvalidChanges")
            assert tool("tasks", "retry", origin, "--change", "level", data=tmp_path).returncode == 2

    def test_the_list_is_filtered(self, tool: Tool, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
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
                result = tool("tasks", "list", *options, "--json", data=tmp_path)
                assert [task["task_id"] for task in document(result)["tasks"]] == ([task_id] if fits else [])
            assert tool("tasks", "list", "--text", "nowhere", data=tmp_path).stdout == "No task fits.\n"
            wrong = tool("tasks", "list", "--kind", "NO", "--json", data=tmp_path)
            assert (wrong.returncode, document(wrong)["error"]) == (1, "ValidationError")
            assert tool("tasks", "list", "--created-after", "soon", data=tmp_path).returncode == 2

    def test_the_list_is_exported_whole_or_not_at_all(self, tool: Tool, tmp_path: Path) -> None:
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

    def test_cancelling_what_has_ended_is_an_error(self, tool: Tool, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
            task_id = server.submit(WASTE)
            server.wait_for_status(task_id, "completed")
            result = tool("tasks", "cancel", task_id, "--json", data=tmp_path)
        assert result.returncode == 1
        assert json.loads(result.stdout)["error"] == "TaskFinished"
