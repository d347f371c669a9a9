"""`toolboxai schedules` from outside."""

from pathlib import Path

import pytest

from tests.e2e.running_server import running_server
from tests.e2e.test_command_line import WASTE, Tool, document, script, served, tool

__all__ = ["served", "tool"]


class TestSchedules:
    def test_one_is_made_held_up_run_and_deleted(self, tool: Tool, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
            path = script(tmp_path, "a.luau", WASTE.encode())
            times = ["--weekdays", "07:00", "--time-zone", "Europe/Berlin", "--name", "Every morning"]
            made = document(tool("schedules", "add", path, *times, "--json", data=tmp_path))
            assert (made["name"], made["title"], len(made["next_runs"])) == ("Every morning", "a.luau", 5)
            schedule_id = made["schedule_id"]
            printed = tool("schedules", "list", data=tmp_path).stdout
            assert f"{schedule_id}  next " in printed
            assert printed.rstrip().endswith("07:00  Every morning  (weekdays 07:00, Europe/Berlin)")
            assert document(tool("schedules", "pause", schedule_id, "--json", data=tmp_path))["paused"]
            assert tool("schedules", data=tmp_path).stdout.split()[1] == "paused"
            assert not document(tool("schedules", "resume", schedule_id, "--json", data=tmp_path))["paused"]
            task = document(tool("schedules", "run", schedule_id, "--json", data=tmp_path))["tasks"][0]
            server.wait_for_status(task["task_id"], "completed")
            shown = tool("schedules", "show", schedule_id, data=tmp_path).stdout
            assert shown.count("  runs ") == 5
            assert f"started, task {task['task_id']}" in shown
            assert document(tool("schedules", "delete", schedule_id, "--json", data=tmp_path))["deleted"]
            assert document(tool("schedules", "list", "--json", data=tmp_path)) == {"schedules": []}
            gone = tool("schedules", "show", schedule_id, "--json", data=tmp_path)
            assert (gone.returncode, document(gone)["error"]) == (1, "ScheduleNotFound")

    @pytest.mark.parametrize(
        ("times", "shown"),
        [
            (["--once", "2100-01-01T07:30"], "once 2100-01-01 07:30, UTC"),
            (["--daily", "23:59"], "daily 23:59, UTC"),
            (["--weekly", "thu,MON", "07:00"], "weekly thu,mon 07:00, UTC"),
            (["--monthly", "31", "07:00"], "monthly 31 07:00, UTC"),
            (["--cron", "*/30 7-9 * * mon-fri"], "cron */30 7-9 * * mon-fri, UTC"),
        ],
    )
    def test_every_form_of_times(self, tool: Tool, tmp_path: Path, times: list[str], shown: str) -> None:
        path = script(tmp_path, "a.luau", WASTE.encode())
        result = tool("schedules", "add", path, *times, "--time-zone", "UTC")
        assert result.returncode == 0, result.stderr
        assert f"a.luau  {shown}" in result.stdout

    @pytest.mark.parametrize(
        "times",
        [
            [],
            ["--daily", "7"],
            ["--daily", "07:00", "--cron", "0 7 * * *"],
            ["--weekly", "xyz", "07:00"],
            ["--monthly", "0", "07:00"],
            ["--once", "soon"],
            ["--once", "2100-01-01T07:30+01:00"],
            ["--once", "2001-01-01T07:30"],
            ["--cron", "* * * * *"],
            ["--daily", "07:00", "--time-zone", "Mars/Base"],
            ["--daily", "07:00", "--name", ""],
        ],
    )
    def test_what_is_wrong_is_told(self, tool: Tool, tmp_path: Path, times: list[str]) -> None:
        path = script(tmp_path, "a.luau", WASTE.encode())
        result = tool("schedules", "add", path, *times, "--json")
        assert result.returncode == 2
        assert document(result)["error"]
        assert result.stderr

    def test_a_script_that_is_not_there(self, tool: Tool, tmp_path: Path) -> None:
        result = tool("schedules", "add", str(tmp_path / "none.luau"), "--daily", "07:00", "--json")
        assert (result.returncode, document(result)["error"]["error"]) == (2, "UnreadableScript")
