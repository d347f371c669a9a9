"""The files that a form makes content from: chosen, on their way, or refused. No widgets here."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contracts.content import MAX_MATERIALS
from contracts.materials import MaterialList, MaterialView
from desktop.services.errors import NOT_FOUND, SERVER_FAULT, ApiError, ServiceError
from desktop.services.job_runner import Job
from desktop.services.materials import Unfit, UnfitFile, is_material, send_material
from desktop.services.patience import while_busy
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.content.calls import Calls
from desktop.views.content.material_words import unfit_words
from desktop.views.failure import failure_words

_LONGEST_TOPIC = 200


class Stage(Enum):
    """How far a file is."""

    WAITING = auto()
    """For the files before it, or for the server."""
    SENDING = auto()
    READING = auto()
    READY = auto()
    REFUSED = auto()


@dataclass(frozen=True)
class Chosen:
    """A file on the form. It has a path while it comes from this computer, and a `material_id` once it is there."""

    key: int
    name: str
    stage: Stage
    path: Path | None = None
    material_id: str = ""
    view: MaterialView | None = None
    percent: int = 0
    problem: str = ""
    may_work_later: bool = False

    @property
    def on_its_way(self) -> bool:
        """Whether it is still to be sent or read."""
        return self.stage in (Stage.WAITING, Stage.SENDING, Stage.READING)


class OwnMaterial(QObject):
    """Files are sent one at a time, in the order in which they came. The same file is there once.

    `changed` comes when `chosen` has, `listed` when `known` has.
    """

    changed = Signal()
    listed = Signal()

    def __init__(self, calls: Calls, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._keys = itertools.count(1)
        self._sending: Job | None = None
        self._at = 0
        self.chosen: list[Chosen] = []
        self.known: list[MaterialView] = []
        """What the server has, newest first."""
        self._looked = False
        calls.workspace.connected.connect(lambda _session: self._on_connected())
        calls.workspace.disconnected.connect(self.changed)

    @property
    def ids(self) -> list[str]:
        """Of those that content can be made from."""
        return [one.material_id for one in self.chosen if one.stage is Stage.READY]

    @property
    def online(self) -> bool:
        """Whether the server is there, which reads the files."""
        return self._calls.online

    @property
    def under_way(self) -> bool:
        """Whether one is still to be sent or read."""
        return any(one.on_its_way for one in self.chosen)

    @property
    def topic(self) -> str:
        """What to call content for which no topic is named: the first file without its suffix."""
        first = next((one for one in self.chosen if one.stage is Stage.READY), None)
        return topic_of(first.name) if first is not None else ""

    def add_files(self, paths: Iterable[Path]) -> None:
        """Sends them; what is wrong with one stands at it."""
        on_form = {one.path for one in self.chosen if one.stage is not Stage.REFUSED}
        for path in dict.fromkeys(paths):
            if path in on_form:
                self._tell_known(path.name)
            elif self._has_room():
                self._forget_refused(path)
                self.chosen.append(self._new(path))
        self.changed.emit()
        self._go_on()

    def use(self, views: Iterable[MaterialView]) -> None:
        """Some of those that the server has."""
        there = set(self.ids)
        for view in views:
            if view.material_id not in there and self._has_room():
                self.chosen.append(Chosen(next(self._keys), view.name, Stage.READY, None, view.material_id, view))
        self.changed.emit()

    def empty(self) -> None:
        """The next server has other files."""
        self._looked, self.known = False, []
        self.choose([])
        self.listed.emit()

    def choose(self, material_ids: Sequence[str]) -> None:
        """These in place of all others. Of one that is not known yet the name comes later."""
        self._stop_sending()
        by_id = {view.material_id: view for view in self.known}
        self.chosen = [self._of_id(one, by_id.get(one)) for one in material_ids[:MAX_MATERIALS]]
        self.changed.emit()
        if any(one.view is None for one in self.chosen):
            self.refresh()

    def still_there(self, material_ids: Iterable[str]) -> list[str]:
        """Without those of which it is known that they were deleted."""
        known = {view.material_id for view in self.known}
        return [one for one in material_ids if one in known or not self._looked]

    def leave_out(self, key: int) -> None:
        """Takes a file off the form; one that is on its way goes no further. What the server has stays there."""
        self.chosen = [one for one in self.chosen if one.key != key]
        if key == self._at:
            self._stop_sending()
        self.changed.emit()
        self._go_on()

    def send_again(self, key: int) -> None:
        """A file that did not get through."""
        self._update(key, stage=Stage.WAITING, problem="", percent=0, may_work_later=False)
        self._go_on()

    def delete(self, material_id: str) -> None:
        """For good; what was made from it stays."""

        async def work() -> None:
            await self._calls.api().delete_material(material_id)

        def gone() -> None:
            self.known = [view for view in self.known if view.material_id != material_id]
            self.chosen = [one for one in self.chosen if one.material_id != material_id]
            self.listed.emit()
            self.changed.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, ApiError) and error.status == NOT_FOUND:
                gone()
            else:
                self._calls.tell(error)

        self._calls.start(work(), lambda _nothing: gone(), failed)

    def refresh(self) -> None:
        """Asks the server which files it has; the next connection asks again."""
        if self._calls.online:
            api, asked = self._calls.api, set(self.ids)
            work = while_busy(lambda: api().materials())
            self._calls.start(work, lambda found: self._on_list(found, asked), lambda _error: None)

    def _on_list(self, found: MaterialList, asked: set[str]) -> None:
        """What came to the server since it was asked is not in the list, and is there all the same."""
        self._looked = True
        by_id = {view.material_id: view for view in found.materials}
        since = [one.view for one in self.chosen if one.view is not None and one.material_id not in asked | set(by_id)]
        self.known = [*since, *found.materials]
        by_id |= {view.material_id: view for view in since}
        self.chosen = [self._looked_up(one, by_id) for one in self.chosen]
        self.listed.emit()
        self.changed.emit()

    def _looked_up(self, one: Chosen, by_id: dict[str, MaterialView]) -> Chosen:
        if one.stage is not Stage.READY:
            return one
        view = by_id.get(one.material_id)
        if view is None:
            return replace(one, stage=Stage.REFUSED, problem=tr("It was deleted."))
        return replace(one, name=view.name, view=view)

    def _of_id(self, material_id: str, view: MaterialView | None) -> Chosen:
        name = view.name if view is not None else tr("A file from before")
        return Chosen(next(self._keys), name, Stage.READY, None, material_id, view)

    def _new(self, path: Path) -> Chosen:
        """Refused at once where the name says enough."""
        key = next(self._keys)
        if not is_material(path) and not path.is_dir():
            return Chosen(key, path.name, Stage.REFUSED, path, problem=unfit_words(Unfit.KIND))
        return Chosen(key, path.name, Stage.WAITING, path)

    def _has_room(self) -> bool:
        if sum(one.stage is not Stage.REFUSED for one in self.chosen) < MAX_MATERIALS:
            return True
        said = tr("At most {count} files can be used at once.").format(count=MAX_MATERIALS)
        self._calls.toast_wanted.emit(ToastText(Tone.CAUTION, tr("Too many files"), said))
        return False

    def _forget_refused(self, path: Path) -> None:
        self.chosen = [one for one in self.chosen if one.path != path]

    def _on_connected(self) -> None:
        """What did not get through goes now."""
        for one in self.chosen:
            if one.may_work_later:
                self._update(one.key, stage=Stage.WAITING, problem="", percent=0, may_work_later=False)
        self.changed.emit()
        self.refresh()
        self._go_on()

    def _go_on(self) -> None:
        following = next((one for one in self.chosen if one.stage is Stage.WAITING), None)
        if self._sending is not None or following is None or following.path is None or not self._calls.online:
            return
        key = self._at = following.key
        self._update(key, stage=Stage.SENDING)
        work = self._send(key, following.path)
        self._sending = self._calls.start(
            work, lambda answer: self._on_answer(key, answer), lambda error: self._on_failed(key, error)
        )

    async def _send(self, key: int, path: Path) -> MaterialView | Unfit:
        try:
            return await send_material(self._calls.api(), path, lambda percent: self._on_sent(key, percent))
        except UnfitFile as unfit:
            return unfit.why

    def _stop_sending(self) -> None:
        if self._sending is not None:
            self._sending.cancel()
            self._sending, self._at = None, 0

    def _on_sent(self, key: int, percent: int) -> None:
        self._update(key, percent=percent, stage=Stage.READING if percent == 100 else Stage.SENDING)

    def _on_answer(self, key: int, answer: MaterialView | Unfit) -> None:
        self._sending, self._at = None, 0
        if isinstance(answer, Unfit):
            self._update(key, stage=Stage.REFUSED, problem=unfit_words(answer))
        elif answer.material_id in self.ids:
            self._tell_known(answer.name)
            self.chosen = [one for one in self.chosen if one.key != key]
            self.changed.emit()
        else:
            others = [one for one in self.known if one.material_id != answer.material_id]
            self.known = [answer, *others]
            self._update(key, stage=Stage.READY, name=answer.name, material_id=answer.material_id, view=answer)
            self.listed.emit()
        self._go_on()

    def _on_failed(self, key: int, error: Exception) -> None:
        self._sending, self._at = None, 0
        refused = isinstance(error, ApiError) and error.status < SERVER_FAULT
        passing = isinstance(error, ServiceError) and not refused
        said = failure_words(error)[1]
        self._update(key, stage=Stage.REFUSED, problem=said, may_work_later=passing)
        self._go_on()

    def _update(self, key: int, **changes: object) -> None:
        changed = [replace(one, **changes) if one.key == key else one for one in self.chosen]  # type: ignore[arg-type]  # named fields
        if changed != self.chosen:
            self.chosen = changed
            self.changed.emit()

    def _tell_known(self, name: str) -> None:
        said = tr("{name} is on the form once.").format(name=name)
        self._calls.toast_wanted.emit(ToastText(Tone.NEUTRAL, tr("The same file"), said))


def topic_of(file_name: str) -> str:
    """A name of a file as a person would write it: `02_cell-division.pdf` is Cell division."""
    words = re.sub(r"[_\-.\s]+", " ", Path(file_name).stem).strip()
    words = re.sub(r"^\d+ (?=\D)", "", words)
    return (words[:1].upper() + words[1:])[:_LONGEST_TOPIC] or file_name[:_LONGEST_TOPIC]
