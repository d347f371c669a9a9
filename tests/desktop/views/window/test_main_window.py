"""What can be reached by keyboard, and what assistive technology reads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from contracts.optimization import OptimizeScriptRequest
from desktop.services.drafts import FOLDER, DraftStore
from desktop.services.preferences import Preferences
from desktop.services.server_supervisor import SupervisorPhase, SupervisorState
from desktop.services.workspace import Workspace
from desktop.ui.banner import Banner
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.history.panel import HistoryPanel
from desktop.views.report.saving import report_saved
from desktop.views.settings.panel import SettingsPanel
from desktop.views.window.connection import Live, connection_words
from desktop.views.window.main_window import HOME, SETTINGS, STUDIO, MainWindow
from tests.desktop.conftest import Run
from tests.desktop.looking import button, click, only
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.sending import optimized
from tests.desktop.services.waiting import recorded, until
from tests.desktop.views.window.conftest import Composed

SHORTCUTS = {
    "Open…": "Ctrl+O",
    "Optimize": "Ctrl+Return",
    "Save": "Ctrl+S",
    "Save as…": "Ctrl+Shift+S",
    "Copy result": "Ctrl+Shift+C",
}


@pytest.fixture
def window(composed: Composed, joined: Workspace, qapp: QApplication) -> Iterator[MainWindow]:
    made = composed(joined)
    made.show_page(STUDIO)
    made.show()
    yield made
    made.hide()
    made.deleteLater()
    qapp.sendPostedEvents()


def controls(window: MainWindow) -> list[QWidget]:
    """All that takes the keyboard focus by Tab. What a banner offers is made with what it says."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QTreeView)
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(widget.parent(), Banner)
    ]


def shown(banner: Banner) -> str:
    """What a banner says; empty while it is hidden."""
    return banner.content.text if banner.content is not None and not banner.isHidden() else ""


class TestKeyboard:
    def test_the_menu_lists_every_action_with_its_shortcut(self, window: MainWindow) -> None:
        entries: dict[str, str] = {}
        for menu in window.findChildren(QMenu):
            for action in menu.actions():
                entries[action.text()] = action.shortcut().toString()
        assert SHORTCUTS.items() <= entries.items()

    def test_no_two_actions_share_a_shortcut(self, window: MainWindow) -> None:
        keys = [action.shortcut().toString() for action in window.findChildren(QAction) if action.shortcut().toString()]
        assert len(keys) == len(set(keys))

    def test_what_cannot_be_done_now_is_disabled(self, window: MainWindow) -> None:
        assert not window.actions_.optimize.isEnabled()
        assert not window.actions_.copy.isEnabled()
        assert not window.actions_.save.isEnabled()

    def test_back_in_the_editor_one_can_type(self, window: MainWindow) -> None:
        window.tasks_panel.list.setFocus()
        window.studio.edit_button.click()
        assert window.focusWidget() is window.studio.editor


class TestNames:
    def test_every_control_has_one(self, window: MainWindow) -> None:
        found = controls(window)
        assert len(found) > 8
        unnamed = [
            f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
            for widget in found
            if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
        ]
        assert unnamed == []


class TestMemory:
    def test_theme_and_panel_are_as_they_were_left(
        self, window: MainWindow, composed: Composed, joined: Workspace, tmp_path: Path
    ) -> None:
        window.choose_theme("dark")
        window.show_tasks_panel(False)
        window.close()
        again = composed(joined)
        assert again.tasks_panel.isHidden()
        assert Preferences(tmp_path).theme == "dark"
        again.deleteLater()


class TestPages:
    def test_one_is_built_when_it_is_first_shown_and_once(self, window: MainWindow) -> None:
        assert (window.findChildren(SettingsPanel), window.findChildren(HistoryPanel)) == ([], [])
        for page in ("history", "settings", "history"):
            window.show_page(page)
        window.studio.editor.show_text("print(1)")  # what else is in the window is still known to Python
        assert only(window, HistoryPanel).isVisible()
        assert not only(window, SettingsPanel).isVisible()


class TestSettings:
    def test_they_open_with_their_keys_and_have_the_keyboard(self, window: MainWindow, qtbot: QtBot) -> None:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert window.findChildren(SettingsPanel) == [], "it is not made for the first frame"
        QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        panel = only(window, SettingsPanel)
        assert window.page == "settings"
        assert window.focusWidget() is panel.look.theme

    def test_the_menu_follows_what_is_chosen_there(self, window: MainWindow) -> None:
        window.show_page(SETTINGS)
        QTest.keyClick(only(window, SettingsPanel).look.theme, Qt.Key.Key_End)
        assert [entry.text() for entry in window.actions_.themes.actions() if entry.isChecked()] == ["Dark"]

    def test_the_level_is_the_one_of_the_studio_page(self, window: MainWindow) -> None:
        window.show_page(SETTINGS)
        QTest.keyClick(only(window, SettingsPanel).optimization.level, Qt.Key.Key_Home)
        assert window.studio.header.levels.index == 0

    def test_toasts_stay_as_long_as_is_set(self, window: MainWindow) -> None:
        window.show_page(SETTINGS)
        QTest.keyClick(only(window, SettingsPanel).toasts.stay, Qt.Key.Key_Space)
        window.show_error(ValueError("x"))
        (toast,) = window.toasts.toasts
        assert toast.is_paused


class TestTasksPanel:
    def test_it_opens_by_itself_when_work_begins(self, window: MainWindow, joined: Workspace, run: Run[Any]) -> None:
        window.show_tasks_panel(False)
        run(optimized(joined, OptimizeScriptRequest(script_code="return 1", script_name="mine.luau")))
        run(until(lambda: window.tasks_panel.isVisible(), "the panel to open"))
        assert window.actions_.tasks.isChecked()

    def test_clearing_is_offered_only_when_something_has_ended(
        self, window: MainWindow, joined: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        clear = button(window.tasks_panel, "Clear completed")
        accepted = run(optimized(joined, OptimizeScriptRequest(script_code="return 1", script_name="mine.luau")))
        run(until(lambda: window.tasks_panel.list.isVisible(), "the task in the list"))
        assert clear.isHidden()
        for phase in (Phase.STARTED, Phase.COMPLETED):
            ledger.advance(accepted.task_id, phase)
        run(until(lambda: not clear.isHidden(), "the offer to clear"))
        clear.click()
        run(until(clear.isHidden, "the end of the offer"))
        assert joined.tracker.get(accepted.task_id) is None


class TestTabOrder:
    def test_it_goes_from_the_page_to_the_tasks_panel_and_on_to_the_sidebar(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.show_tasks_panel(True)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        seen: list[str] = []
        while (here := window.focusWidget()) is not None and len(seen) < 17:
            name = here.accessibleName() or (here.text() if isinstance(here, QAbstractButton) else "")
            if name in seen:
                break
            seen.append(name)
            QTest.keyClick(here, Qt.Key.Key_Tab)
        begins = [name.split(":")[0] for name in seen]
        assert begins == [
            "Open a script…", "Try a sample", "Start typing", "Close the tasks panel", "Open history",
            "Home", "Roblox Studio", "Lessons", "Assessments", "History", "Schedules", "Dashboard", "Settings", "Place",
            "Menu", "Open…", "Level",
        ]  # fmt: skip


class TestNotices:
    def test_what_was_closed_does_not_come_back_with_the_next_connection(
        self, window: MainWindow, joined: Workspace
    ) -> None:
        assert joined.session is not None
        session = joined.session.model_copy(update={"notices": ["The database was restored.", "The disk is full."]})
        joined.connected.emit(session)
        assert shown(window.notice_banner) == "The database was restored."
        window.notice_banner.close_clicked.emit()
        joined.connected.emit(session)
        assert shown(window.notice_banner) == "The disk is full."
        window.notice_banner.close_clicked.emit()
        joined.connected.emit(session)
        assert shown(window.notice_banner) == ""


class TestConnectionWords:
    def test_without_live_events_it_says_so(self, window: MainWindow, joined: Workspace, run: Run[Any]) -> None:
        run(until(lambda: "live" in window.sidebar.connection_text, "the words"))
        assert window.sidebar.connection_text == "Local server · no live updates"

    def test_the_hub_standing_in_for_pusher_is_told_quietly(self) -> None:
        state = SupervisorState(SupervisorPhase.READY, "")
        said = {live: connection_words(state, signed_in=True, live=live) for live in (Live.YES, Live.FALLEN_BACK)}
        assert {words.tone for words in said.values()} == {Tone.GOOD}
        assert said[Live.FALLEN_BACK].text == "Local server · live, directly"
        assert "Nothing is missed" in said[Live.FALLEN_BACK].explanation


class TestClose:
    def test_unsaved_text_is_kept_without_a_question(self, window: MainWindow, tmp_path: Path) -> None:
        window.studio._begin_typing()
        QTest.keyClicks(window.studio.editor, "print(1)")
        assert window.close()
        draft = DraftStore(tmp_path).load("roblox-studio")
        assert draft is not None
        assert (draft.raw, draft.modified) == ("print(1)", True)

    def test_what_cannot_be_kept_is_asked_about(self, window: MainWindow, tmp_path: Path) -> None:
        (tmp_path / FOLDER).write_text("in the way")
        closed = recorded(window.closed)
        window.studio._begin_typing()
        QTest.keyClicks(window.studio.editor, "print(1)")
        assert not window.close()
        question = only(window, QMessageBox)
        assert "could not be kept" in question.text()
        click(only_button(question, "Cancel"))
        assert (window.isVisible(), closed) == (True, [])
        window.close()
        (*_, question) = window.findChildren(QMessageBox)
        click(only_button(question, "Quit and lose it"))
        assert len(closed) == 1


class TestHandedOver:
    def test_several_files_become_a_list_in_front_of_everything(
        self, window: MainWindow, run: Run[Any], tmp_path: Path
    ) -> None:
        paths = [tmp_path / "one.luau", tmp_path / "two.luau"]
        for path in paths:
            path.write_text(f"-- {path.name}\n")
        window.showMinimized()
        window.bring_forward()
        window.open_files(paths)
        run(
            until(lambda: window.studio_page.several and window.studio_page.several.list.model().rowCount(), "the list")
        )
        assert window.studio_page.shows_list
        assert not window.isMinimized()


class TestToasts:
    def test_stay_above_the_page_that_comes_up(self, window: MainWindow) -> None:
        toast = window.toasts.show_toast(ToastText(Tone.GOOD, "Saved", "a.luau"))
        window.show_page(HOME)
        assert window.pages.childAt(toast.geometry().center()) in (toast, *toast.findChildren(QWidget))

    def test_of_a_saved_report_opens_it(self, window: MainWindow, tmp_path: Path) -> None:
        opened = _Browser()
        QDesktopServices.setUrlHandler("file", opened, "show")  # type: ignore[arg-type]  # takes no bytes
        try:
            self.open_report(window, tmp_path / "a b#c.html")
        finally:
            QDesktopServices.unsetUrlHandler("file")
        assert opened.shown == [tmp_path / "a b#c.html"]
        assert window.page == HOME, "a file is no task"

    def test_of_a_report_that_nothing_can_show_says_where_it_is(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
        self.open_report(window, tmp_path / "a.html")
        said = window.toasts.toasts[-1].content
        assert (said.title, said.text) == ("The report could not be opened", str(tmp_path / "a.html"))

    def open_report(self, window: MainWindow, path: Path) -> None:
        """Chooses the action of the toast."""
        window.show_page(HOME)
        toast = window.toasts.show_toast(report_saved(path))
        click(button(toast, f"Open: {toast.content.title}"))


class _Browser(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, address: QUrl) -> None:
        self.shown.append(Path(address.toLocalFile()))


def only_button(box: QMessageBox, text: str) -> QAbstractButton:
    (found,) = [made for made in box.buttons() if made.text().replace("&", "") == text]
    return found
