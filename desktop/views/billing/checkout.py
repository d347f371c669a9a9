"""A payment that is under way in the browser: begun here, and asked about until the server knows what came of it."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from contracts.billing import CheckoutStarted, CheckoutState, CheckoutStatus, SubscriptionRequest
from contracts.events import BILLING_UPDATED
from contracts.session import SessionView
from desktop.services.billing_calls import BillingCalls
from desktop.services.errors import NOT_FOUND, ApiError
from desktop.services.job_runner import Job, JobRunner
from desktop.services.payment_pages import PaymentPages
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.billing.presenter import Keys
from desktop.views.failure import why_not

T = TypeVar("T")

EVERY_MS = 3_000


class Checkout(QObject):
    """One at a time. The page that the browser comes back to grants nothing: only the server's word ends it.

    It asks every few seconds, and at once when the server tells of news or the person comes back to the window.
    `ended` comes when it was paid; `changed` with each new state, of which `problem` is the sentence why there is no
    payment.
    """

    changed = Signal()
    ended = Signal()
    toast_wanted = Signal(object)

    def __init__(
        self, workspace: Workspace, jobs: JobRunner, pages: PaymentPages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._pages = pages
        self._keys = Keys()
        self._job: Job | None = None
        self._whose = ("", "")
        self.waiting: CheckoutStarted | None = None
        self.problem = ""
        self.is_starting = False
        """Whether the page to pay on is being made."""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.ask)
        workspace.connected.connect(self._on_connected)
        workspace.tracker.organization_changed.connect(self._on_organization)
        if workspace.session is not None:
            self._on_connected(workspace.session)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None and not self._job.done

    def start(self, wanted: SubscriptionRequest) -> None:
        """Has a page made, and opens it."""
        if self.busy or self._workspace.session is None:
            return
        self.stop()
        key = self._keys.of(wanted.model_dump_json())

        def failed(error: Exception) -> None:
            self._keys.settle(error)
            self._end(why_not(error))

        self.is_starting = True
        self._start(self._calls().subscribe(wanted, key), self._on_started, failed)
        self.changed.emit()

    def open_again(self) -> None:
        """The page that is waited for."""
        if self.waiting is None:
            return
        opened = self._pages.open(self.waiting.url)
        self.problem = "" if opened else tr("The page could not be opened in a browser.")
        self.changed.emit()

    @property
    def address(self) -> str:
        """Of the page that is waited for, for whoever opens it in another browser; empty where it is not Stripe's."""
        return self.waiting.url if self.waiting is not None and self._pages.may_open(self.waiting.url) else ""

    def stop(self) -> None:
        """Waits no longer. What is paid all the same is seen at the next look."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self._end("")

    def ask(self) -> None:
        """What the server knows."""
        if self.waiting is None or self.busy or self._workspace.session is None:
            return
        self._start(self._calls().checkout(self.waiting.session_id), self._on_state, self._on_not_known)

    def _on_started(self, started: CheckoutStarted) -> None:
        self.waiting, self.is_starting = started, False
        self._timer.start()
        self.open_again()

    def _on_state(self, state: CheckoutState) -> None:
        if state.status is CheckoutStatus.OPEN or self.waiting is None:
            return
        self._keys.settle()
        if state.status is CheckoutStatus.EXPIRED:
            self._end(tr("The page to pay on has run out. Nothing was paid. Choose the plan again."))
            return
        paid = state.payment_status != "unpaid"
        words = tr("Your plan is there.") if paid else tr("The bank is still at work. The plan comes when it is done.")
        self._end("")
        self.toast_wanted.emit(ToastText(Tone.GOOD, tr("Paid") if paid else tr("Payment under way"), words))
        self.ended.emit()

    def _on_not_known(self, error: Exception) -> None:
        """An outage is waited out."""
        if isinstance(error, ApiError) and error.status == NOT_FOUND:
            self._keys.settle()
            self._end(why_not(error))

    def _end(self, problem: str) -> None:
        self._timer.stop()
        self.waiting, self.problem, self.is_starting = None, problem, False
        self.changed.emit()

    def _on_connected(self, session: SessionView) -> None:
        whose = (session.organization_id, session.user_id)
        if whose != self._whose:
            self._whose = whose
            self.stop()
        self.ask()

    def _on_organization(self, event: str) -> None:
        if event == BILLING_UPDATED:
            self.ask()

    def _on_application(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.ask()

    def _calls(self) -> BillingCalls:
        return BillingCalls(self._workspace.connected_api())

    def _start(
        self, work: Coroutine[Any, Any, T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        self._job = self._jobs.start(work, name="checkout", on_success=done, on_failure=failed, owner=self)
