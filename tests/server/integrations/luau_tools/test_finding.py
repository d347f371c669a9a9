"""Where Luau's programs are looked for."""

import os
import sys
from pathlib import Path

import pytest

from server.integrations.luau_tools.finding import LUAU, find_tool
from tests.fakes import luau_programs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts with a first line for POSIX")


def path_of(*entries: object) -> dict[str, str]:
    return {"PATH": os.pathsep.join(map(str, entries))}


class TestFindTool:
    def test_the_first_on_path_counts(self, tmp_path: Path) -> None:
        one, other = tmp_path / "one", tmp_path / "other"
        for folder in (one, other):
            folder.mkdir()
            luau_programs.luau(folder)
        assert find_tool(LUAU, path_of(tmp_path / "none", other, one)) == other / "luau"

    def test_never_in_the_current_folder_or_a_relative_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        luau_programs.luau(tmp_path)
        (tmp_path / "bin").mkdir()
        luau_programs.luau(tmp_path / "bin")
        monkeypatch.chdir(tmp_path)
        for entries in ((), ("",), (".",), ("bin",), ("./bin",), (tmp_path,), (f"{tmp_path}/bin/..",)):
            assert find_tool(LUAU, path_of(*entries)) is None, entries
        assert find_tool(LUAU, path_of(tmp_path / "bin")) == tmp_path / "bin" / "luau"

    def test_what_cannot_be_run_is_passed_over(self, tmp_path: Path) -> None:
        luau_programs.luau(tmp_path).chmod(0o644)
        assert find_tool(LUAU, path_of(tmp_path)) is None
        (tmp_path / "luau").unlink()
        (tmp_path / "luau").mkdir()
        assert find_tool(LUAU, path_of(tmp_path)) is None

    def test_without_a_path_there_is_none(self) -> None:
        assert find_tool(LUAU, {}) is None
