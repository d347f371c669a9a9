"""Commands that have a real team do their work, and follow it to its end."""

import json
from pathlib import Path

import pytest

from tests.builders.team import Team
from tests.e2e.team_tool import TeamTool
from tests.e2e.test_command_line import WASTE
from tests.e2e.test_command_line_content import LESSON, QUIZ
from tests.e2e.test_team_sign_in import EMAIL, PASSWORD, migrated_template, postgres, redis, team

__all__ = ["migrated_template", "postgres", "redis", "team"]


@pytest.fixture
def tool(team: Team, tmp_path: Path) -> TeamTool:
    """Signed in."""
    tool = TeamTool(tmp_path / "data")
    done = tool("sign-in", team.url, "--email", EMAIL, "--password-stdin", typed=PASSWORD)
    assert done.returncode == 0, done.stderr
    return tool


def test_all_of_it_is_done_there_and_nothing_is_mixed_with_this_computer(tool: TeamTool, tmp_path: Path) -> None:
    scripts = [tmp_path / name for name in ("a.luau", "b.luau")]
    for script in scripts:
        script.write_text(WASTE)
    optimized = tool("optimize", *map(str, scripts), "--in-place", "--time-budget", "2", "--json", "--team")
    assert optimized.returncode == 0, optimized.stderr
    files = json.loads(optimized.stdout)["files"]
    assert [file["status"] for file in files] == ["completed", "completed"]
    assert "math.floor" not in scripts[0].read_text()
    made = []
    for command, suffix in ((QUIZ, "gift"), (LESSON, "docx")):
        out = tmp_path / f"made.{suffix}"
        done = tool(*command, "--out", str(out), "--json", "--team=Lincoln School")
        assert (done.returncode, out.exists()) == (0, True), done.stderr
        made.append(json.loads(done.stdout)["task_id"])
    there = json.loads(tool("tasks", "--json", "--team").stdout)["tasks"]
    assert {task["task_id"] for task in there} == {*made, *(file["task_id"] for file in files)}
    assert {task["status"] for task in there} == {"completed"}
    assert json.loads(tool("tasks", "--json").stdout) == {"tasks": []}
