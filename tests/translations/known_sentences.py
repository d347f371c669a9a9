"""Collects the sentences that server and services write for people, as templates, for the window to translate.

A string of the listed modules counts as one if it has several words and is neither a query, a log line nor code.
"""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from desktop.ui.known_sentences import CONTEXT
from server.engines.luau.modernise.table import old_names
from tests.translations.catalogue import ROOT, Message
from tests.translations.sentence_sources import LEFT_OUT, OTHERS, SOURCES

MODULE = ROOT / "desktop" / "ui" / "known_sentences.py"
FEWEST_LETTERS = 8
"""A template with fewer letters of its own would fit too much."""
_NOT_SHOWN = re.compile(
    r"^\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA|WITH|BEGIN|CREATE|REPEATABLE)\b|[\n\\]|^\w+ = [?']|^-c \w+="
)
_SILENT_CALLS = frozenset({"Rule", "words", "compile", "getLogger", "add_argument", "ArgumentParser"})
_FILLING_CALLS = frozenset({"of_questions"})
_LOGGING = frozenset({"debug", "info", "warning", "error", "exception", "critical"})
_PLACE = re.compile(r"\{\d+#?\}")

Parts = list[str | None]
"""Pieces of a template; None is a place."""


def known_sentences(root: Path = ROOT) -> list[str]:
    """The templates of all sources, in order."""
    found = {text for path in source_files(root) for text in sentences_of(path.read_text(encoding="utf-8"))}
    return sorted((found | set(OTHERS) | table_sentences()) - LEFT_OUT)


def table_sentences() -> set[str]:
    """What the table of old API says of each entry."""
    return {entry.difference for entry in old_names().entries}


def source_files(root: Path = ROOT) -> list[Path]:
    """Every module that is looked through."""
    return sorted({path for pattern in SOURCES for path in root.glob(pattern)})


def messages() -> set[Message]:
    """What the catalogue must translate."""
    return {Message(CONTEXT, text) for text in known_sentences()}


def module_text(templates: list[str]) -> str:
    """The module that the window imports."""
    lines = [f"    {_literal(text)}," for text in templates]
    head = '"""Made by `python dev.py translate`: sentences of server and services that the window can translate."""'
    names = 'CONTEXT = "sentences"\n"""Where the catalogue keeps them."""'
    body = "\n".join(lines)
    return f"{head}\n\n# ruff: noqa: E501\n\n{names}\n\nKNOWN_SENTENCES = (\n{body}\n)\n"


def sentences_of(source: str) -> Iterator[str]:
    """The templates of one module."""
    tree = ast.parse(source)
    silent, filled = set(_silent(tree)), set(_filled_later(tree))
    for node in ast.walk(tree):
        if id(node) not in silent and isinstance(node, ast.JoinedStr | ast.Constant):
            for parts in _variants(node, {}) if id(node) not in filled else [_with_places(node)]:
                text = _template(parts)
                if _is_sentence(text):
                    yield text


def _silent(tree: ast.AST) -> Iterator[int]:
    """Docstrings, log lines, arguments of what is not shown, and pieces of f-strings, which are read as a whole."""
    for node in ast.walk(tree):
        hidden: list[ast.AST] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            hidden = [node.value]
        elif isinstance(node, ast.JoinedStr):
            hidden = [part for part in ast.walk(node) if part is not node]
        elif isinstance(node, ast.Call):
            hidden = [part for argument in _silent_arguments(node) for part in ast.walk(argument)]
        yield from map(id, hidden)


def _filled_later(tree: ast.AST) -> Iterator[int]:
    """Texts in which `{}` is a place."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _FILLING_CALLS:
            yield from map(id, node.args[:1])


def _with_places(node: ast.expr) -> Parts:
    assert isinstance(node, ast.Constant)
    pieces: Parts = []
    for piece in str(node.value).split("{}"):
        pieces += [piece, None]
    return pieces[:-1]


def _silent_arguments(call: ast.Call) -> list[ast.expr]:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    logs = name in _LOGGING and isinstance(function, ast.Attribute)
    if logs or name in _SILENT_CALLS:
        return [*call.args, *(keyword.value for keyword in call.keywords)]
    return [keyword.value for keyword in call.keywords if keyword.arg == "name"]


def _variants(node: ast.expr, chosen: dict[str, bool]) -> Iterator[Parts]:
    """A condition between literals gives a template for each of its sides, the same side wherever it is asked."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield [node.value]
        return
    assert isinstance(node, ast.JoinedStr)
    conditions = {ast.unparse(test) for part in node.values if (test := _condition(part)) is not None}
    for sides in product((True, False), repeat=len(conditions)):
        chosen = dict(zip(sorted(conditions), sides, strict=True))
        yield from _joined(node, chosen)


def _joined(node: ast.JoinedStr, chosen: dict[str, bool]) -> Iterator[Parts]:
    choices: list[list[Parts]] = []
    for part in node.values:
        test = _condition(part)
        if isinstance(part, ast.Constant):
            choices.append([[str(part.value)]])
        elif test is not None and isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.IfExp):
            side = part.value.body if chosen[ast.unparse(test)] else part.value.orelse
            choices.append(list(_variants(side, chosen)))
        else:
            choices.append([[None]])
    for pieces in product(*choices):
        yield [piece for part in pieces for piece in part]


def _condition(part: ast.expr) -> ast.expr | None:
    """What a place chooses by, if both sides are literals."""
    if not isinstance(part, ast.FormattedValue) or not isinstance(part.value, ast.IfExp):
        return None
    sides = (part.value.body, part.value.orelse)
    return part.value.test if all(isinstance(side, ast.Constant | ast.JoinedStr) for side in sides) else None


def _template(parts: Parts) -> str:
    numbers = iter(range(1, 100))
    return "".join(f"{{{next(numbers)}}}" if part is None else part for part in parts).strip()


def _is_sentence(text: str) -> bool:
    own = _PLACE.sub("", text)
    letters = sum(letter.isalpha() for letter in own)
    several = " " in own.strip() or (own != text and " " in text)
    enough = letters >= FEWEST_LETTERS or (own == text and letters >= 3)
    return several and enough and not _NOT_SHOWN.search(text)


def _literal(text: str) -> str:
    """As `ruff format` writes it."""
    quote = "'" if '"' in text and "'" not in text else '"'
    escaped = text.replace("\\", "\\\\").replace(quote, f"\\{quote}")
    return f"{quote}{escaped}{quote}"
