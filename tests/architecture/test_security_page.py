"""What docs/security.md promises is tested, where it says."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
SHOWN = re.compile(r"`([a-z_0-9/]+\.py)(?:::(\w+))?`")
EXCEPTION = re.compile(r"#\s*(?:nosec\b|noqa: S\d)")
REASON = re.compile(r"#\s*(?:nosec\b|noqa: [A-Z0-9, ]+) ?.*- \w")
PRODUCT = ("contracts", "desktop", "server", "toolboxai.py")


@cache
def names_in(path: Path) -> frozenset[str]:
    """Classes and functions, at any depth."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, defined))


def rows() -> list[tuple[str, str]]:
    """(threat, where it is shown) of every table."""
    cells = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| ")]
    return [(row[0].strip(), row[-1].strip()) for row in cells if set(row[0].strip()) != {"-"} and row[0] != " threat "]


def sources() -> list[Path]:
    return [
        path for name in PRODUCT for path in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))
    ]


class TestPage:
    def test_there_are_threats_to_check(self) -> None:
        assert len(rows()) > 40

    @pytest.mark.parametrize(("threat", "shown"), rows(), ids=[threat for threat, _ in rows()])
    def test_each_threat_has_tests_and_they_exist(self, threat: str, shown: str) -> None:
        named = SHOWN.findall(shown)
        assert named, f"nothing shows what stops: {threat}"
        assert len(named) == shown.count("`") // 2, "a test is named as path/test_file.py::name"
        missing = [
            f"{path}::{name}"
            for path, name in named
            if not (TESTS / path).is_file() or (name and name not in names_in(TESTS / path))
        ]
        assert missing == []


class TestSources:
    def test_every_exception_from_the_rules_has_its_reason(self) -> None:
        bare = [
            f"{path.relative_to(ROOT)}:{number}"
            for path in sources()
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            if EXCEPTION.search(line) and not REASON.search(line)
        ]
        assert bare == []

    def test_nothing_reads_the_session_of_a_roblox_account(self) -> None:
        assert [path for path in sources() if "roblosecurity" in path.read_text(encoding="utf-8").lower()] == []
