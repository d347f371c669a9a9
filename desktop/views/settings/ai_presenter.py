"""Setting, keeping and testing the AI endpoint from the settings page. No widgets here."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from contracts.ai import AiSource, AiTestResult
from desktop.services.ai_endpoint import AiEndpoint
from desktop.services.job_runner import Job, JobRunner
from desktop.services.secrets import KeyringState, KeyringStatus
from desktop.services.workspace import Workspace
from desktop.views.settings.state import AiField, AiProblem, AiState, KeyPlace, problem_of


class AiPresenter(QObject):
    """One change at a time, in the order in which they were made. `changed` comes whenever `state` has."""

    changed = Signal()

    def __init__(self, ai: AiEndpoint, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ai = ai
        self._workspace = workspace
        self._jobs = jobs
        self._wrong: AiProblem | None = None
        self._trouble: AiProblem | None = None
        self._result: AiTestResult | None = None
        self._models: tuple[str, ...] = ()
        self._test: Job | None = None
        self._waiting: list[Callable[[], None]] = []
        self._busy = False
        for signal in (ai.changed, workspace.connected, workspace.disconnected, ai.secrets.status_changed):
            signal.connect(self._on_change)

    @property
    def keyring(self) -> KeyringStatus:
        """As it was found last."""
        return self._ai.secrets.status

    @property
    def state(self) -> AiState:
        """All that the section shows."""
        view = self._ai.in_force
        return AiState(
            base_url=self._ai.base_url,
            model=self._ai.model,
            models=self._models,
            key=self._key_place(),
            connected=self._workspace.session is not None,
            testing=self._test is not None,
            of_environment=view.base_url if view is not None and view.source is AiSource.ENVIRONMENT else "",
            result=self._result,
            problem=self._wrong or self._trouble,
        )

    def look_for_keyring(self) -> None:
        """Finds the keyring without opening it."""
        self._jobs.start(self._ai.secrets.look(), name="look for the keyring", owner=self)

    def open_keyring(self) -> None:
        """Tries once more to read the key; a locked keyring then asks its owner."""
        self._ai.tell_again()

    def use_address(self, text: str) -> None:
        """Sets the endpoint, or takes it away."""
        if text.strip().rstrip("/") != self._ai.base_url or self._address_is_wrong:
            self._change(lambda: self._ai.use(text), AiField.ADDRESS)

    def choose_model(self, model: str) -> None:
        """Sets the model."""
        if model.strip() != self._ai.model:
            self._change(lambda: self._ai.choose_model(model.strip()), AiField.MODEL)

    def keep_key(self, key: str) -> None:
        """Puts the key into the keyring, or keeps it until the app closes."""
        if key.strip():
            self._change(lambda: self._ai.keep_key(key.strip()), AiField.KEY)

    def clear_key(self) -> None:
        """Takes the key out of memory and keyring."""
        self._change(self._cleared, AiField.KEY)

    def test(self) -> None:
        """Lets the server ask the endpoint, once all changes are done; `stop` ends the waiting for it."""
        if self._test is None:
            self._in_turn(self._begin_test)

    def stop(self) -> None:
        """Waits no longer for the test."""
        if self._test is not None:
            self._test.cancel()
            self._test = None
            self.changed.emit()

    @property
    def _address_is_wrong(self) -> bool:
        """What stands in the field is not what is set."""
        return self._wrong is not None and self._wrong.field is AiField.ADDRESS

    def _begin_test(self) -> None:
        if self._ai.base_url and not self._address_is_wrong:
            self._wrong, self._trouble, self._result = None, None, None
            self._test = self._jobs.start(
                self._ai.test(),
                name="test the AI endpoint",
                on_success=self._on_tested,
                on_failure=self._on_test_failed,
                owner=self,
            )
        self.changed.emit()

    def _change(self, work: Callable[[], Coroutine[Any, Any, object]], field: AiField) -> None:
        def begin() -> None:
            self.stop()
            self._wrong, self._trouble, self._result = None, None, None
            if field is AiField.ADDRESS:
                self._models = ()
            self._busy = True
            self._jobs.start(
                work(),
                name=f"set the {field} of the AI endpoint",
                on_success=lambda _: self._done(None),
                on_failure=lambda error: self._done(problem_of(error, field)),
                owner=self,
            )

        self._in_turn(begin)

    def _in_turn(self, begin: Callable[[], None]) -> None:
        self._waiting.append(begin)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._busy:
            self._waiting.pop(0)()

    def _done(self, problem: AiProblem | None) -> None:
        self._busy = False
        self._wrong = problem
        self.changed.emit()
        self._go_on()

    async def _cleared(self) -> None:
        if not await self._ai.clear_key():
            raise ValueError(
                self.tr("The app uses the key no more, but the keyring could not be opened and may still hold it.")
            )

    def _on_tested(self, result: AiTestResult) -> None:
        self._test = None
        self._result = result
        self._models = tuple(result.models)
        self.changed.emit()

    def _on_test_failed(self, error: Exception) -> None:
        self._test = None
        self._trouble = problem_of(error, AiField.TEST)
        self.changed.emit()

    def _on_change(self, *_: object) -> None:
        self.changed.emit()

    def _key_place(self) -> KeyPlace:
        if not self._ai.has_key:
            return KeyPlace.NONE
        if not self._ai.key_in_keyring:
            return KeyPlace.SESSION
        locked = self.keyring.state in (KeyringState.LOCKED, KeyringState.NONE)
        return KeyPlace.LOCKED if locked else KeyPlace.KEYRING
