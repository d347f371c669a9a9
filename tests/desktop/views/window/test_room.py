"""Whether there is room for the words: in German, and in a language whose words are a third longer."""

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from tests.desktop.conftest import Run
from tests.desktop.views.window.conftest import Shell
from tests.desktop.views.window.reading import without_room
from tests.desktop.views.window.scenes import Stage

SIZES = (QSize(1024, 700), QSize(1280, 800))


@pytest.mark.parametrize("spoken", ["de", "pseudo"], indirect=True)
def test_no_text_is_cut_off(
    spoken: str, shell: Shell, workspace: Workspace, grammar: Grammar, run: Run[Any], qapp: QApplication
) -> None:
    found: dict[tuple[str, str], str] = {}
    for scene, widget in Stage(shell, workspace, grammar, run, qapp).scenes():
        for size in SIZES if widget is shell.window else [widget.size()]:
            widget.resize(size)
            for _ in range(4):  # rows turn, then columns give them their height
                qapp.processEvents()
            for said in without_room(widget):
                found.setdefault((said.where, said.text), f"{scene}, {size.width()} px wide")
    assert not found, "\n".join(f"{scene}: {where}: {text}" for (where, text), scene in found.items())
