"""From this computer to teams and back, in the window."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from contracts.library import ContentDetail
from contracts.optimization import OptimizeScriptRequest
from contracts.session import Role
from desktop.services.drafts import DraftStore
from desktop.services.unsaved_content import UnsavedContent
from desktop.services.workspace import Workspace
from desktop.views.content.presenter import ContentPresenter
from desktop.views.home.welcome import Welcome
from desktop.views.roblox_studio.presenter import Page
from desktop.views.sign_in.dialog import SignInDialog
from desktop.views.sign_in.sign_out_dialog import SignOutDialog
from desktop.views.window.content_pages import LESSONS
from desktop.views.window.main_window import STUDIO
from desktop.views.window.places import Places
from desktop.views.window.role_pages import SHARED
from tests.desktop.conftest import Run
from tests.desktop.content_samples import lesson
from tests.desktop.services.ledger_app import LedgerApp, Refused, announce, create_app
from tests.desktop.services.samples import ORGANIZATION
from tests.desktop.services.serving import served
from tests.desktop.services.team_door import EMAIL, PASSWORD, USER, TeamDoor, served_team
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Shell
from tests.fakes.keyring_backend import FakeKeyring, installed


@pytest.fixture
def team(ledger: LedgerApp) -> Iterator[tuple[str, TeamDoor]]:
    with served_team(ledger) as team:
        yield team


@pytest.fixture
def url(team: tuple[str, TeamDoor]) -> str:
    return team[0]


@pytest.fixture
def door(team: tuple[str, TeamDoor]) -> TeamDoor:
    return team[1]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[LedgerApp]:
    """The server of this computer."""
    ledger = LedgerApp()
    ledger.organization_id = "local"
    with served(create_app(ledger)) as url:
        announce(tmp_path, url)
        yield ledger


@pytest.fixture
def keyring() -> Iterator[FakeKeyring]:
    backend = FakeKeyring()
    with installed(backend):
        yield backend


@pytest.fixture
def signed_in(
    shell: Shell, workspace: Workspace, here: LedgerApp, keyring: FakeKeyring, url: str, run: Run[Any]
) -> Shell:
    """Through the dialog, by keyboard."""
    workspace.start()
    run(until(lambda: workspace.session is not None, "the server of this computer"))
    shell.window.actions_.sign_in.trigger()
    dialog = shell.window.findChild(SignInDialog)
    assert isinstance(dialog, SignInDialog)
    page = dialog.password_page
    for field, text in ((page.address, url), (page.email, EMAIL), (page.password, PASSWORD)):
        field.line.setText(text)
    QTest.keyClick(page.password.line, Qt.Key.Key_Return)
    run(until(lambda: connected_to(workspace, ORGANIZATION), "the team"))
    return shell


def connected_to(workspace: Workspace, organization_id: str) -> bool:
    return workspace.session is not None and workspace.session.organization_id == organization_id


def entries(shell: Shell) -> list[str]:
    menu = shell.window.sidebar.place.menu
    assert menu is not None
    return [action.text() for action in menu.actions() if action.text()]


def entry(shell: Shell, text: str) -> QAction:
    menu = shell.window.sidebar.place.menu
    assert menu is not None
    (found,) = (action for action in menu.actions() if action.text() == text)
    return found


class TestOnThisComputer:
    def test_the_menu_offers_to_sign_in(self, shell: Shell, run: Run[Any]) -> None:
        run(until(lambda: entries(shell), "the menu"))
        assert entries(shell) == ["On this computer", "Sign in to a team…"]
        assert shell.window.sidebar.place.text() == "On this computer"
        assert not shell.window.actions_.sign_out.isEnabled()

    def test_it_opens_by_keyboard(self, shell: Shell, run: Run[Any]) -> None:
        button = shell.window.sidebar.place
        run(until(lambda: entries(shell), "the menu"))
        QTest.keyClick(button, Qt.Key.Key_Return)
        menu = button.menu
        assert menu is not None
        run(until(menu.isVisible, "the menu"))
        menu.close()


class TestInATeam:
    def test_the_window_says_so(self, signed_in: Shell, url: str, run: Run[Any]) -> None:
        button = signed_in.window.sidebar.place
        assert button.text() == "Lincoln School"
        assert button.detail == f"Teacher · {url[7:]}"
        run(until(lambda: signed_in.window.sidebar.connection_text.startswith("Team server"), "the connection"))
        run(until(lambda: len(entries(signed_in)) > 2, "the menu"))
        assert entries(signed_in) == [
            "On this computer",
            f"{EMAIL} · {url[7:]}",
            "Lincoln School · Teacher",
            "Chess Club · Admin",
            "Sign out of the team…",
            "Sign in to a team…",
        ]
        assert entry(signed_in, "Lincoln School · Teacher").isChecked()

    def test_the_first_steps_say_where_the_work_goes(self, signed_in: Shell) -> None:
        (welcome,) = signed_in.window.findChildren(Welcome)
        assert "The server of your team does the work" in [shown.text() for shown in welcome.findChildren(QLabel)]

    def test_the_palette_leads_to_the_others(self, signed_in: Shell, workspace: Workspace, run: Run[Any]) -> None:
        wanted = "Go to this computer"
        run(until(lambda: wanted in [action.text() for action in signed_in.window.actions()], "the entry"))
        (go,) = (action for action in signed_in.window.actions() if action.text() == wanted)
        go.trigger()
        run(until(lambda: connected_to(workspace, "local"), "this computer"))
        run(until(lambda: signed_in.window.sidebar.place.text() == "On this computer", "the name"))

    def test_another_organization_is_a_click_away(self, signed_in: Shell, workspace: Workspace, run: Run[Any]) -> None:
        run(until(lambda: len(entries(signed_in)) > 2, "the menu"))
        entry(signed_in, "Chess Club · Admin").trigger()
        run(until(lambda: connected_to(workspace, "org-2"), "the other one"))
        assert signed_in.window.sidebar.place.text() == "Chess Club"

    def test_pages_follow_the_role(self, signed_in: Shell, workspace: Workspace, door: TeamDoor, run: Run[Any]) -> None:
        signed_in.window.show_page(STUDIO)
        door.organizations[0] = door.organizations[0].model_copy(update={"role": Role.STUDENT})
        run(until(lambda: workspace.session is not None and workspace.session.role is Role.STUDENT, "the role"))
        shown = [item.text() for item in signed_in.window.sidebar.items if item.isVisible()]
        assert shown == ["Home", "Shared with me", "Settings"]
        assert signed_in.window.page == SHARED, "what students come for"


class TestWhatIsOpen:
    def test_a_lesson_is_closed_and_its_changes_wait_for_the_way_back(
        self, shell: Shell, workspace: Workspace, here: LedgerApp, keyring: FakeKeyring, url: str, run: Run[Any]
    ) -> None:
        here.contents = [_lesson()]
        workspace.start()
        run(until(lambda: workspace.session is not None, "the server of this computer"))
        shell.window.show_page(LESSONS)
        presenter = shell.window.findChild(ContentPresenter)
        assert isinstance(presenter, ContentPresenter)
        presenter.open("lesson-1")
        run(until(lambda: presenter.opened.document, "the lesson"))
        document = presenter.opened.document
        assert document is not None
        presenter.opened.change(document.model_copy(update={"title": "Thirds"}), "title")
        places, teams = shell.window.findChild(Places), shell.teams
        assert isinstance(places, Places)
        run(teams.sign_in(url, EMAIL, PASSWORD))
        run(until(lambda: connected_to(workspace, ORGANIZATION), "the team"))
        assert not presenter.opened.can_undo
        assert presenter.library.model.rowCount() == 0
        unsaved = UnsavedContent(DraftStore(shell.folder))
        assert [one.title for one in unsaved.all(f"local/{USER}")] == ["Thirds"]
        assert list(unsaved.all(f"{url}/{ORGANIZATION}/{USER}")) == []

    def test_a_result_is_left_behind_and_the_script_stays(
        self, shell: Shell, workspace: Workspace, here: LedgerApp, keyring: FakeKeyring, url: str, run: Run[Any]
    ) -> None:
        workspace.start()
        run(until(lambda: workspace.session is not None, "the server of this computer"))
        shell.window.studio.editor.setPlainText("return 42")
        shell.window.studio.optimize()
        run(until(lambda: here.rows, "the task"))
        run(until(lambda: shell.studio.running, "the run"))
        run(shell.teams.sign_in(url, EMAIL, PASSWORD))
        run(until(lambda: connected_to(workspace, ORGANIZATION), "the team"))
        assert not shell.studio.running
        assert shell.studio.page is Page.EDITOR
        assert shell.window.studio.editor.toPlainText() == "return 42"


class TestSignedOut:
    def test_the_banner_asks_and_the_editor_keeps_its_text(
        self, signed_in: Shell, workspace: Workspace, door: TeamDoor, run: Run[Any], ledger: LedgerApp
    ) -> None:
        window = signed_in.window
        window.show_page(STUDIO)
        window.studio.editor.setPlainText("return 42")
        door.revoke()
        run(until(lambda: window.server_banner.content is not None, "the banner"))
        entry_id = workspace.optimize(OptimizeScriptRequest(script_code="return 42", script_name="a.luau"))
        content = window.server_banner.content
        assert content is not None
        assert content.text.endswith("1 request waits and is sent when you have signed in.")
        assert content.action == "Sign in again"
        window.server_banner.action_clicked.emit()
        dialog = window.findChild(SignInDialog)
        assert isinstance(dialog, SignInDialog)
        assert dialog.password_page.email.text == EMAIL
        assert dialog.focusWidget() is dialog.password_page.password.line
        dialog.password_page.password.line.setText(PASSWORD)
        QTest.keyClick(dialog.password_page.password.line, Qt.Key.Key_Return)
        run(until(lambda: entry_id in ledger.keys, "the request"))
        assert window.server_banner.content is None
        assert window.studio.editor.toPlainText() == "return 42"


class TestSignOut:
    def test_leads_back_and_is_told(
        self, signed_in: Shell, workspace: Workspace, door: TeamDoor, keyring: FakeKeyring, run: Run[Any]
    ) -> None:
        signed_in.window.actions_.sign_out.trigger()
        dialog = signed_in.window.findChild(SignOutDialog)
        assert isinstance(dialog, SignOutDialog)
        dialog.wipe.setChecked(True)
        dialog.here.click()
        run(until(lambda: connected_to(workspace, "local"), "this computer"))
        run(until(lambda: keyring.kept == {}, "the keyring without it"))
        run(until(lambda: signed_in.window.toasts.toasts, "the end"))
        assert len(door.signed_out) == 1
        assert not signed_in.window.actions_.sign_out.isEnabled()

    def test_of_a_team_that_is_not_in_use(
        self, signed_in: Shell, workspace: Workspace, door: TeamDoor, url: str, run: Run[Any]
    ) -> None:
        places = signed_in.window.findChild(Places)
        assert isinstance(places, Places)
        places.go(None)
        run(until(lambda: connected_to(workspace, "local"), "this computer"))
        words = f"Sign out of {url[7:]}…"
        run(until(lambda: words in entries(signed_in), "the entry"))
        entry(signed_in, words).trigger()
        dialog = signed_in.window.findChild(SignOutDialog)
        assert isinstance(dialog, SignOutDialog)
        assert dialog.everywhere.isHidden()
        dialog.here.click()
        run(until(lambda: signed_in.window.toasts.toasts, "the end"))
        assert len(door.signed_out) == 1


class TestRemoved:
    def test_a_toast_says_so(self, signed_in: Shell, workspace: Workspace, door: TeamDoor, run: Run[Any]) -> None:
        door.remove()
        run(until(lambda: connected_to(workspace, "local") and signed_in.window.toasts.toasts, "this computer"))
        titles = [toast.accessibleName() for toast in signed_in.window.toasts.toasts]
        assert any(title.startswith("You are not in Lincoln School any more") for title in titles)


def _lesson() -> ContentDetail:
    document = lesson()
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    return ContentDetail.model_validate(
        {
            "content_id": "lesson-1",
            "kind": "lesson",
            "resource_id": "resource-1",
            "title": document.title,
            "subject": document.subject,
            "topic": document.topic,
            "grade": document.grade,
            "provider": "offline",
            "version": 1,
            "shown": 1,
            "items": 0,
            "minutes": 20,
            "warnings": 0,
            "created_at": at,
            "updated_at": at,
            "lesson": document,
        }
    )


class TestSignedOutByOthers:
    def test_the_page_to_sign_in_says_why(
        self, signed_in: Shell, workspace: Workspace, door: TeamDoor, url: str, run: Run[Any]
    ) -> None:
        why = "The owner of this server has disabled this account."
        door.refuses_all = Refused(401, "AccountDisabled", why)
        run(until(lambda: open_dialog(signed_in) is not None, "the page"))
        dialog = open_dialog(signed_in)
        assert dialog is not None
        assert dialog.notice.content is not None
        assert dialog.notice.content.text == why
        assert (dialog.password_page.address.text, dialog.password_page.email.text) == (url, EMAIL)
        banner = signed_in.window.server_banner.content
        assert banner is not None
        assert banner.text.startswith(f"{why} What is open stays, and nothing is lost.")

    def test_it_is_asked_once(self, signed_in: Shell, workspace: Workspace, door: TeamDoor, run: Run[Any]) -> None:
        door.refuses_all = Refused(401, "SignedOutEverywhere", "You were signed out on every device. Sign in again.")
        run(until(lambda: open_dialog(signed_in) is not None, "the page"))
        dialog = open_dialog(signed_in)
        assert dialog is not None
        dialog.reject()
        workspace.standing_changed.emit()
        assert open_dialog(signed_in) is None

    def test_whoever_is_no_teacher_any_more_loses_those_pages_at_once(
        self, signed_in: Shell, workspace: Workspace, door: TeamDoor, run: Run[Any]
    ) -> None:
        window = signed_in.window
        window.show_page(STUDIO)
        door.organizations[0] = door.organizations[0].model_copy(update={"role": Role.STUDENT})
        run(until(lambda: workspace.session and workspace.session.role is Role.STUDENT, "the new role"))
        assert window.page == SHARED
        shown = [item.text() for item in window.sidebar.items if not item.isHidden()]
        assert not {"Roblox Studio", "Lessons", "Assessments", "History", "Members", "Billing"} & set(shown)


def open_dialog(shell: Shell) -> SignInDialog | None:
    return next((one for one in shell.window.findChildren(SignInDialog) if one.isVisible()), None)
