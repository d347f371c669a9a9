"""What a command prints is for a terminal, whatever it is told to print."""

import json

import pytest

from desktop.commands.output import ProgressPrinter, complain, print_failure, say

NAME = "a\x1b[31m\nb.luau"
SHOWN = "a\\x1b[31m\\nb.luau"


class TestSay:
    def test_prints_one_line_that_commands_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        say(f"{NAME}: done")
        assert capsys.readouterr().out == f"{SHOWN}: done\n"


class TestComplain:
    def test_prints_one_line_that_commands_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        complain(NAME)
        assert capsys.readouterr().err == f"{SHOWN}\n"


class TestProgressPrinter:
    def test_a_name_commands_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        ProgressPrinter().show(NAME, 10, "reading")
        assert capsys.readouterr().err == f"{SHOWN}: reading\n"


class TestPrintFailure:
    def test_is_one_document(self, capsys: pytest.CaptureFixture[str]) -> None:
        print_failure("NoScripts", "There is none.", files=[])
        error = {"error": "NoScripts", "detail": "There is none."}
        assert json.loads(capsys.readouterr().out) == {"status": "failed", "files": [], "error": error}
