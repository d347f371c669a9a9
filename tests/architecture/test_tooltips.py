"""What is shown under the mouse reads markup, so a name that somebody else chose must go through `tooltip`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUR_OWN_WORDS = frozenset(
    {
        ("desktop/ui/buttons.py", "show_shortcut"),
        ("desktop/ui/segmented.py", "set_option_tips"),
        ("desktop/ui/sidebar.py", "__init__"),
        ("desktop/ui/toast.py", "__init__"),
        ("desktop/views/assessments/item_view.py", "show_item"),
        ("desktop/views/members/panel.py", "_show_head"),
        ("desktop/views/notifications/tray_icon.py", "_follow"),
        ("desktop/views/roblox_studio/choice_bar.py", "show_choice"),
        ("desktop/views/roblox_studio/header.py", "__init__"),
    }
)
"""Functions that show only what the program says itself; the tray's is no markup."""
ESCAPING = frozenset({"tooltip", "tr"})


def calls_in(node: ast.AST) -> set[str]:
    """Names of all functions and methods that are called in it."""
    found = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    return {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in found}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(ROOT).as_posix()
        yield from ((name, node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


SETTING = [
    (name, function.name, call)
    for name, function in functions()
    for call in ast.walk(function)
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "setToolTip"
]


def test_no_text_of_others_is_set_as_markup() -> None:
    loose = {(name, function) for name, function, call in SETTING if not calls_in(call.args[0]) & ESCAPING}
    assert loose == OUR_OWN_WORDS


@pytest.mark.parametrize(
    ("name", "function"),
    [
        (name, function)
        for name, function in functions()
        if "Qt.ItemDataRole.ToolTipRole" in ast.unparse(function) and function.name == "data"
    ],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_a_list_answers_with_text(name: str, function: ast.FunctionDef) -> None:
    assert "tooltip" in calls_in(function), name
