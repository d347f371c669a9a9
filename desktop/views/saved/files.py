"""Saves results over their files and puts back what was there, and tells of it. No widgets here."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.services.job_runner import JobRunner
from desktop.services.printable import escaped
from desktop.services.saved_versions import FileChanged, SavedVersion, SavedVersions
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.failure import failure_words

_RESTORE = "restore:"
"""Begins the key of a toast that puts back what was there."""


@dataclass(frozen=True)
class Question:
    """What is asked before a file is written that somebody else has changed. `yes` is the word on the button."""

    title: str
    text: str
    yes: str
    act: Callable[[], None]


class SavedFiles(QObject):
    """`question_asked` brings a Question, `changed` says that a file was saved or restored."""

    toast_wanted = Signal(object)
    question_asked = Signal(object)
    changed = Signal()

    def __init__(self, versions: SavedVersions, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._versions = versions
        self._jobs = jobs

    def save(
        self,
        path: Path,
        task_id: str,
        known: Sequence[str],
        text: str,
        on_failure: Callable[[Exception], None],
        *,
        whatever_is_there: bool = False,
    ) -> None:
        """Writes a result over the file of its script; asks first when that holds none of the `known` texts."""

        def failed(error: Exception) -> None:
            if isinstance(error, FileChanged):
                self.question_asked.emit(
                    _overwriting(
                        error,
                        lambda: self.save(path, task_id, known, text, on_failure, whatever_is_there=True),
                    )
                )
            else:
                on_failure(error)

        self._jobs.start(
            self._versions.save(path, task_id, known, text, whatever_is_there=whatever_is_there),
            name=f"save {path.name} in place",
            on_success=lambda saved: self._on_saved(path, saved),
            on_failure=failed,
            owner=self,
        )

    def restore(self, row_id: int, *, whatever_is_there: bool = False) -> None:
        """Puts back what was there; once more, and the result is back."""

        def failed(error: Exception) -> None:
            if isinstance(error, FileChanged):
                act = _restoring(error, lambda: self.restore(row_id, whatever_is_there=True))
                self.question_asked.emit(act)
            else:
                self.toast_wanted.emit(ToastText(Tone.DANGER, *failure_words(error)))

        self._jobs.start(
            self._versions.restore(row_id, whatever_is_there=whatever_is_there),
            name="restore a previous version",
            on_success=self._on_restored,
            on_failure=failed,
            owner=self,
        )

    def of_task(self, task_id: str) -> Coroutine[Any, Any, SavedVersion | None]:
        """Where a result was saved last; None when it was not saved in place."""
        return self._versions.of_task(task_id)

    def take_key(self, key: str) -> bool:
        """Does what the action of a toast asks for; False for the toasts of others."""
        if not key.startswith(_RESTORE):
            return False
        self.restore(int(key.removeprefix(_RESTORE)))
        return True

    def _on_saved(self, path: Path, saved: SavedVersion | None) -> None:
        if saved is None:
            self.toast_wanted.emit(ToastText(Tone.NEUTRAL, tr("Saved already"), str(path)))
            return
        action = tr("Restore") if saved.can_restore else ""
        self.toast_wanted.emit(ToastText(Tone.GOOD, tr("Saved"), str(path), action, f"{_RESTORE}{saved.row_id}"))
        self.changed.emit()

    def _on_restored(self, saved: SavedVersion) -> None:
        title = tr("Result put back") if saved.restored_at is None else tr("Previous version restored")
        self.toast_wanted.emit(ToastText(Tone.GOOD, title, saved.path, tr("Undo"), f"{_RESTORE}{saved.row_id}"))
        self.changed.emit()


def _overwriting(error: FileChanged, act: Callable[[], None]) -> Question:
    name = escaped(error.path.name)
    if error.gone:
        text = tr("{name} is not there any more. Write it anew?").format(name=name)
        return Question(tr("The file is gone"), text, tr("Write it"), act)
    text = tr(
        "{name} is not as it was when it was optimized: it has been changed since. Write over it all the same? "
        "What is in it now is kept, and can be restored."
    )
    return Question(tr("The file has been changed"), text.format(name=name), tr("Write over it"), act)


def _restoring(error: FileChanged, act: Callable[[], None]) -> Question:
    name = escaped(error.path.name)
    if error.gone:
        text = tr("{name} is not there any more. Write it anew?").format(name=name)
        return Question(tr("The file is gone"), text, tr("Write it"), act)
    text = tr(
        "{name} has been changed since it was saved. Restore the other version all the same? "
        "What is in it now is kept, and can be restored."
    )
    return Question(tr("The file has been changed"), text.format(name=name), tr("Restore"), act)
