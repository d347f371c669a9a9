"""Whether there is room for the words: in German, and in a language whose words are a third longer."""

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from tests.desktop.conftest import Run
from tests.desktop.views.window.conftest import Shell
from tests.desktop.views.window.reading import without_room
from tests.desktop.views.window.scenes import Stage

PASSES, MOST_PASSES = 6, 60
"""A row that turns asks for another height, and what is below it moves once more. A text may also change meanwhile."""
SIZES = (QSize(1024, 700), QSize(1280, 800))


def settle(widget: QWidget, qapp: QApplication) -> None:
    """Goes on until no word and no place has changed in a pass: what came in the last one may not be laid out yet."""
    before: list[object] = []
    for turn in range(MOST_PASSES):
        qapp.processEvents()
        now = [(one.text(), one.geometry().getRect()) for one in widget.findChildren(QLabel)]
        if turn >= PASSES and now == before:
            return
        before = [*now]
    raise AssertionError("the window does not come to rest")


@pytest.mark.parametrize("spoken", ["de", "pseudo"], indirect=True)
def test_no_text_is_cut_off(
    spoken: str, shell: Shell, workspace: Workspace, grammar: Grammar, run: Run[Any], qapp: QApplication
) -> None:
    found: dict[tuple[str, str], str] = {}
    for scene, widget in Stage(shell, workspace, grammar, run, qapp).scenes():
        for size in SIZES if widget is shell.window else [widget.size()]:
            widget.resize(size)
            settle(widget, qapp)
            for said in without_room(widget):
                found.setdefault((said.where, said.text), f"{scene}, {size.width()} px wide")
    assert not found, "\n".join(f"{scene}: {where}: {text}" for (where, text), scene in found.items())
