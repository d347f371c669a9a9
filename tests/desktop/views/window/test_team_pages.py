"""The entries of members and billing are for admins and teachers of a team."""

from typing import Any

import pytest

from contracts.session import Role
from desktop.views.window.main_window import HOME
from desktop.views.window.role_pages import BILLING, MEMBERS
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Shell


def entry_is_shown(shell: Shell, name: str) -> bool:
    (entry,) = (item for item in shell.window.sidebar.items if item.text() == name)
    (action,) = (action for action in shell.window.actions_.pages if action.text() == name)
    assert action.isEnabled() == action.isVisible() == entry.isVisible()
    return entry.isVisible()


@pytest.mark.parametrize("name", ["Members", "Billing"])
@pytest.mark.parametrize(
    ("profile", "role", "shown"),
    [
        ("team", Role.ADMIN, True),
        ("team", Role.TEACHER, True),
        ("team", Role.STUDENT, False),
        ("embedded", Role.ADMIN, False),
    ],
)
def test_who_sees_it(
    shell: Shell,
    ledger: LedgerApp,
    name: str,
    profile: str,
    role: Role,
    shown: bool,
    request: pytest.FixtureRequest,
    run: Run[Any],
) -> None:
    assert not entry_is_shown(shell, name)
    ledger.role, ledger.profile = role, profile
    joined = request.getfixturevalue("joined")
    run(until(lambda: joined.session is not None, "the session"))
    assert entry_is_shown(shell, name) is shown


@pytest.mark.parametrize("page", [MEMBERS, BILLING])
def test_whoever_is_on_it_when_another_server_is_used_is_taken_home(
    page: str, shell: Shell, ledger: LedgerApp, request: pytest.FixtureRequest
) -> None:
    ledger.profile = "team"
    joined = request.getfixturevalue("joined")
    shell.window.show_page(page)
    assert shell.window.page == page
    alone = joined.session.model_copy(update={"profile": "embedded"})
    joined.connected.emit(alone)
    assert shell.window.page == HOME
