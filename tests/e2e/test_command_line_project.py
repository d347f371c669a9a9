"""`toolboxai optimize` in a Rojo project, from outside."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.services.project.places import TREE, write, write_game, write_project
from tests.e2e.test_command_line import Tool, document, served, tool

__all__ = ["served", "tool"]

LOADED = (
    "3 modules of the project were loaded by require: ReplicatedStorage.Shared.Prices, "
    "ServerScriptService.Server.Cart, ServerScriptService.Server.Cart.Tax."
)


def rules(found: dict[str, Any]) -> list[str]:
    return [change["rule"] for change in found["changes"] if change["applied"]]


class TestProject:
    def test_what_a_script_requires_is_found_by_itself(self, tool: Tool, tmp_path: Path) -> None:
        script = write_game(tmp_path / "game")
        before = {path: path.read_bytes() for path in (tmp_path / "game").rglob("*") if path.is_file()}
        result = tool("optimize", str(script), "--in-place", "--json")
        found = document(result)
        assert result.returncode == 0
        assert rules(found) == ["concat-buffer", "string-length"]
        assert found["behaviour"]["equivalent"] is True
        assert found["behaviour"]["run_end"]["how"] == "ended"
        assert LOADED in found["notes"]
        after = {path: path.read_bytes() for path in before}
        assert [path.name for path in before if before[path] != after[path]] == ["Main.server.luau"]
        assert after[script].decode() == found["optimized_code"]

    def test_it_can_be_ignored(self, tool: Tool, tmp_path: Path) -> None:
        found = document(tool("optimize", str(write_game(tmp_path / "game")), "--no-project", "--json"))
        assert rules(found) == ["string-length"]
        assert not any("require" in note for note in found["notes"])

    def test_another_can_be_chosen(self, tool: Tool, tmp_path: Path) -> None:
        script = write_game(tmp_path / "game")
        chosen = write_project(tmp_path / "game", TREE, "tests.project.json")
        write_project(tmp_path / "game", {"$path": "nowhere"})
        assert LOADED in document(tool("optimize", str(script), "--project", str(chosen), "--json"))["notes"]

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (None, "none.project.json: It does not exist."),
            ("{", "none.project.json: It is not valid JSON: line 1, column 2: "),
            (
                '{"tree": {"$className": "DataModel", "Workspace": {"Map": {"$path": "src/map"}}}}',
                'none.project.json: tree.Workspace.Map, line 1: "$path": "src/map" does not exist.',
            ),
            ('{"tree": {"$path": "../outside"}}', 'tree, line 1: "$path": "../outside" leads out of the folder'),
        ],
    )
    def test_a_fault_in_the_chosen_one_is_bad_input(
        self, tool: Tool, tmp_path: Path, content: str | None, reason: str
    ) -> None:
        script = write_game(tmp_path / "game")
        (tmp_path / "outside").mkdir()
        chosen = tmp_path / "game/none.project.json"
        if content is not None:
            chosen.write_text(content)
        result = tool("optimize", str(script), "--project", str(chosen), "--json")
        assert result.returncode == 2
        told = document(result)
        assert (told["status"], told["error"]["error"]) == ("failed", "ProjectError")
        assert reason in told["error"]["detail"]
        assert reason in result.stderr

    def test_a_script_outside_of_the_chosen_one_is_bad_input(self, tool: Tool, tmp_path: Path) -> None:
        script = write_game(tmp_path / "game")
        write(tmp_path, {"Alone.luau": "print(1)"})
        arguments = [
            str(tmp_path / "Alone.luau"),
            str(script),
            "--project",
            str(tmp_path / "game/default.project.json"),
        ]
        result = tool("optimize", *arguments, "--json")
        assert result.returncode == 2
        alone, main = document(result)["files"]
        assert alone["error"]["error"] == "ProjectError"
        assert "Alone.luau is no part of this project" in alone["error"]["detail"]
        assert main["status"] == "completed"

    def test_a_fault_in_one_that_was_found_is_a_note(self, tool: Tool, tmp_path: Path) -> None:
        script = write_game(tmp_path / "game")
        (tmp_path / "game/default.project.json").write_text("{")
        result = tool("optimize", str(script), "--json")
        assert result.returncode == 0
        assert any("The project was not used." in note for note in document(result)["notes"])
        assert "The project was not used." in tool("optimize", str(script)).stdout

    def test_both_options_at_once_are_bad_usage(self, tool: Tool, tmp_path: Path) -> None:
        result = tool("optimize", str(write_game(tmp_path)), "--no-project", "--project", "x.json", "--json")
        assert result.returncode == 2
        assert "not allowed with" in json.loads(result.stdout)["error"]["detail"]

    def test_the_project_file_is_not_written_over_by_a_report(self, tool: Tool, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        file = tmp_path / "place.html"
        (tmp_path / "default.project.json").rename(file)
        result = tool("optimize", str(script), "--project", str(file), "--report", str(file))
        assert result.returncode == 2
        assert file.read_text().startswith("{")

    def test_modules_that_misbehave(self, tool: Tool, tmp_path: Path) -> None:
        """Errors, circles, endless loops, memory and output without end: each has its words, none stops the tool."""
        bodies = {
            "Fails": "error('on purpose')",
            "Turns": "return require(script.Parent.Back)",
            "Back": "return require(script.Parent.Turns)",
            "Loops": "while true do end",
            "Eats": "local t = {} while true do table.insert(t, string.rep('x', 1e6) .. #t) end",
            "Prints": "while true do print(string.rep('x', 1e5)) end",
            "Sorts": "table.sort({ 2, 1 }, function() task.wait() return true end) return 1",
        }
        words = {
            "Fails": "stopped with an error: ServerScriptService.m.Fails:1: on purpose",
            "Turns": "Requested module was required recursively",
            "Loops": "it does not end by itself within the budget of steps",
            "Eats": "it needs more memory than a script may have here",
            "Prints": "it prints without end",
            "Sorts": "attempt to yield across metamethod/C-call boundary",
        }
        write(tmp_path / "m", {f"{name}.luau": f"{body}\n" for name, body in bodies.items()})
        scripts = []
        for name in words:
            body = f"local n = tostring({name!r})\nprint(n:len())\nlocal m = require(script.Parent.{name})\nprint(m)\n"
            write(tmp_path / "m", {f"Use{name}.luau": body})
            scripts.append(str(tmp_path / f"m/Use{name}.luau"))
        result = tool("optimize", *scripts, "--json")
        assert result.returncode == 0, result.stderr
        for found, (name, text) in zip(document(result)["files"], words.items(), strict=True):
            assert rules(found) == ["string-length"], name
            assert text in json.dumps([found["notes"], found["behaviour"]["detail"]]), name
