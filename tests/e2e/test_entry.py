"""The one command before any of its parts is loaded: help, version, and names that are none."""

import json
import subprocess
import sys
from importlib.metadata import version

import pytest

from tests.e2e.running_server import ROOT

COMMANDS = ("optimize", "tasks", "schedules", "serve", "doctor", "tour")


def toolboxai(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "toolboxai", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class TestHelp:
    @pytest.mark.parametrize("option", ["-h", "--help"])
    def test_every_command_has_its_line(self, option: str) -> None:
        result = toolboxai(option)
        assert result.returncode == 0
        for name in COMMANDS:
            assert any(line.split()[:1] == [name] for line in result.stdout.splitlines()), name
        assert "Without a command the desktop app opens" in result.stdout

    @pytest.mark.parametrize("name", ["optimize", "tasks", "schedules", "serve", "doctor"])
    def test_every_command_that_is_listed_has_its_own(self, name: str) -> None:
        result = toolboxai(name, "--help")
        assert result.returncode == 0
        assert result.stdout.startswith(f"usage: toolboxai {name}")

    def test_the_exit_codes_of_the_server_are_told(self) -> None:
        told = toolboxai("serve", "--help").stdout
        assert "3 another server" in " ".join(told.split())


class TestVersion:
    def test_it_is_the_distributions(self) -> None:
        assert toolboxai("--version").stdout == f"toolboxai {version('toolboxai-companion')}\n"

    def test_neither_qt_nor_the_server_is_loaded_for_it(self) -> None:
        code = "import sys, toolboxai; toolboxai.main(['--version']); print(*sys.modules, sep='\\n')"
        result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        loaded = set(result.stdout.splitlines())
        assert "toolboxai" in loaded
        assert not loaded & {"PySide6", "desktop", "server", "pydantic", "asyncio"}


class TestUnknownCommand:
    def test_the_closest_one_is_named(self) -> None:
        result = toolboxai("optimise", "a.luau")
        assert result.returncode == 2
        assert result.stderr.startswith("There is no command 'optimise'. Did you mean optimize?")

    def test_without_a_close_one_all_are_named(self) -> None:
        result = toolboxai("--frobnicate")
        assert result.returncode == 2
        assert all(name in result.stderr for name in COMMANDS)

    def test_its_characters_do_not_reach_the_terminal(self) -> None:
        assert "\x1b" not in toolboxai("\x1b[31mred").stderr

    def test_with_json_it_is_a_document(self) -> None:
        result = toolboxai("optimise", "--json")
        assert json.loads(result.stdout)["error"]["error"] == "BadUsage"


class TestBadUsage:
    @pytest.mark.parametrize(
        "arguments", [["optimize", "--json"], ["tasks", "show", "--json"], ["doctor", "--json", "more"]]
    )
    def test_with_json_it_is_a_document(self, arguments: list[str]) -> None:
        result = toolboxai(*arguments)
        assert result.returncode == 2
        assert json.loads(result.stdout)["error"]["error"] == "BadUsage"

    def test_without_it_is_the_usage_and_the_problem(self) -> None:
        result = toolboxai("optimize", "a.luau", "--level", "wild")
        assert result.returncode == 2
        assert result.stdout == ""
        assert result.stderr.startswith("usage: toolboxai optimize")
        assert "wild" in result.stderr
