"""What a person sees and does about the team's plan."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from desktop.views.billing.panel import INVOICES
from tests.desktop.reading import against_reading, controls, faults, tab_round
from tests.desktop.views.billing.conftest import BillingPage
from tests.fakes.stripe_server.faults import broken, declined


class TestOverview:
    def test_the_free_plan_its_limits_and_its_use_are_shown(self, page: BillingPage) -> None:
        assert "Free" in page.said
        assert "2 seats · 1 task at once · No AI tokens · 30 days of history" in page.said
        assert "2 of 2" in page.said
        bars = {one.accessibleName(): one.value() for one in page.panel.findChildren(QProgressBar)}
        assert bars == {"Seats": 1000, "AI tokens this month": 0, "Tasks at once": 0}
        assert page.panel._test_mode.isVisible()

    def test_what_is_sold_is_shown_with_its_prices(self, page: BillingPage) -> None:
        assert "10.00 EUR a month · 100.00 EUR a year" in page.said
        assert {"Choose School…", "Choose District…"} <= set(page.offered)
        assert "Cancel the plan…" not in page.offered

    def test_while_the_payment_service_is_away_the_rest_is_shown(self, closed: BillingPage) -> None:
        closed.stripe.faults.extend(broken() for _ in range(20))
        closed.sign_in(closed.server.owner)
        assert "2 of 2" in closed.said
        assert "does not answer at the moment" in closed.said


class TestToldAtOnce:
    """By an event on the organization's channel; neither the minute nor a click has anything to do with it."""

    def test_what_somebody_else_has_bought_is_shown(self, of_teacher: BillingPage) -> None:
        page = of_teacher
        page.wait(lambda: page.workspace.tracker.live, "live events")
        started = page.buy_as(page.server.owner)
        page.stripe.checkout.pay(started)
        page.hear()
        page.server.publish()
        page.wait(lambda: page.presenter.seen and page.presenter.seen.overview.plan == "school", "the plan")
        page.settle()
        assert "School" in page.said

    def test_a_page_that_is_not_shown_does_not_ask(self, page: BillingPage) -> None:
        page.wait(lambda: page.workspace.tracker.live, "live events")
        page.panel.hide()
        before = page.presenter.seen
        page.workspace.tracker.organization_changed.emit("billing-updated")
        assert not page.presenter.busy
        assert page.presenter.seen is before


class TestRoles:
    def test_whoever_may_not_buy_sees_the_plan_and_is_told_so(self, of_teacher: BillingPage) -> None:
        assert "Your role may not change what your organization pays for." in of_teacher.said
        assert not any(word.startswith(("Choose", "Change", "Cancel", "Card")) for word in of_teacher.offered)
        assert not of_teacher.panel.tabs.isVisible()
        of_teacher.panel.show_tab(INVOICES)
        assert of_teacher.panel.plan.isVisible()


class TestNotSetUp:
    def test_it_says_so_and_offers_nothing(self, of_free_server: BillingPage) -> None:
        assert "Billing is not set up" in of_free_server.said
        assert of_free_server.offered == []
        assert not of_free_server.panel.tabs.isVisible()


class TestOffline:
    def test_what_was_seen_stays_and_nothing_can_be_changed(self, page: BillingPage) -> None:
        page.lose_server()
        assert "There is no connection to the team." in page.said
        assert "2 of 2" in page.said
        assert not any(one.isEnabled() for one in page.panel.plan.choose_buttons)

    def test_before_anything_was_seen_it_waits(self, closed: BillingPage) -> None:
        assert "Waiting for the server" in closed.said


class TestBuying:
    def test_the_browser_opens_and_the_plan_comes_when_it_is_paid(self, page: BillingPage) -> None:
        page.press("Choose School…")
        page.buy_dialog().choice.units.setValue(2)
        assert "20.00 EUR a month" in page.said
        assert "20 seats" in page.said
        page.press("Pay in the browser…")
        assert len(page.opened) == 1
        assert "Waiting for the payment in your browser" in page.said
        page.checkout.ask()
        page.settle()
        assert "Waiting for the payment in your browser" in page.said
        page.pay()
        page.wait(lambda: page.checkout.waiting is None, "the payment to be seen by itself")
        page.settle()
        assert "Waiting for the payment" not in page.said
        assert [one.title for one in page.toasts] == ["Paid"]
        assert "2 units · 20.00 EUR a month" in page.said
        assert "2 of 20" in page.said

    def test_coming_back_without_paying_gives_nothing(self, page: BillingPage) -> None:
        page.press("Choose School…")
        page.press("Pay in the browser…")
        page.panel.activateWindow()
        page.checkout.ask()
        page.look()
        assert page.checkout.waiting is not None
        assert "Free" in page.said

    def test_it_can_be_left_and_what_is_paid_later_is_seen(self, page: BillingPage) -> None:
        page.press("Choose School…")
        page.press("Pay in the browser…")
        page.press("Open the page again")
        assert page.opened[0] == page.opened[1]
        page.press("Stop waiting")
        assert "Waiting for the payment" not in page.said
        page.pay()
        page.look()
        assert "1 unit · 10.00 EUR a month" in page.said

    def test_its_address_can_be_taken_to_another_browser(self, page: BillingPage) -> None:
        page.press("Choose School…")
        page.press("Pay in the browser…")
        page.press("Copy its address")
        assert QGuiApplication.clipboard().text() == page.opened[0]
        assert "Copied" in page.offered
        page.press("Stop waiting")
        page.press("Choose School…")
        page.press("Pay in the browser…")
        assert "Copy its address" in page.offered

    def test_a_page_that_has_run_out_is_told(self, page: BillingPage) -> None:
        page.press("Choose School…")
        page.press("Pay in the browser…")
        page.stripe.checkout.expire(page.opened[0].rpartition("/")[2])
        page.hear()
        page.checkout.ask()
        page.settle()
        assert "The page to pay on has run out. Nothing was paid." in page.said
        page.press("Choose School…")
        page.press("Pay in the browser…")
        assert page.opened[1] != page.opened[0]

    def test_the_same_choice_again_leads_to_the_same_page(self, page: BillingPage) -> None:
        for _ in range(2):
            page.press("Choose School…")
            page.press("Pay in the browser…")
            page.press("Stop waiting")
        assert page.opened[0] == page.opened[1]
        assert len(page.stripe.store.find("checkout.session")) == 1

    def test_an_outage_is_told_and_it_can_be_tried_again(self, page: BillingPage) -> None:
        page.stripe.down = broken()
        page.press("Choose School…")
        page.press("Pay in the browser…")
        assert page.opened == []
        assert page.panel.banner.content is not None
        page.stripe.down = None
        page.press("Choose School…")
        page.press("Pay in the browser…")
        assert len(page.opened) == 1
        assert page.panel.banner.content is None

    def test_a_page_that_is_not_stripes_is_not_opened(self, page: BillingPage) -> None:
        page.stripe.checkout.address = "http://127.0.0.1:1"
        page.press("Choose School…")
        page.press("Pay in the browser…")
        assert page.opened == []


class TestChanging:
    def test_what_it_costs_is_shown_before_and_is_what_is_paid(self, page: BillingPage) -> None:
        page.subscribe(1)
        page.press("Change the plan…")
        dialog = page.change_dialog()
        assert not dialog.change_button.isEnabled()
        dialog.choice.units.setValue(3)
        assert not dialog.change_button.isEnabled()
        page.wait(lambda: dialog.change_button.isEnabled(), "the preview")
        assert dialog.due.text() == "Due now: 20.00 EUR"
        assert "30.00 EUR, less any credit." in dialog.next.text()
        assert page.stored().quantity == 1
        page.press("Change and pay")
        assert page.stored().quantity == 3
        assert sorted(one["amount_paid"] for one in page.stripe.store.find("invoice")) == [1000, 2000]
        assert page.toasts[-1].title == "Plan changed"
        assert "3 units · 30.00 EUR a month" in page.said

    def test_a_declined_card_changes_nothing_and_is_told_in_the_dialog(self, page: BillingPage) -> None:
        page.subscribe(1)
        page.press("Choose District…")
        dialog = page.change_dialog()
        page.wait(lambda: dialog.change_button.isEnabled(), "the preview")
        page.stripe.faults.append(declined())
        page.stripe.faults.append(declined())
        page.press("Change and pay")
        assert dialog.isVisible()
        assert dialog.problem.content is not None
        assert page.stored().plan == "school"
        assert not dialog.change_button.isEnabled()
        page.stripe.faults.clear()
        page.press("Ask again")
        page.wait(lambda: dialog.change_button.isEnabled(), "another preview")
        page.press("Change and pay")
        assert page.stored().plan == "district"

    def test_fewer_units_are_credited(self, page: BillingPage) -> None:
        page.subscribe(3)
        page.press("Change the plan…")
        dialog = page.change_dialog()
        dialog.choice.units.setValue(1)
        page.wait(lambda: dialog.change_button.isEnabled(), "the preview")
        assert dialog.due.text() == "Nothing is due now. 20.00 EUR is credited to your next invoices."


class TestCancelling:
    def test_with_the_period_it_stays_and_can_be_taken_back(self, page: BillingPage) -> None:
        page.subscribe()
        page.press("Cancel the plan…")
        page.answer("Keep it")
        assert not page.stored().cancel_at_period_end
        page.press("Cancel the plan…")
        page.answer("End on")
        assert page.stored().cancel_at_period_end
        assert "Until then everything stays as it is." in page.said
        assert page.panel.plan._badge.text == "ends"
        page.press("Keep the plan")
        assert not page.stored().cancel_at_period_end
        assert page.toasts[-1].title == "Plan goes on"

    def test_at_once_the_free_plan_holds_and_the_page_says_so(self, page: BillingPage) -> None:
        page.subscribe()
        page.press("Cancel the plan…")
        page.answer("End now")
        assert not page.stored().is_living
        assert "Your plan has ended, so the free plan holds." in page.said
        assert "Choose School…" in page.offered


class TestInvoices:
    def test_they_are_listed_and_open_in_the_browser(self, page: BillingPage) -> None:
        page.subscribe()
        page.panel.show_tab(INVOICES)
        page.settle()
        table = page.panel.invoices.table
        model = table.model()
        assert [model.index(0, column).data() for column in (2, 3)] == ["paid", "20.00 EUR"]
        invoice = page.presenter.invoices[0]
        page.press("Open the invoice")
        page.press("PDF")
        assert page.opened[-2:] == [invoice.page_url, invoice.pdf_url]
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert page.opened[-1] == invoice.page_url

    def test_before_the_first_one_it_says_what_comes_here(self, page: BillingPage) -> None:
        page.panel.show_tab(INVOICES)
        page.settle()
        assert "No invoices" in page.said


class TestPortal:
    def test_it_opens_in_the_browser(self, page: BillingPage) -> None:
        page.subscribe()
        page.press("Card and address…")
        assert "/portal/" in page.opened[-1]


class TestReading:
    def test_a_screen_reader_and_the_keyboard_reach_everything(self, page: BillingPage) -> None:
        page.subscribe()
        for tab in (0, INVOICES):
            page.panel.show_tab(tab)
            page.settle()
            assert faults(page.panel) == []
            page.panel.activateWindow()
            page.wait(page.panel.isActiveWindow, "the window")
            page.panel.take_focus()
            stops = tab_round()
            assert set(stops) == set(controls(page.panel))
            assert against_reading(stops) == []
        page.panel.show_tab(0)
        page.press("Change the plan…")
        assert faults(page.change_dialog()) == []
