"""The house rules that no linter checks: sizes, folders, names."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60
TOP_FOLDERS = {"contracts", "desktop", "server", "resources", "packaging", "tests", "docs"}
GENERATED = {ROOT / "desktop" / "ui" / "known_sentences.py"}
"""Lists that `dev.py translate` writes and nobody reads through."""
VAGUE_NAMES = {"utils", "helpers", "common", "manager", "misc"}


def sources() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for line in listed.stdout.splitlines() if (path := ROOT / line).exists()]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def is_migration(path: Path) -> bool:
    """A migration is one long list of steps, made by a tool and never changed again."""
    return path.parent == ROOT / "server" / "migrations" / "versions"


class TestSizes:
    def test_there_are_sources_to_check(self) -> None:
        assert len(sources()) > 50

    def test_no_file_is_past_the_limit(self) -> None:
        read = (path for path in sources() if path not in GENERATED)
        lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in read}
        assert {str(path): count for path, count in lines.items() if count > MAX_FILE_LINES} == {}

    def test_no_function_is_past_the_limit(self) -> None:
        long = [
            f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            for path in sources()
            if not is_migration(path)
            for node in functions(path)
            if (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION_LINES
        ]
        assert long == []


class TestFolders:
    def test_packaging_is_no_package(self) -> None:
        assert not (ROOT / "packaging" / "__init__.py").exists(), "it would shadow PyPI's packaging"

    def test_python_lives_in_the_known_folders(self) -> None:
        tops = {path.relative_to(ROOT).parts[0] for path in sources() if path.parent != ROOT}
        assert tops <= TOP_FOLDERS

    def test_no_folder_or_file_has_a_vague_name(self) -> None:
        vague = [path for path in sources() if VAGUE_NAMES & {path.stem, *path.relative_to(ROOT).parts}]
        assert vague == []

    def test_resources_hold_data_only(self) -> None:
        assert [path for path in sources() if path.is_relative_to(ROOT / "resources")] == []

    def test_every_product_folder_is_a_package(self) -> None:
        product = [path for path in sources() if path.relative_to(ROOT).parts[0] in {"contracts", "desktop", "server"}]
        assert {str(path.parent) for path in product if not (path.parent / "__init__.py").exists()} == set()


class TestDocstrings:
    def test_every_product_module_has_one(self) -> None:
        product = [path for path in sources() if path.relative_to(ROOT).parts[0] in {"contracts", "desktop", "server"}]
        without = [str(path) for path in product if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
        assert without == []


class TestLocks:
    def test_locks_are_hashed_and_name_no_index(self) -> None:
        for name in ("requirements.lock", "requirements-dev.lock"):
            text = (ROOT / name).read_text(encoding="utf-8")
            assert "--hash=sha256:" in text
            assert "://" not in text

    def test_there_is_no_uv_lock(self) -> None:
        assert not (ROOT / "uv.lock").exists()
