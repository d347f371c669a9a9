"""The entry of what was shared is for everybody of a team, and where students begin."""

from typing import Any

import pytest

from contracts.session import Role
from desktop.views.window.main_window import HOME
from desktop.views.window.role_pages import SHARED
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Shell


@pytest.mark.parametrize(
    ("profile", "role", "shown", "page"),
    [
        ("team", Role.STUDENT, True, SHARED),
        ("team", Role.TEACHER, True, HOME),
        ("embedded", Role.ADMIN, False, HOME),
    ],
)
def test_who_sees_it_and_who_begins_there(
    shell: Shell,
    ledger: LedgerApp,
    profile: str,
    role: Role,
    shown: bool,
    page: str,
    request: pytest.FixtureRequest,
    run: Run[Any],
) -> None:
    shell.window.show_page(HOME)
    ledger.role, ledger.profile = role, profile
    joined = request.getfixturevalue("joined")
    run(until(lambda: joined.session is not None, "the session"))
    (entry,) = (item for item in shell.window.sidebar.items if item.text() == "Shared with me")
    assert entry.isVisible() is shown
    assert shell.window.page == page


def test_a_student_sees_nothing_of_scripts_and_tasks(
    shell: Shell, ledger: LedgerApp, request: pytest.FixtureRequest
) -> None:
    ledger.role, ledger.profile = Role.STUDENT, "team"
    assert shell.window.tasks_panel.isVisible()
    request.getfixturevalue("joined")
    assert [item.text() for item in shell.window.sidebar.items if item.isVisible()] == [
        "Home",
        "Shared with me",
        "Settings",
    ]
    assert not shell.window.tasks_panel.isVisible()
    assert not shell.window.actions_.tasks.isEnabled()
    assert shell.preferences.tasks_panel_open, "it is there again at another place"


def test_a_student_who_goes_back_to_this_computer_has_it_all(
    shell: Shell, ledger: LedgerApp, request: pytest.FixtureRequest
) -> None:
    ledger.role, ledger.profile = Role.STUDENT, "team"
    joined = request.getfixturevalue("joined")
    assert shell.window.page == SHARED
    joined.place_changed.emit()
    assert shell.window.page == HOME
    assert shell.window.tasks_panel.isVisible()
