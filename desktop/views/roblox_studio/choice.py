"""Which changes of the shown result a person leaves out."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal

from contracts.optimization import Change, Outcome, Place
from desktop.report.wording import MODERNISED

LeftOut = frozenset[Place]


class Choice(QObject):
    """What was chosen, beside what the shown result was checked with. Each step can be taken back."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checked: LeftOut = frozenset()
        self._left_out: LeftOut = frozenset()
        self._before: list[LeftOut] = []
        self._after: list[LeftOut] = []

    @property
    def left_out(self) -> LeftOut:
        """The places of the changes that are not wanted."""
        return self._left_out

    @property
    def differs(self) -> bool:
        """Whether something else was chosen than what the shown result was checked with."""
        return self._left_out != self._checked

    def begin(self, checked: Iterable[Place]) -> None:
        """Another result is shown, which was checked without these."""
        self._checked = self._left_out = frozenset(checked)
        self._before, self._after = [], []
        self.changed.emit()

    def was_checked(self, checked: Iterable[Place]) -> None:
        """The same script was checked again, without these; what was chosen meanwhile stays chosen."""
        self._checked = frozenset(checked)
        self.changed.emit()

    def toggle(self, place: Place) -> None:
        """Leaves a change out, or takes it in again."""
        self._choose(self._left_out ^ {place})

    def reset(self) -> None:
        """As the shown result was checked."""
        self._choose(self._checked)

    def undo(self) -> None:
        """Takes the last step back."""
        self._step(self._before, self._after)

    def redo(self) -> None:
        """Takes it again."""
        self._step(self._after, self._before)

    def _choose(self, left_out: LeftOut) -> None:
        if left_out != self._left_out:
            self._before.append(self._left_out)
            self._after = []
            self._left_out = left_out
            self.changed.emit()

    def _step(self, source: list[LeftOut], to: list[LeftOut]) -> None:
        if source:
            to.append(self._left_out)
            self._left_out = source.pop()
            self.changed.emit()


def place_of(change: Change) -> Place | None:
    """Where a change is that may be left out; None for one that is no single edit of the optimizer."""
    if change.outcome not in (Outcome.APPLIED, Outcome.LEFT_OUT) or change.count != 1 or change.rule == MODERNISED:
        return None
    return Place(rule=change.rule, line=change.line)


def left_out_of(params: Mapping[str, Any]) -> LeftOut:
    """The places that a task was asked to leave out."""
    try:
        return frozenset(Place.model_validate(place) for place in params.get("left_out") or ())
    except (TypeError, ValidationError):
        return frozenset()  # of another version
