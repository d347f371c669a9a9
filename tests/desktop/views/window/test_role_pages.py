"""The entry of the dashboard is for admins."""

from typing import Any

import pytest

from contracts.session import Role
from desktop.views.window.main_window import HISTORY
from desktop.views.window.role_pages import DASHBOARD
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Shell


def entry_is_shown(shell: Shell) -> bool:
    (entry,) = (item for item in shell.window.sidebar.items if item.text() == "Dashboard")
    (action,) = (action for action in shell.window.actions_.pages if action.text() == "Dashboard")
    assert action.isEnabled() == action.isVisible() == entry.isVisible()
    return entry.isVisible()


@pytest.mark.parametrize(("role", "shown"), [(Role.ADMIN, True), (Role.TEACHER, False), (Role.STUDENT, False)])
def test_who_sees_it(
    shell: Shell, ledger: LedgerApp, role: Role, shown: bool, request: pytest.FixtureRequest, run: Run[Any]
) -> None:
    assert entry_is_shown(shell)
    ledger.role = role
    request.getfixturevalue("joined")
    run(until(lambda: entry_is_shown(shell) == shown, "the entry"))


def test_it_looks_only_while_it_is_shown(shell: Shell, ledger: LedgerApp, joined: Any, run: Run[Any]) -> None:
    del joined
    shell.window.show_page(DASHBOARD)
    run(until(lambda: "GET /api/v1/admin/stuck" in ledger.requests, "a look"))
    shell.window.show_page(HISTORY)
    before = ledger.requests.count("GET /api/v1/admin/stuck")
    shell.window.show_page(DASHBOARD)
    run(until(lambda: ledger.requests.count("GET /api/v1/admin/stuck") > before, "another look"))
