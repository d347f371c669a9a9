"""The banner over the pages for what a restored server does not have."""

from typing import Any

from desktop.services.workspace import Workspace
from desktop.ui.banner import Banner
from desktop.views.history.presenter import HistoryPresenter
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.window.lost import lost_banner
from desktop.views.window.main_window import HISTORY, STUDIO, MainWindow
from tests.desktop.conftest import Run
from tests.desktop.services.history_samples import ME
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.losing import lose
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Composed


def banner_of(window: MainWindow) -> Banner:
    found = [one for one in window.findChildren(Banner) if "not on the server" in one._content.text]
    assert len(found) == 1
    return found[0]


class TestTheBanner:
    def test_counts_them_and_sends_all_again(
        self, composed: Composed, joined: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        assert lost_banner(joined.lost) is None
        window = composed(joined)
        lose(joined, run, "a", "b")
        banner = banner_of(window)
        assert banner.content is not None
        assert banner.content.text.startswith("2 tasks are not on the server")
        assert banner.content.action == "Send all again"
        banner.action_clicked.emit()
        run(until(lambda: len(ledger.rows) == 2, "the acceptances"))
        run(until(lambda: banner.content is None, "the end of the banner"))

    def test_is_closed_for_good_and_without_a_button_where_nothing_can_be_sent(
        self, composed: Composed, joined: Workspace, run: Run[Any]
    ) -> None:
        window = composed(joined)
        lose(joined, run, "a", sendable=False)
        banner = banner_of(window)
        assert banner.content is not None
        assert banner.content.text.startswith("1 task is not on the server")
        assert banner.content.action == ""
        banner.close_clicked.emit()
        assert banner.isHidden()
        run(joined.lost.load())
        assert lost_banner(joined.lost) is None


def test_a_script_that_is_kept_comes_into_the_editor(composed: Composed, joined: Workspace, run: Run[Any]) -> None:
    window = composed(joined)
    lose(joined, run, "a", sendable=False)

    def keep(db: Any) -> None:
        db.execute("UPDATE history_texts SET script = 'return 1'")

    run(joined.outbox.database.run(keep))
    run(joined.lost.load())
    studio = window.findChild(RobloxStudioPresenter)
    assert isinstance(studio, RobloxStudioPresenter)
    window.show_page(HISTORY)
    presenter = window.findChild(HistoryPresenter)
    assert isinstance(presenter, HistoryPresenter)
    presenter._history.open(ME)
    window.tasks_panel._presenter.stored_requested.emit("a", True)
    run(until(lambda: studio.script.name == "a.luau", "the script"))
    assert (window.page, studio.script.raw) == (STUDIO, "return 1")
