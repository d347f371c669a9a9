"""The section of the account: on this computer, and in a team."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from contracts.session import Role
from desktop.services.local.partition import Partition
from desktop.views.settings.account_dialogs import ChangePasswordDialog, DeleteAccountDialog
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.team_door import EMAIL, PASSWORD, TeamDoor, served_team
from tests.desktop.services.waiting import recorded
from tests.desktop.views.settings.conftest import Page, shown


@pytest.fixture
def team(ledger: LedgerApp) -> Iterator[tuple[str, TeamDoor]]:
    with served_team(ledger) as team:
        yield team


@pytest.fixture
def door(team: tuple[str, TeamDoor]) -> TeamDoor:
    return team[1]


@pytest.fixture
def in_team(away: Page, team: tuple[str, TeamDoor]) -> Page:
    """Signed in, with what the server says of the account."""
    away.run(away.teams.sign_in(team[0], EMAIL, PASSWORD))
    away.until(lambda: away.account.state.sign_ins, "the account")
    return away


class TestOnThisComputer:
    def test_it_offers_to_sign_in(self, away: Page) -> None:
        wanted = recorded(away.panel.sign_in_wanted)
        section = away.panel.account
        assert shown(section.local_row, away)
        assert not shown(section.password_row, away)
        section.sign_in.click()
        assert len(wanted) == 1

    def test_an_endpoint_can_be_set(self, away: Page) -> None:
        assert shown(away.panel.ai, away)


class TestInATeam:
    def test_it_says_where_and_as_what(self, in_team: Page, team: tuple[str, TeamDoor]) -> None:
        section = in_team.panel.account
        assert section.server_row.explanation.text() == f"{team[0][7:]} · version 0.1.0"
        assert section.person_row.explanation.text() == f"Käthe · {EMAIL}"
        assert section.team_row.explanation.text() == "Lincoln School · Teacher"
        assert shown(section.verify, in_team)
        assert not shown(section.local_row, in_team)
        assert not shown(section.kept_note, in_team)

    def test_no_endpoint_is_set_or_told(self, in_team: Page, ledger: LedgerApp) -> None:
        assert not shown(in_team.panel.ai, in_team)
        assert not [request for request in ledger.requests if request.startswith(("PUT /api/v1/ai", "DELETE /api"))]

    def test_a_student_chooses_nothing_for_tasks(self, away: Page, door: TeamDoor, team: tuple[str, TeamDoor]) -> None:
        door.organizations[0] = door.organizations[0].model_copy(update={"role": Role.STUDENT})
        away.run(away.teams.sign_in(team[0], EMAIL, PASSWORD))
        away.until(lambda: away.account.state.sign_ins, "the account")
        assert not shown(away.panel.notices, away)
        assert not shown(away.panel.optimization, away)
        assert "GET /api/v1/notices/email" not in door.ledger.requests

    def test_of_tasks_nothing_is_set_for_students(self, in_team: Page, door: TeamDoor) -> None:
        of_tasks = (in_team.panel.optimization, in_team.panel.notices)
        assert all(shown(section, in_team) for section in of_tasks)
        door.organizations[0] = door.organizations[0].model_copy(update={"role": Role.STUDENT})
        in_team.run(in_team.teams.look_again())
        assert not any(shown(section, in_team) for section in of_tasks)

    def test_a_sign_in_elsewhere_can_be_ended(self, in_team: Page, door: TeamDoor) -> None:
        rows = in_team.panel.account.sign_ins
        (end,) = rows.findChildren(QPushButton)
        assert end.accessibleName() == "End the sign-in on laptop"
        end.click()
        in_team.until(lambda: door.ended == ["elsewhere"], "the end")
        in_team.until(
            lambda: not rows.findChildren(QPushButton) or not rows.findChildren(QPushButton)[0].isVisible(), ""
        )

    def test_without_a_keyring_that_is_said(self, away: Page, team: tuple[str, TeamDoor]) -> None:
        away.keyring.full = True
        away.run(away.teams.sign_in(team[0], EMAIL, PASSWORD))
        away.until(lambda: shown(away.panel.account.kept_note, away), "the note")

    def test_while_the_server_is_away_nothing_is_asked(self, in_team: Page, door: TeamDoor) -> None:
        door.revoke()
        in_team.until(lambda: not in_team.account.state.connected, "the end of the sign-in")
        section = in_team.panel.account
        assert not section.password.isEnabled()
        assert section.sign_out.isEnabled()

    def test_my_data_becomes_a_file(self, in_team: Page) -> None:
        target = in_team.folder / "mine.json"
        toasts = recorded(in_team.account.toast_wanted)
        in_team.account.export(target)
        in_team.until(lambda: toasts, "the file")
        assert json.loads(target.read_text()) == {"email": EMAIL}
        assert toasts[0].title == "mine.json is written"


class TestChangePassword:
    def test_stays_open_until_it_is_taken(self, in_team: Page, door: TeamDoor) -> None:
        in_team.panel.account.password.click()
        dialog = in_team.panel.findChild(ChangePasswordDialog)
        assert isinstance(dialog, ChangePasswordDialog)
        QTest.keyClicks(dialog.old.line, "not the one")
        QTest.keyClicks(dialog.new.line, "short")
        dialog.go.click()
        assert _said(dialog) == "Choose a password of 10 characters at least."
        dialog.new.line.setText("another long one")
        dialog.go.click()
        in_team.until(lambda: _said(dialog) == "That is not your password.", "the refusal")
        dialog.old.line.setText(PASSWORD)
        done = recorded(dialog.finished)
        dialog.go.click()
        in_team.until(lambda: done, "the change")
        assert door.password == "another long one"


class TestDeleteAccount:
    def test_leads_back_to_this_computer(self, in_team: Page, door: TeamDoor) -> None:
        places: list[Partition | None] = []
        in_team.panel.account.delete.click()
        dialog = in_team.panel.findChild(DeleteAccountDialog)
        assert isinstance(dialog, DeleteAccountDialog)
        dialog.go.click()
        assert _said(dialog) == "Enter your password."
        dialog.password.line.setText(PASSWORD)
        done = recorded(dialog.finished)
        dialog.go.click()
        in_team.until(lambda: done, "the end of the account")
        places.append(in_team.teams.accounts.place)
        assert door.deleted
        assert places == [None]
        assert shown(in_team.panel.account.local_row, in_team)


def _said(dialog: Any) -> str:
    return dialog.problem.content.text if dialog.problem.content is not None else ""
