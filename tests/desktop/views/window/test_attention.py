"""Seconds are counted down for somebody's eyes."""

from PySide6.QtWidgets import QApplication

from contracts.events import Phase
from desktop.services.workspace import Workspace
from tests.desktop.services.samples import MORNING, Row
from tests.desktop.views.window.conftest import Shell


def test_nothing_is_counted_while_the_window_is_hidden_or_minimized(
    shell: Shell, workspace: Workspace, qapp: QApplication
) -> None:
    row = Row("a", created_at=MORNING, seq=1)
    row.advance(Phase.STARTED, 2, MORNING)
    workspace.tracker.observe(row.view().model_copy(update={"eta_seconds": (60.0, 90.0)}))
    assert workspace.times_left.is_counting()
    shell.window.hide()
    assert not workspace.times_left.is_counting()
    shell.window.show()
    assert workspace.times_left.is_counting()
    shell.window.showMinimized()
    qapp.processEvents()
    assert not workspace.times_left.is_counting()
    shell.window.showNormal()
    qapp.processEvents()
    assert workspace.times_left.is_counting()
