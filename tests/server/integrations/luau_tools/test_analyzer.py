"""What `luau-analyze` says, read. The lines are in the form of `report` in CLI/src/Analyze.cpp of Luau, and the texts
are those that Luau's type checker makes; the program itself is a stand-in.
"""

import sys
import threading
from pathlib import Path

import pytest

from server.integrations.luau_tools.analyzer import MOST_ERRORS, TypeProblem, read_problems, type_problems
from server.integrations.luau_tools.process import ToolStopped
from tests.fakes import luau_programs

SAID = """\
stdin:1:15-22: (W0) TypeError: Unknown global 'game'
stdin:2:1-5: (W0) TypeError: Unknown global 'pritn'; consider assigning to it first
stdin:3:12-27: (W0) TypeError: Unknown type 'RBXScriptSignal'
stdin:4:7-11: (W0) LocalUnused: Variable 'count' is never used; prefix with '_' to silence
stdin:5:20-26: (W0) TypeError: Type 'string' could not be converted into 'number'
stdin:6:1-100: (W0) TypeError: Type
	'{ name: string }'
could not be converted into
	'{ name: number }'
stdin:7:17-30: (W0) TypeError: Unknown require: game/ReplicatedStorage/Shared
stdin:8:1-3: (W0) SyntaxError: Expected identifier, got <eof>
stdin:5:20-26: (W0) TypeError: Type 'string' could not be converted into 'number'
"""


class TestReadProblems:
    def test_type_errors_stay_and_what_only_roblox_knows_goes(self) -> None:
        assert read_problems(SAID) == [
            TypeProblem(2, "Unknown global 'pritn'; consider assigning to it first"),
            TypeProblem(5, "Type 'string' could not be converted into 'number'"),
            TypeProblem(6, "Type '{ name: string }' could not be converted into '{ name: number }'"),
        ]

    @pytest.mark.parametrize(
        "said", ["", "nonsense\n", "stdin:x:1-2: (W0) TypeError: a\n", "\x00\n", "other.luau:1:1-2: (W0) TypeError: a"]
    )
    def test_anything_else_is_passed_over(self, said: str) -> None:
        assert read_problems(said) == []

    def test_long_and_unprintable_texts_are_cut(self) -> None:
        (found,) = read_problems(f"stdin:1:1-2: (W0) TypeError: \x1b[31m{'x' * 9000}\n")
        assert found.message.startswith(" [31mxxx")
        assert len(found.message) == 400


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts with a first line for POSIX")
class TestTypeProblems:
    def test_the_script_is_asked_about(self, tmp_path: Path) -> None:
        program = luau_programs.analyzer(tmp_path, SAID)
        assert len(type_problems(program, "print(1)", tmp_path, threading.Event())) == 3

    def test_not_endlessly_many(self, tmp_path: Path) -> None:
        many = "".join(f"stdin:{line}:1-2: (W0) TypeError: error {line}\n" for line in range(1, 500))
        program = luau_programs.analyzer(tmp_path, many)
        assert len(type_problems(program, "print(1)", tmp_path, threading.Event())) == MOST_ERRORS

    def test_one_that_hangs_is_stopped(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("server.integrations.luau_tools.analyzer.SECONDS", 0.5)
        with pytest.raises(ToolStopped):
            type_problems(luau_programs.analyzer(tmp_path), "hang", tmp_path, threading.Event())
