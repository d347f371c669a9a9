"""What is known of the chosen run, and what can be done with it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contracts.tasks import TaskStatus, TaskView
from desktop.services.local.history_filter import HistoryEntry
from desktop.services.local.lost_rows import LostTask
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button
from desktop.ui.details import DetailsCard
from desktop.ui.folded_text import FoldedText
from desktop.ui.frames import rule
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted
from desktop.views.history.presenter import ShownEntry, can_open, is_script
from desktop.views.history.wording import again_text, facts_of, result_facts, saved_facts, when
from desktop.views.tasks.item import ItemState
from desktop.views.tasks.technical import technical_details, technical_text
from desktop.views.tasks.wording import lost_sentence, sentence_of, state_badge, status_badge, title_of

_WIDTH = 288
_MOST_RELATIVES = 8
_LEAST_WIDTH = 224


class HistoryDetails(DetailsCard):
    """Of one run everything, of two the way to compare them. `relative_chosen` names an earlier or later run,
    `file_restored` brings the SavedVersion that shall be undone or done again.
    """

    relative_chosen = Signal(str)
    log_wanted = Signal(str)
    """Somebody unfolds the log of this task; `show_log` brings it."""
    file_restored = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._relatives: list[QWidget] = []
        self._folded: list[FoldedText] = []
        self._log: FoldedText | None = None
        self._shown: ShownEntry | None = None
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(_WIDTH)
        self.open_button = Button(theme, self.tr("Open result"), "primary")
        self.restore_button = Button(theme, self.tr("Restore this version"))
        self.file_button = Button(theme, "")
        self.file_button.clicked.connect(self._restore_file)
        self.send_button = Button(theme, self.tr("Send again"), "secondary", "retry")
        self.again_button = Button(theme, self.tr("Run again"))
        self.change_button = Button(theme, self.tr("Run again with changes…"))
        self.compare_button = Button(theme, self.tr("Compare"), "primary", "compare")
        self.delete_button = Button(theme, self.tr("Delete"), "quiet", "trash")
        self._buttons = (
            self.open_button,
            self.file_button,
            self.restore_button,
            self.send_button,
            self.again_button,
            self.change_button,
            self.compare_button,
            self.delete_button,
        )
        self.lay_out(self.tr("About the chosen run"), self._buttons)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Before anything is chosen."""
        column = self.begin()
        self.say(column, self.tr("Choose a run to see what came of it. Two chosen runs can be compared."), tone="muted")
        self.end(column)
        self._offer()

    def show_entry(self, shown: ShownEntry) -> None:
        """Everything about one run."""
        if shown == self._shown:
            return  # whatever changed in the history was something else
        entry, task = shown.entry, shown.entry.task
        reading = self._log is not None and self._log.opened and self._is_shown(task.task_id)
        column = self.begin()
        self._shown = shown
        self.say(column, title_of(task), size="lead", weight=QFont.Weight.DemiBold)
        self.show_badge(column, status_badge(task.status))
        if shown.lost is not None:
            self._say_lost(column, shown, shown.lost)
        sentence = sentence_of(task)
        if sentence:
            self.say(column, sentence, tone="danger" if task.status is TaskStatus.FAILED else "text")
        self.add_facts(column, facts_of(entry))
        figures = result_facts(task)
        if figures:
            column.addWidget(rule())
            self.add_facts(column, figures)
        if shown.saved is not None:
            column.addWidget(rule())
            self.add_facts(column, saved_facts(shown.saved))
        self._add_technical(column, technical_text(task.error, entry.attempts))
        if shown.lost is None:
            self._add_log(column, task.task_id)
        if not entry.known and task.status.is_terminal and shown.lost is None:
            self.say(column, self.tr("What was handed in is fetched when the server is there."), tone="muted")
        self._add_other(column, self.tr("Sent again as: {time}, {state}"), shown.sent_as)
        self._add_other(column, self.tr("Sent again in place of: {time}"), shown.sent_for)
        self._add_relatives(column, shown.chain, task.task_id)
        self.end(column)
        self._offer_for(entry, shown)
        if reading and self._log is not None:
            self._log.toggle.setChecked(True)

    def show_log(self, task_id: str, text: str) -> None:
        """The log of the shown task; that of another is ignored."""
        if self._log is not None and self._is_shown(task_id):
            self._log.show_text(text)

    def _is_shown(self, task_id: str) -> bool:
        return self._shown is not None and self._shown.entry.task.task_id == task_id

    def show_several(self, tasks: list[TaskView]) -> None:
        """Two can be compared, any number deleted."""
        column = self.begin()
        head = counted("1 run is chosen", "{n} runs are chosen", len(tasks))
        self.say(column, head, size="lead", weight=QFont.Weight.DemiBold)
        pair = len(tasks) == 2 and all(is_script(task) for task in tasks)
        if len(tasks) <= _MOST_RELATIVES:
            for task in tasks:
                self.say(column, title_of(task), weight=QFont.Weight.Medium)
                self.say(column, when(task.started_at or task.created_at), tone="muted")
        if not pair:
            self.say(column, self.tr("Choose exactly two runs of scripts to compare them."), tone="muted")
        self.end(column)
        self._offer(*([self.compare_button] if pair else []), self.delete_button)

    def _offer_for(self, entry: HistoryEntry, shown: ShownEntry) -> None:
        task, saved, lost = entry.task, shown.saved, shown.lost
        ended = task.status.is_terminal
        offered = [self.open_button] if can_open(task) and (lost is None or lost.result_kept) else []
        if saved is not None and saved.can_restore:
            back = saved.restored_at is None
            self.file_button.set_text(self.tr("Restore the file as it was") if back else self.tr("Put the result back"))
            offered.append(self.file_button)
        if is_script(task) and (lost is None or lost.script_kept):
            offered.append(self.restore_button)
            self.restore_button.setEnabled(entry.script is not None)
        if lost is not None:
            offered += [*([self.send_button] if shown.can_send else []), self.delete_button]
        elif ended:
            self.again_button.set_text(again_text(task))
            offered.append(self.again_button)
            if is_script(task) and entry.known:
                offered.append(self.change_button)
            offered.append(self.delete_button)
        self._offer(*offered)

    def _say_lost(self, column: QVBoxLayout, shown: ShownEntry, lost: LostTask) -> None:
        self.show_badge(column, state_badge(ItemState.LOST))
        self.say(column, lost_sentence(lost))
        if lost.entry_id and not lost.sent_as and not shown.can_send:
            self.say(column, self.tr("It is being sent again."), tone="muted")

    def _restore_file(self) -> None:
        if self._shown is not None and self._shown.saved is not None:
            self.file_restored.emit(self._shown.saved)

    def _offer(self, *buttons: Button) -> None:
        for button in self._buttons:
            button.setVisible(button in buttons)

    def _add_technical(self, column: QVBoxLayout, text: str) -> None:
        if text:
            folded = technical_details(self._theme)
            folded.show_text(text)
            column.addWidget(folded)
            self._folded.append(folded)

    def _add_log(self, column: QVBoxLayout, task_id: str) -> None:
        """Fetched when it is unfolded."""
        self._log = FoldedText(self._theme, self.tr("Log"), "clock", self.tr("Copy the log"))
        self._log.show_text(self.tr("Asking the server…"))
        self._log.unfolded.connect(lambda: self.log_wanted.emit(task_id))
        column.addWidget(self._log)
        self._folded.append(self._log)

    def _add_other(self, column: QVBoxLayout, words: str, other: TaskView | None) -> None:
        """The run in the place of this one, or the one in whose place this is."""
        if other is None:
            return
        at, state = when(other.started_at or other.created_at), status_badge(other.status).text
        text = words.format(time=at, state=state)
        button = Button(self._theme, text, "quiet")
        button.clicked.connect(lambda: self.relative_chosen.emit(other.task_id))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._relatives.append(button)
        self._told.append(text)

    def _add_relatives(self, column: QVBoxLayout, chain: list[TaskView], shown: str) -> None:
        if len(chain) < 2:
            return
        column.addWidget(rule())
        self.say(column, self.tr("Earlier and later runs"), weight=QFont.Weight.Medium)
        runs = QVBoxLayout()
        runs.setSpacing(0)
        column.addLayout(runs)
        for task in chain[-_MOST_RELATIVES:]:
            at, state = when(task.started_at or task.created_at), status_badge(task.status).text
            words = self.tr("{time}, {state}").format(time=at, state=state)
            if task.task_id == shown:
                here = self.tr("This one: {run}").format(run=words)
                runs.addWidget(Badge(self._theme, BadgeText(Tone.ACCENT, "", here)), 0, Qt.AlignmentFlag.AlignLeft)
                self._told.append(words)
                continue
            button = Button(self._theme, words, "quiet")
            button.clicked.connect(lambda _=False, task_id=task.task_id: self.relative_chosen.emit(task_id))
            runs.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._relatives.append(button)
            self._told.append(words)

    def begin(self) -> QVBoxLayout:
        self._relatives = []
        self._folded = []
        self._log = None
        self._shown = None
        return super().begin()

    def end(self, column: QVBoxLayout) -> None:
        super().end(column)
        inside = [part for folded in self._folded for part in (folded.toggle, folded.copy, folded.lines)]
        for before, after in pairwise([self._scroll, *inside, *self._relatives]):
            self.setTabOrder(before, after)
