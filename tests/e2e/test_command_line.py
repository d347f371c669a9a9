"""The command line from outside, as a script in somebody's CI would use it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.services.printable import escaped
from tests.desktop.report.reading_page import facts, read_page
from tests.e2e.running_server import ROOT, running_server
from tests.fakes import luau_programs
from tests.sizes import sized

WASTE = 'local s = "abc"\nlocal n = 0\nfor i = 1, 10 do\n    n = n + s:len() + math.floor(i / 2)\nend\nprint(n)\n'

HOSTILE = (
    "while true do end",
    "local t = {} while true do t[#t + 1] = string.rep('x', 100000) end",
    "while true do print('endless') end",
)
"""The first says that the command comes to an end; tests of the sandbox go through every way not to end."""

Tool = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with a server, which the commands find. Where none runs, each would have to start one."""
    data = tmp_path_factory.mktemp("data")
    with running_server(data):
        yield data


@pytest.fixture
def tool(served: Path) -> Tool:
    """Runs a command, with the server that runs unless `data` names another folder."""

    def run(*arguments: str, data: Path = served) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "TOOLBOXAI_DATA_DIR": str(data)}
        return subprocess.run(
            [sys.executable, "-m", "toolboxai", *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def script(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def document(result: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    return dict(json.loads(result.stdout))


class TestOptimize:
    def test_without_a_server_one_is_started_and_ends_with_the_command(self, tool: Tool, tmp_path: Path) -> None:
        result = tool("optimize", script(tmp_path, "a.luau", WASTE.encode()), "--json", data=tmp_path / "data")
        assert (result.returncode, document(result)["status"]) == (0, "completed")
        assert (tmp_path / "data" / "companion.sqlite3").exists()
        assert not (tmp_path / "data" / "server.json").exists()

    def test_the_same_request_again_gives_the_stored_result_unless_it_shall_be_run(
        self, tool: Tool, tmp_path: Path
    ) -> None:
        path = script(tmp_path, "again.luau", WASTE.encode())
        first, again = (document(tool("optimize", path, "--json")) for _ in range(2))
        assert "stored on" not in " ".join(first["notes"])
        assert again["task_id"] != first["task_id"]
        assert "--fresh" in again["notes"][-1]
        assert {**again, "task_id": "", "notes": []} == {**first, "task_id": "", "notes": []}
        assert "This result was stored on" in tool("optimize", path).stdout
        assert "stored on" not in " ".join(document(tool("optimize", path, "--json", "--fresh"))["notes"])

    def test_byte_order_mark_and_line_ends_are_kept(self, tool: Tool, tmp_path: Path) -> None:
        path = script(tmp_path, "crlf.luau", b"\xef\xbb\xbf" + WASTE.replace("\n", "\r\n").encode())
        result = tool("optimize", path, "--in-place", "--level", "conservative", "--json")
        after = Path(path).read_bytes()
        assert result.returncode == 0
        assert after.startswith(b"\xef\xbb\xbf")
        assert after.count(b"\r\n") == after.count(b"\n")
        assert b"math.floor" not in after

    @pytest.mark.parametrize(
        ("name", "content", "reason"),
        [
            ("image.luau", b"\x89PNG\0\0", "binary"),
            ("latin.luau", b'print("\xe9")', "UTF-8"),
            ("huge.luau", b"-" * (512 * 1024 + 1), "512 KB"),
        ],
    )
    def test_what_is_no_script_is_refused(
        self, tool: Tool, tmp_path: Path, name: str, content: bytes, reason: str
    ) -> None:
        result = tool("optimize", script(tmp_path, name, content), "--json")
        assert result.returncode == 2
        assert reason in document(result)["error"]["detail"]

    def test_an_empty_script_is_left_as_it_is(self, tool: Tool, tmp_path: Path) -> None:
        result = tool("optimize", script(tmp_path, "empty.luau", b""), "--json")
        assert (result.returncode, document(result)["optimized_code"]) == (0, "")

    def test_syntax_newer_than_the_vm_gets_no_edit_and_says_so(self, tool: Tool, tmp_path: Path) -> None:
        result = tool("optimize", script(tmp_path, "new.luau", f"const limit = 3\n{WASTE}".encode()), "--json")
        found = document(result)
        assert result.returncode == 0
        assert not any(change["applied"] for change in found["changes"])
        assert any("newer" in note for note in found["notes"])

    @pytest.mark.long
    @pytest.mark.parametrize("body", sized(HOSTILE[:1], HOSTILE))
    def test_a_script_that_does_not_end_keeps_its_proven_edits(self, tool: Tool, tmp_path: Path, body: str) -> None:
        result = tool("optimize", script(tmp_path, "hostile.luau", f"{WASTE}{body}\n".encode()), "--json")
        found = document(result)
        assert result.returncode == 0, result.stderr
        assert {change["tier"] for change in found["changes"] if change["applied"]} == {"P"}
        assert found["measurement"] is None

    def test_one_bad_file_among_good_ones(self, tool: Tool, tmp_path: Path) -> None:
        good, bad = script(tmp_path, "good.luau", WASTE.encode()), script(tmp_path, "bad.luau", b"local = 1\n")
        result = tool("optimize", good, bad, "--json")
        statuses = [file["status"] for file in document(result)["files"]]
        assert (result.returncode, statuses) == (1, ["completed", "failed"])

    def test_json_lists_what_was_left_out_and_what_to_decide(self, tool: Tool, tmp_path: Path) -> None:
        source = b"print(x ^ 2)\nlocal function f(t: string)\n\treturn t:len()\nend\nf(x or 'a')\ngetfenv()\n"
        found = document(tool("optimize", script(tmp_path, "m.luau", source), "--level", "conservative", "--json"))
        assert {change["rule"] for change in found["changes"] if not change["applied"]} == {
            one["rule"] for one in (*found["not_applied"], *found["advice"])
        }
        assert all(one["reason"] for one in found["not_applied"])
        assert [one["rule"] for one in found["advice"]] == ["environment"]
        assert found["not_applied"]

    def test_a_driver_reaches_what_nobody_else_does(self, tool: Tool, tmp_path: Path) -> None:
        module = script(tmp_path, "m.luau", b"return { [true] = function(s: string) return s:len() end }")
        driver = script(tmp_path, "drive.luau", b"print((...)[true]('abc'))")
        for options, applied in ([], []), (["--driver", driver, "--seed", "7"], ["string-length"]):
            found = document(tool("optimize", module, "--json", *options))
            assert [change["rule"] for change in found["changes"] if change["applied"]] == applied
        assert (found["behaviour"]["edited_lines"], found["behaviour"]["edited_lines_executed"]) == (1, 1)

    def test_old_api_is_modernised_only_when_that_is_asked_for(self, tool: Tool, tmp_path: Path) -> None:
        old = f"wait(1)\nprint(tick())\n{WASTE}"
        path = script(tmp_path, "old.luau", old.encode())
        found = document(tool("optimize", path, "--json", "--level", "conservative"))
        assert (found["modernised"], found["optimized_code"][:8]) == ([], "wait(1)\n")
        told = tool("optimize", path, "--modernise", "--in-place", "--json", "--level", "conservative")
        found = document(told)
        assert [(one["line"], one["after"]) for one in found["modernised"]] == [(1, "task.wait(1)")]
        assert "modernise-tick" in [change["rule"] for change in found["changes"]]
        assert any("not shown to behave the same" in note for note in found["notes"])
        assert Path(path).read_bytes().decode() == found["optimized_code"]
        assert found["optimized_code"].startswith("task.wait(1)\nprint(tick())\n")

    def test_a_model_is_asked_only_at_the_aggressive_level(self, tool: Tool, tmp_path: Path) -> None:
        path = script(tmp_path, "a.luau", b"print(1)\n")
        refused = tool("optimize", path, "--ai")
        assert refused.returncode == 2
        assert "--ai needs --level aggressive." in refused.stderr
        found = document(tool("optimize", path, "--ai", "--level", "aggressive", "--json"))
        assert found["notes"] == ["No language model was asked: no AI endpoint is set."]

    def test_a_script_that_is_only_modernised_is_written(self, tool: Tool, tmp_path: Path) -> None:
        path = script(tmp_path, "old.luau", b"workspace:children()\n")
        told = tool("optimize", path, "--modernise", "--in-place")
        assert told.returncode == 0
        assert "1 place modernised, nothing else applied" in told.stdout
        assert Path(path).read_bytes() == b"workspace:GetChildren()\n"

    def test_changes_are_left_out_by_rule_and_line(self, tool: Tool, tmp_path: Path) -> None:
        path = script(tmp_path, "w.luau", WASTE.encode())
        made = [change for change in document(tool("optimize", path, "--json"))["changes"] if change["applied"]]
        places = [f"{change['rule']}:{change['line']}" for change in made]
        options = [option for place in (*places, places[0], "no-rule:9") for option in ("--leave-out", place)]
        found = document(tool("optimize", path, "--json", "--in-place", *options))
        assert found["optimized_code"] == WASTE
        assert {one["outcome"] for one in found["changes"] if f"{one['rule']}:{one['line']}" in places} == {"left_out"}
        assert {one["reason"] for one in found["not_applied"] if one["outcome"] == "left_out"} == {"You left it out."}
        told = tool("optimize", path, *options)
        assert "[left out as you asked]" in told.stdout

    @pytest.mark.parametrize("place", ["string-length", "string-length:0", "string-length:x", ":4", "9" * 5000])
    def test_a_place_to_leave_out_that_is_none_is_refused(self, tool: Tool, tmp_path: Path, place: str) -> None:
        result = tool("optimize", script(tmp_path, "w.luau", WASTE.encode()), "--leave-out", place)
        assert result.returncode == 2
        assert "is no rule and line" in result.stderr

    def test_a_driver_that_is_no_script_is_told(self, tool: Tool, tmp_path: Path) -> None:
        module = script(tmp_path, "m.luau", b"return 1")
        missing = tool("optimize", module, "--driver", str(tmp_path / "none.luau"), "--json")
        assert (missing.returncode, document(missing)["error"]["error"]) == (2, "DriverError")
        broken = tool("optimize", module, "--driver", script(tmp_path, "d.luau", b"local = 1"), "--json")
        assert broken.returncode == 1
        assert document(broken)["error"]["detail"].startswith("Line 1 of the driver: ")

    @pytest.mark.parametrize("seed", ["-1", "1.5", "x", "2147483648"])
    def test_a_seed_is_a_whole_number(self, tool: Tool, tmp_path: Path, seed: str) -> None:
        result = tool("optimize", script(tmp_path, "m.luau", b"return 1"), "--seed", seed)
        assert result.returncode == 2
        assert "whole number from 0 to 2147483647" in result.stderr

    @pytest.mark.parametrize("seconds", ["0.5", "61", "x", "nan"])
    def test_a_time_budget_is_a_number_of_seconds(self, tool: Tool, tmp_path: Path, seconds: str) -> None:
        result = tool("optimize", script(tmp_path, "m.luau", b"return 1"), "--time-budget", seconds)
        assert result.returncode == 2
        assert "number of seconds from 1 to 60" in result.stderr

    def test_comments_go_where_that_is_wished(self, tool: Tool, tmp_path: Path) -> None:
        path = script(tmp_path, "m.luau", b"--!strict\n-- why\nprint(1) -- here\n")
        found = document(tool("optimize", path, "--strip-comments", "--time-budget", "2", "--json"))
        assert found["optimized_code"] == "--!strict\n\nprint(1)\n"

    def test_a_folder_means_every_script_in_it(self, tool: Tool, tmp_path: Path) -> None:
        folder = tmp_path / "place"
        (folder / "inner").mkdir(parents=True)
        script(folder, "a.luau", WASTE.encode())
        script(folder / "inner", "b.lua", WASTE.encode())
        script(folder, "notes.txt", b"no script")
        assert len(document(tool("optimize", str(folder), "--json"))["files"]) == 2

    def test_progress_goes_to_stderr_only(self, tool: Tool, tmp_path: Path) -> None:
        result = tool("optimize", script(tmp_path, "a.luau", WASTE.encode()))
        assert "changes applied" in result.stdout
        assert "a.luau: " in result.stderr

    def test_without_room_for_the_new_file_the_old_one_stays(self, tmp_path: Path) -> None:
        source = Path(script(tmp_path, "full.luau", WASTE.encode()))
        (tmp_path / "data").mkdir()
        no_room = (
            "import resource, sys, toolboxai\n"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(WASTE) // 2}, {len(WASTE) // 2}))\n"
            "sys.exit(toolboxai.main())"
        )
        with running_server(tmp_path / "data"):
            result = subprocess.run(
                [sys.executable, "-c", no_room, "optimize", str(source), "--in-place", "--json"],
                cwd=ROOT,
                env={**os.environ, "TOOLBOXAI_DATA_DIR": str(tmp_path / "data")},
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
        assert result.returncode == 1
        assert "is unchanged" in document(result)["error"]["detail"]
        assert source.read_text() == WASTE
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".full")] == []

    def test_files_are_told_in_the_order_in_which_they_were_given(self, tool: Tool, tmp_path: Path) -> None:
        paths = [script(tmp_path, "b.luau", b"\0"), script(tmp_path, "a.luau", b"print(1)\n"), str(tmp_path / "none")]
        told = [file["file"] for file in document(tool("optimize", *paths, "--json"))["files"]]
        assert told == paths


class TestReport:
    def test_is_one_page_about_every_script_in_the_order_given(self, tool: Tool, tmp_path: Path) -> None:
        strange = tmp_path / os.fsdecode(b'"><script>\xe9.luau'.replace(b"/", b""))
        strange.write_bytes(WASTE.encode())
        bad, none = script(tmp_path, "bad.luau", b"local = 1\n"), str(tmp_path / "none.luau")
        target = tmp_path / "out.html"
        result = tool("optimize", bad, str(strange), none, "--report", str(target), "--json")
        found = document(result)["files"]
        page = read_page(target.read_text(encoding="utf-8"))
        assert result.returncode == 2
        assert [head.text for head in page.one("main").all("h2")] == [bad, escaped(str(strange)), none]
        assert [len(part.all("svg")) for part in page.all("article")][0::2] == [0, 0]
        assert found[0]["error"]["detail"] in page.all("article")[0].text
        assert page.all("article")[0].one("pre").text == "local = 1"
        applied = [change for change in found[1]["changes"] if change["applied"]]
        assert facts(page.all("article")[1])["Changes applied"] == str(len(applied)) != "0"
        assert page.all("script") == []

    def test_tells_of_the_original_also_where_that_was_written_over(self, tool: Tool, tmp_path: Path) -> None:
        path, target = script(tmp_path, "a.luau", WASTE.encode()), tmp_path / "a.html"
        result = tool("optimize", path, "--in-place", "--report", str(target), "--level", "conservative")
        assert result.returncode == 0, result.stderr
        assert b"math.floor" not in Path(path).read_bytes()
        removed = "".join(line.text for line in read_page(target.read_text(encoding="utf-8")).all("del"))
        assert "math.floor(i / 2)" in removed

    def test_page_is_written_although_nobody_reads_what_is_printed(self, tmp_path: Path) -> None:
        target, path = tmp_path / "report.html", script(tmp_path, "a.luau", WASTE.encode())
        command = [sys.executable, "-m", "toolboxai", "optimize", path, "--report", str(target)]
        environment = {**os.environ, "TOOLBOXAI_DATA_DIR": str(tmp_path / "data")}
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.close()
            assert process.wait(timeout=120) != 0
        assert facts(read_page(target.read_text(encoding="utf-8")))

    @pytest.mark.parametrize(("language", "title"), [("", "Optimization report"), ("de", "Optimierungsbericht")])
    def test_is_english_unless_the_environment_says_otherwise(
        self, tool: Tool, tmp_path: Path, language: str, title: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TOOLBOXAI_LANGUAGE", language)
        monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
        target = tmp_path / "a.html"
        tool("optimize", script(tmp_path, "a.luau", WASTE.encode()), "--report", str(target))
        page = read_page(target.read_text(encoding="utf-8"))
        assert page.one("h1").text == title
        assert (page.one("html").attributes["lang"] or "")[:2] == (language or "en")

    @pytest.mark.parametrize(
        ("options", "problem"),
        [
            (["--report", "out.luau"], "does not end in .html"),
            (["--report", "a.HTML", "--detach"], "leave out one of"),
            (["--report", "{folder}.html"], "is a folder"),
            (["--report", "{script}"], "is one of the scripts"),
            (["--report", "{link}"], "is one of the scripts"),
        ],
    )
    def test_that_cannot_be_meant_is_refused_before_anything_is_done(
        self, tool: Tool, tmp_path: Path, options: list[str], problem: str
    ) -> None:
        path = script(tmp_path, "page.html", b"print(1)\n")
        (tmp_path / "folder.html").mkdir()
        (tmp_path / "link.html").symlink_to(path)
        places = {"folder": tmp_path / "folder", "script": path, "link": tmp_path / "link.html"}
        result = tool("optimize", path, *(option.format(**places) for option in options), "--json")
        assert (result.returncode, document(result)["error"]["error"]) == (2, "BadUsage")
        assert problem in document(result)["error"]["detail"]
        assert Path(path).read_bytes() == b"print(1)\n"

    def test_that_cannot_be_written_does_not_hide_the_result(self, tool: Tool, tmp_path: Path) -> None:
        target = tmp_path / "none" / "out.html"
        result = tool("optimize", script(tmp_path, "a.luau", WASTE.encode()), "--report", str(target), "--json")
        assert (result.returncode, document(result)["status"]) == (1, "completed")
        assert "The report was not written." in result.stderr


class TestDoctor:
    def test_every_layer_is_named(self, tool: Tool, tmp_path: Path) -> None:
        result = tool("doctor", "--json", data=tmp_path / "data")
        found = document(result)
        names = {layer["layer"] for layer in found["layers"]}
        assert result.returncode == 0, result.stdout
        assert {"data folder", "window libraries", "server", "database", "workers", "live events"} <= names

    @pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line for POSIX")
    def test_programs_of_luaus_own_on_path_are_named(
        self, tool: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        programs = tmp_path / "bin"
        programs.mkdir()
        monkeypatch.setenv("PATH", str(programs))
        for install, ok, detail in (
            (None, False, "None. Everything works without; with them there are more figures."),
            (luau_programs.analyzer, True, "luau-analyze"),
            (luau_programs.luau, True, "luau, luau-analyze"),
        ):
            if install is not None:
                install(programs)
            found = document(tool("doctor", "--json", data=tmp_path / "data"))
            (layer,) = [layer for layer in found["layers"] if layer["layer"] == "luau on PATH"]
            assert (layer["ok"], layer["detail"], layer["needed"], found["ok"]) == (ok, detail, False, True)

    def test_a_data_folder_that_cannot_be_used_is_named(self, tool: Tool, tmp_path: Path) -> None:
        blocked = tmp_path / "blocked"
        blocked.write_bytes(b"a file, not a folder")
        result = tool("doctor", "--json", data=blocked)
        broken = [layer["layer"] for layer in document(result)["layers"] if layer["needed"] and not layer["ok"]]
        assert result.returncode == 1
        assert "data folder" in broken


class TestNothingToDo:
    @pytest.mark.parametrize(("option", "nothing"), [([], "files"), (["--detach"], "tasks")])
    def test_an_empty_folder_is_one_document(self, tool: Tool, tmp_path: Path, option: list[str], nothing: str) -> None:
        result = tool("optimize", str(tmp_path), "--json", *option)
        found = document(result)
        assert result.returncode == 2
        assert found[nothing] == []
        assert found["error"]["error"] == "NoScripts"

    def test_options_that_exclude_each_other_are_one_too(self, tool: Tool, tmp_path: Path) -> None:
        result = tool("optimize", str(tmp_path), "--json", "--detach", "--in-place")
        assert (result.returncode, document(result)["error"]["error"]) == (2, "BadUsage")


class TestStrangeNames:
    NAMES = (b"esc\x1b]0;owned\x07.luau", b"line\nbreak.luau", b"latin\xe9.luau")

    @pytest.mark.parametrize("name", NAMES)
    def test_the_file_is_optimized_and_its_name_is_shown_escaped(self, tool: Tool, tmp_path: Path, name: bytes) -> None:
        path = tmp_path / os.fsdecode(name)
        path.write_bytes(WASTE.encode())
        result = tool("optimize", str(path), "--in-place", "--level", "conservative")
        assert result.returncode == 0, result.stderr
        assert b"math.floor" not in path.read_bytes()
        for stream in (result.stdout, result.stderr):
            assert "\x1b" not in stream
            assert "\x07" not in stream
            assert "\nbreak" not in stream
            assert "\ufffd" not in stream

    def test_json_names_the_file_exactly(self, tool: Tool, tmp_path: Path) -> None:
        path = tmp_path / os.fsdecode(self.NAMES[2])
        path.write_bytes(b"\0")
        assert document(tool("optimize", str(path), "--json"))["file"] == str(path)

    def test_a_problem_names_its_file_once(self, tool: Tool, tmp_path: Path) -> None:
        path = script(tmp_path, "bin.luau", b"\0")
        assert tool("optimize", path).stderr == f"{path}: It is a binary file, not a script.\n"


class TestDataFolder:
    @pytest.mark.parametrize("command", [["tasks", "list"], ["optimize", "toolboxai.py"]])
    def test_a_file_in_its_place_is_told_in_one_line(self, tool: Tool, tmp_path: Path, command: list[str]) -> None:
        blocked = tmp_path / "blocked"
        blocked.write_bytes(b"")
        result = tool(*command, data=blocked)
        assert result.returncode == 1
        assert "is a file, not a folder" in result.stderr
        assert "TOOLBOXAI_DATA_DIR" in result.stderr
        assert len(result.stderr.splitlines()) == 1

    def test_a_folder_that_takes_no_file_is_told_in_one_line(self, tool: Tool) -> None:
        result = tool("tasks", "list", data=Path("/proc"))
        assert result.returncode == 1
        assert len(result.stderr.splitlines()) == 1
        assert "data folder" in result.stderr
