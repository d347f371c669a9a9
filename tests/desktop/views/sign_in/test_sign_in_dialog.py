"""The dialog, by keyboard, in front of a served team."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.accounts import Accounts, Membership, TeamAccount
from desktop.services.drafts import DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.local.account_rows import Waiting
from desktop.services.local.database import LocalDatabase
from desktop.services.preferences import Preferences
from desktop.services.secrets import SecretStore
from desktop.services.teams import Teams
from desktop.services.unsaved_content import UnsavedContent
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.sign_in.dialog import SignInDialog
from desktop.views.sign_in.presenter import SignInPresenter
from desktop.views.sign_in.sign_out_dialog import SignOutDialog
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.team_door import EMAIL, INVITATION, PASSWORD, TeamDoor, served_team
from tests.desktop.services.test_api_client import closed_port
from tests.desktop.services.waiting import recorded, until
from tests.fakes import keyring_backend
from tests.fakes.keyring_backend import FakeKeyring, installed


@dataclass
class Open:
    """The dialog over a bare window."""

    dialog: SignInDialog
    teams: Teams
    run: Run[Any]

    def until(self, condition: Callable[[], object], what: str) -> None:
        self.run(until(condition, what))

    def type_into(self, line: QLineEdit, text: str) -> None:
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)

    @property
    def said(self) -> str:
        content = self.dialog.notice.content
        return content.text if content is not None else ""


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
def ground(theme: Theme, qtbot: QtBot) -> QWidget:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(1000, 700)
    ground.show()
    return ground


@pytest.fixture
def shown(
    ground: QWidget,
    theme: Theme,
    jobs: JobRunner,
    workspace: Workspace,
    database: LocalDatabase,
    run: Run[Any],
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[Open]:
    with installed(FakeKeyring()):
        secrets = SecretStore(trusted=[keyring_backend.__name__])
        unsaved = UnsavedContent(DraftStore(tmp_path))
        teams = Teams(jobs, workspace, Accounts(Preferences(tmp_path)), secrets, database, unsaved)
        dialog = SignInDialog(theme, SignInPresenter(teams, jobs, "en"), ground)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        yield Open(dialog, teams, run)
        run(workspace.close())
        run(teams.close())


class TestSignIn:
    def test_by_keyboard(self, shown: Open, url: str) -> None:
        dialog, page = shown.dialog, shown.dialog.password_page
        assert dialog.focusWidget() is page.address.line
        QTest.keyClicks(page.address.line, url)
        QTest.keyClick(page.address.line, Qt.Key.Key_Tab)
        QTest.keyClicks(dialog.focusWidget(), EMAIL)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is page.password.line
        QTest.keyClicks(page.password.line, PASSWORD)
        done = recorded(dialog.accepted)
        QTest.keyClick(page.password.line, Qt.Key.Key_Return)
        shown.until(lambda: done, "the sign-in")
        assert [account.email for account in shown.teams.accounts.all()] == [EMAIL]

    @pytest.mark.parametrize(
        ("address", "email", "password", "field", "words"),
        [
            ("", EMAIL, PASSWORD, "address", "Enter the address"),
            ("http://school.example.org", EMAIL, PASSWORD, "address", "must begin with https://"),
            ("school.example.org", "kaethe", PASSWORD, "email", "Enter your e-mail address"),
            ("school.example.org", EMAIL, "", "password", "Enter your password."),
        ],
    )
    def test_what_is_wrong_is_told_at_its_field(
        self, shown: Open, address: str, email: str, password: str, field: str, words: str
    ) -> None:
        page = shown.dialog.password_page
        for line, text in ((page.address, address), (page.email, email), (page.password, password)):
            line.line.setText(text)
        shown.dialog.go.click()
        wrong = getattr(page, field)
        assert words in wrong.problem.text()
        assert words in wrong.line.accessibleDescription()
        assert shown.dialog.focusWidget() is wrong.line
        QTest.keyClicks(wrong.line, "x")
        assert wrong.problem.isHidden()

    def test_a_wrong_password_can_be_tried_again(self, shown: Open, url: str) -> None:
        page = shown.dialog.password_page
        for line, text in ((page.address, url), (page.email, EMAIL), (page.password, "wrong")):
            line.line.setText(text)
        shown.dialog.go.click()
        assert not page.isEnabled()
        shown.until(lambda: shown.said == "E-mail or password is not right.", "the refusal")
        assert page.isEnabled()
        assert shown.dialog.go.text() == "Sign in"

    def test_a_server_that_does_not_answer_is_told(self, shown: Open) -> None:
        page = shown.dialog.password_page
        address = f"http://127.0.0.1:{closed_port()}"
        for line, text in ((page.address, address), (page.email, EMAIL), (page.password, PASSWORD)):
            line.line.setText(text)
        shown.dialog.go.click()
        shown.until(lambda: "does not answer" in shown.said, "the failure")

    def test_the_password_can_be_looked_at(self, shown: Open) -> None:
        field = shown.dialog.password_page.password
        assert field.line.echoMode() is QLineEdit.EchoMode.Password
        field.shown.click()
        assert field.line.echoMode() is QLineEdit.EchoMode.Normal

    def test_escape_leaves(self, shown: Open) -> None:
        gone = recorded(shown.dialog.rejected)
        QTest.keyClick(shown.dialog, Qt.Key.Key_Escape)
        assert len(gone) == 1


class TestForgotten:
    def test_a_link_is_mailed(self, shown: Open, url: str, door: TeamDoor) -> None:
        page = shown.dialog.password_page
        page.address.line.setText(url)
        page.forgot_button.click()
        assert "e-mail" in page.email.problem.text()
        page.email.line.setText(EMAIL)
        page.forgot_button.click()
        shown.until(lambda: EMAIL in shown.said, "the notice")
        assert door.resets == [EMAIL]


class TestInvitation:
    def test_of_somebody_with_an_account(self, shown: Open, url: str) -> None:
        dialog, page = shown.dialog, shown.dialog.invitation_page
        dialog.password_page.invited_button.click()
        assert dialog.go.text() == "Continue"
        page.link.line.setText(f"{url}/account/invitation#{INVITATION}")
        dialog.go.click()
        shown.until(lambda: not page.offer.isHidden(), "the offer")
        assert page.offer.text() == f"Chess Club invites {EMAIL} as teacher."
        assert page.name.isHidden()
        assert dialog.go.text() == "Join"
        page.password.line.setText(PASSWORD)
        done = recorded(dialog.accepted)
        dialog.go.click()
        shown.until(lambda: done, "the sign-in")

    def test_of_somebody_new(self, shown: Open, url: str, door: TeamDoor) -> None:
        door.has_account = False
        dialog, page = shown.dialog, shown.dialog.invitation_page
        dialog.password_page.invited_button.click()
        page.link.line.setText(f"{url}/account/invitation#{INVITATION}")
        dialog.go.click()
        shown.until(lambda: not page.name.isHidden(), "the offer")
        dialog.go.click()
        assert "name" in page.name.problem.text()
        page.name.line.setText("Käthe")
        page.password.line.setText("short")
        dialog.go.click()
        assert "10 characters" in page.password.problem.text()
        page.password.line.setText("long enough for all")
        done = recorded(dialog.accepted)
        dialog.go.click()
        shown.until(lambda: done, "the sign-in")
        assert door.password == "long enough for all"

    @pytest.mark.parametrize(
        ("link", "words"),
        [
            ("", "Paste the link"),
            ("school.example.org", "Paste the whole link"),
            ("http://x.org/account/invitation#a", "https"),
        ],
    )
    def test_another_link_is_told(self, shown: Open, link: str, words: str) -> None:
        page = shown.dialog.invitation_page
        shown.dialog.password_page.invited_button.click()
        page.link.line.setText(link)
        shown.dialog.go.click()
        assert words in page.link.problem.text()

    def test_one_that_was_used_is_told_and_the_way_back_is_open(self, shown: Open, url: str) -> None:
        dialog, page = shown.dialog, shown.dialog.invitation_page
        dialog.password_page.invited_button.click()
        page.link.line.setText(f"{url}/account/invitation#used")
        dialog.go.click()
        shown.until(lambda: "used up" in shown.said, "the refusal")
        page.back_button.click()
        assert shown.said == ""
        assert dialog.go.text() == "Sign in"


class TestSignOut:
    ACCOUNT = TeamAccount(
        "https://school.example.org", "user-1", EMAIL, "Käthe", True, False, (Membership("org-1", "School", "teacher"),)
    )

    def test_says_what_waits_and_asks_what_to_keep(self, ground: QWidget, theme: Theme) -> None:
        dialog = SignOutDialog(theme, self.ACCOUNT, ground)
        chosen: list[tuple[bool, bool]] = []
        dialog.chosen.connect(lambda everywhere, wipe: chosen.append((everywhere, wipe)))
        dialog.show_waiting(Waiting(requests=2, quizzes=1))
        assert dialog.waiting.content is not None
        assert dialog.waiting.content.text.startswith("2 requests were not sent yet.")
        assert "1 quiz is not handed in. Its answers stay here" in dialog.waiting.content.text
        dialog.open()
        QTest.keyClick(dialog.wipe, Qt.Key.Key_Space)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert chosen == [(False, True)]

    def test_everywhere(self, ground: QWidget, theme: Theme) -> None:
        dialog = SignOutDialog(theme, self.ACCOUNT, ground)
        chosen: list[tuple[bool, bool]] = []
        dialog.chosen.connect(lambda everywhere, wipe: chosen.append((everywhere, wipe)))
        dialog.open()
        dialog.everywhere.click()
        assert chosen == [(True, False)]
