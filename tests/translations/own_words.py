"""Finds what the window asks translations for: `tr`, `counted`, and `self.tr` in the name of its class.

Qt's own pyside6-lupdate files a plain `tr` inside a class under that class, where it is never looked for.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from desktop.ui.translation import CONTEXT
from tests.translations.catalogue import ROOT, Message

FOLDERS = ("desktop/ui", "desktop/views", "desktop/report")
PLUMBING = frozenset({"translation.py", "language.py"})
"""They hand on what others ask for."""


class NotExtractable(Exception):
    """A call whose words nobody can know beforehand."""


def own_words(root: Path = ROOT) -> set[Message]:
    """Every text of the window's own modules. Raises NotExtractable."""
    paths = (path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py")))
    files = [path for path in paths if path.name not in PLUMBING]
    return {message for path in files for message in words_of(path.read_text(encoding="utf-8"), path.name)}


def words_of(source: str, name: str) -> Iterator[Message]:
    """The texts of one module."""
    yield from _Words(name).visited(ast.parse(source))


class _Words(ast.NodeVisitor):
    def __init__(self, name: str) -> None:
        self._name = name
        self._class = ""
        self._functions = 0
        self._found: list[Message] = []

    def visited(self, tree: ast.AST) -> list[Message]:
        self.visit(tree)
        return self._found

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outer, self._class = self._class, node.name
        self.generic_visit(node)
        self._class = outer

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._functions += 1
        self.generic_visit(node)
        self._functions -= 1

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._functions += 1
        self.generic_visit(node)
        self._functions -= 1

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._functions += 1
        self.generic_visit(node)
        self._functions -= 1

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        if isinstance(function, ast.Name) and function.id == "tr":
            self._found.append(Message(CONTEXT, self._literal(node, 0)))
        elif isinstance(function, ast.Name) and function.id == "counted":
            self._found.append(Message(CONTEXT, self._literal(node, 0), self._literal(node, 1)))
        elif isinstance(function, ast.Attribute) and function.attr == "tr":
            self._found.append(Message(self._class, self._literal(node, 0)))
        elif isinstance(function, ast.Attribute) and function.attr == "translate" and _is_application(function.value):
            raise NotExtractable(f"{self._name}:{node.lineno} asks Qt itself; use desktop.ui.translation.tr")
        self.generic_visit(node)

    def _literal(self, call: ast.Call, place: int) -> str:
        given = call.args[place] if place < len(call.args) else None
        if not isinstance(given, ast.Constant) or not isinstance(given.value, str):
            raise NotExtractable(f"{self._name}:{call.lineno} needs a literal; fill in values with .format afterwards")
        if not self._functions:
            raise NotExtractable(
                f"{self._name}:{call.lineno} is translated when it is imported; do it where it is shown"
            )
        return given.value


def _is_application(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("QCoreApplication", "QApplication", "QGuiApplication")
