"""Saves results over their files and puts back what was there, and tells of it. No widgets here."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.services.errors import ServiceError
from desktop.services.job_runner import JobRunner
from desktop.services.printable import escaped
from desktop.services.saved_versions import FileChanged, SavedVersion, SavedVersions
from desktop.ui.sentences import localized
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import counted, tr
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


@dataclass(frozen=True)
class Result:
    """A result to be written over the file of its script, which held `known` when it was optimized."""

    path: Path
    task_id: str
    known: str
    text: str


class SavedFiles(QObject):
    """`question_asked` brings a Question, `changed` says that a file was saved or restored.

    `stands` says of a task whether its result is in the file now, or what was there before.
    """

    toast_wanted = Signal(object)
    question_asked = Signal(object)
    changed = Signal()
    stands = Signal(str, bool)

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
            on_success=lambda saved: self._on_saved(path, task_id, saved),
            on_failure=failed,
            owner=self,
        )

    def save_all(self, results: Sequence[Result], then: Callable[[list[str]], None]) -> None:
        """Writes many. `then` gets, for each, why it was not written; empty when it was. Asks nothing."""
        self._jobs.start(
            self._save_all(results),
            name="save results in place",
            on_success=then,
            on_failure=lambda error: then([": ".join(failure_words(error))] * len(results)),
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
        first, *others = (int(row_id) for row_id in key.removeprefix(_RESTORE).split(","))
        if others:
            self._jobs.start(self._restore_all([first, *others]), name="restore previous versions", owner=self)
        else:
            self.restore(first)
        return True

    async def _save_all(self, results: Sequence[Result]) -> list[str]:
        reasons, rows = [], []
        for one in results:
            try:
                saved = await self._versions.save(one.path, one.task_id, [one.known], one.text)
            except ServiceError as error:
                reasons.append(error.message)
                continue
            reasons.append("")
            self.stands.emit(one.task_id, True)
            if saved is not None and saved.can_restore:
                rows.append(saved.row_id)
        if reasons.count(""):
            text = counted("1 script was written.", "{n} scripts were written.", reasons.count(""))
            self.toast_wanted.emit(ToastText(Tone.GOOD, tr("Saved"), text, tr("Restore") if rows else "", _key(rows)))
            self.changed.emit()
        return reasons

    async def _restore_all(self, rows: Sequence[int]) -> None:
        done, reasons = [], []
        for row_id in rows:
            try:
                saved = await self._versions.restore(row_id)
            except ServiceError as error:
                reasons.append(error.message)
                continue
            done.append(row_id)
            self.stands.emit(saved.task_id, saved.restored_at is None)
        if done:
            title = counted("1 file restored", "{n} files restored", len(done))
            self.toast_wanted.emit(ToastText(Tone.GOOD, title, "", tr("Undo"), _key(done)))
            self.changed.emit()
        if reasons:
            title = counted("1 file was not restored", "{n} files were not restored", len(reasons))
            self.toast_wanted.emit(ToastText(Tone.CAUTION, title, localized(reasons[0])))

    def _on_saved(self, path: Path, task_id: str, saved: SavedVersion | None) -> None:
        self.stands.emit(task_id, True)
        if saved is None:
            self.toast_wanted.emit(ToastText(Tone.NEUTRAL, tr("Saved already"), str(path)))
            return
        action = tr("Restore") if saved.can_restore else ""
        self.toast_wanted.emit(ToastText(Tone.GOOD, tr("Saved"), str(path), action, _key([saved.row_id])))
        self.changed.emit()

    def _on_restored(self, saved: SavedVersion) -> None:
        title = tr("Result put back") if saved.restored_at is None else tr("Previous version restored")
        self.toast_wanted.emit(ToastText(Tone.GOOD, title, saved.path, tr("Undo"), _key([saved.row_id])))
        self.stands.emit(saved.task_id, saved.restored_at is None)
        self.changed.emit()


def _key(rows: Sequence[int]) -> str:
    return _RESTORE + ",".join(map(str, rows))


def _overwriting(error: FileChanged, act: Callable[[], None]) -> Question:
    if error.gone:
        return _writing_anew(error, act)
    text = tr(
        "{name} is not as it was when it was optimized: it has been changed since. Write over it all the same? "
        "What is in it now is kept, and can be restored."
    )
    return Question(
        tr("The file has been changed"), text.format(name=escaped(error.path.name)), tr("Write over it"), act
    )


def _restoring(error: FileChanged, act: Callable[[], None]) -> Question:
    if error.gone:
        return _writing_anew(error, act)
    text = tr(
        "{name} has been changed since it was saved. Restore the other version all the same? "
        "What is in it now is kept, and can be restored."
    )
    return Question(tr("The file has been changed"), text.format(name=escaped(error.path.name)), tr("Restore"), act)


def _writing_anew(error: FileChanged, act: Callable[[], None]) -> Question:
    text = tr("{name} is not there any more. Write it anew?").format(name=escaped(error.path.name))
    return Question(tr("The file is gone"), text, tr("Write it"), act)
