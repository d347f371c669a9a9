"""Makes a schedule, or changes one."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCompleter, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from contracts.optimization import OptimizationLevel
from contracts.schedules import Missed, ScheduleDetail
from desktop.report.wording import level_names
from desktop.services.api_client import new_idempotency_key
from desktop.services.printable import escaped
from desktop.services.script_files import Script, UnreadableScript, read_script
from desktop.services.time_zone import system_time_zone, time_zones
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.fields import ComboBox
from desktop.ui.frames import ScrollArea
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.segmented import SegmentedControl
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.failure import failure_words
from desktop.views.schedules.presenter import SchedulesPresenter, Wanted
from desktop.views.schedules.times_fields import TimesFields
from desktop.views.schedules.wording import missed_name, moment_text, next_heading

_SIZE = QSize(700, 720)
_LEVELS = list(OptimizationLevel)
_NAME_LENGTH = 100
_PREVIEW_MS = 200


class ScheduleDialog(SideDialog):
    """Name, script, times; the next runs are shown as the fields change. Closes when it is saved."""

    def __init__(
        self, theme: Theme, presenter: SchedulesPresenter, parent: QWidget, changed: ScheduleDetail | None = None
    ) -> None:
        super().__init__(theme, _title(changed), _SIZE, parent)
        self._presenter = presenter
        self._changed = changed
        self._script: Script | None = presenter.script_in_editor() if changed is None else None
        self._key = new_idempotency_key()
        self.setAccessibleName(_title(changed))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setMaxLength(_NAME_LENGTH)
        self.script_name = ElidedLabel(theme, mode=Qt.TextElideMode.ElideMiddle)
        self.file_button = Button(theme, self.tr("Choose a file…"))
        self.editor_button = Button(theme, self.tr("Take the one in the editor"))
        self.levels = SegmentedControl(theme, self.tr("Level"), level_names())
        self.times = TimesFields(theme)
        self.zone = ComboBox(theme, self.tr("Time zone"))
        self.missed = ComboBox(theme, self.tr("Missed runs"))
        self.problem = Banner(theme)
        self.runs = label(theme, tone="muted", wrap=True)
        self.save_button = Button(theme, self.tr("Save"), "primary")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self._preview = QTimer(self)
        self._preview.setSingleShot(True)
        self._preview.timeout.connect(self._ask_preview)
        self._fill()
        self._lay_out()
        self._connect()
        self._show_script()
        self._ask_preview()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        for zone in time_zones():
            self.zone.addItem(zone)
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        completer = self.zone.completer()
        assert completer is not None  # an editable box has one
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        for choice in Missed:
            self.missed.addItem(missed_name(choice), choice)
        self.levels.set_index(_LEVELS.index(OptimizationLevel.BALANCED))
        self.zone.setCurrentText(system_time_zone())
        before = self._changed
        if before is not None:
            self.name.setText(before.name)
            self.times.show_when(before.when)
            self.zone.setCurrentText(before.time_zone)
            self.missed.setCurrentIndex(list(Missed).index(before.missed))
            level = before.request.get("optimization_level")
            self.levels.set_index(next((n for n, one in enumerate(_LEVELS) if one.value == level), 1))

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        inner = QWidget()
        inner.setObjectName("details")
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, space.s, 0)
        fields.setSpacing(space.l)
        script = QVBoxLayout()
        script.setSpacing(space.s)
        buttons = QHBoxLayout()
        buttons.setSpacing(space.s)
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.editor_button)
        buttons.addStretch()
        script.addWidget(self.script_name)
        script.addLayout(buttons)
        self._add(fields, self.tr("Name"), self.name)
        self._add(fields, self.tr("Script"), script)
        self._add(fields, self.tr("Level"), self.levels)
        self._add(fields, self.tr("When"), self.times)
        self._add(fields, self.tr("Time zone"), self.zone)
        self._add(fields, self.tr("Runs that are missed while no server runs"), self.missed)
        self._runs_name = self._add(fields, self.tr("Next runs"), self.runs)
        fields.addStretch()
        scroll = ScrollArea(self.tr("The schedule"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        feet.addStretch()
        feet.addWidget(self.cancel_button)
        feet.addWidget(self.save_button)
        self.column.addWidget(self.problem)
        self.column.addWidget(scroll, 1)
        self.column.addLayout(feet)

    def _add(self, fields: QVBoxLayout, name: str, field: QWidget | QVBoxLayout) -> QLabel:
        part = QVBoxLayout()
        part.setSpacing(self._theme.tokens.space.xs)
        heading = label(self._theme, name, weight=QFont.Weight.Medium)
        part.addWidget(heading)
        if isinstance(field, QWidget):
            wide = isinstance(field, QLineEdit | TimesFields) or field is self.runs
            part.addWidget(field, 0, Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft)
        else:
            part.addLayout(field)
        fields.addLayout(part)
        return heading

    def _connect(self) -> None:
        presenter = self._presenter
        self.file_button.clicked.connect(self._ask_file)
        self.editor_button.clicked.connect(self._take_editor)
        self.times.changed.connect(lambda: self._preview.start(_PREVIEW_MS))
        self.zone.currentTextChanged.connect(lambda _text: self._preview.start(_PREVIEW_MS))
        self.save_button.clicked.connect(self._save)
        self.save_button.setDefault(True)
        self.file_button.setAutoDefault(False)
        self.editor_button.setAutoDefault(False)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.close)
        presenter.previewed.connect(self._on_preview)
        presenter.saved.connect(self._on_saved)
        presenter.refused.connect(self._on_refused)
        presenter.listed.connect(self._allow)

    def take_script(self, path: Path) -> None:
        """The script of a file, in place of the one before."""
        try:
            self._script = read_script(path)
        except UnreadableScript as error:
            self._complain(error)
            return
        self.problem.hide()
        self._show_script()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a script"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Luau scripts (*.luau *.lua)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.take_script(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take_editor(self) -> None:
        self._script = self._presenter.script_in_editor()
        self._show_script()

    def _show_script(self) -> None:
        in_editor = self._presenter.script_in_editor()
        self.editor_button.setVisible(in_editor is not None and self._script != in_editor)
        if self._script is not None:
            self.script_name.setText(self._script.shown_name)
        elif self._changed is not None:
            self.script_name.setText(self.tr("{name}, as it was").format(name=escaped(self._changed.title)))
        else:
            self.script_name.setText(self.tr("No script yet. Choose a file, or open one first."))
        if self._changed is None and self._script is not None and not self.name.isModified():
            self.name.setText(self._script.sendable_name[:_NAME_LENGTH])
        self._allow()

    def _allow(self) -> None:
        """Saving waits for a script, whole times, and the server."""
        why = self.times.incomplete()
        if self._script is None and self._changed is None:
            why = self.tr("Choose a script first.")
        if not self._presenter.online:
            why = self.tr("The server is not there.")
        self.save_button.allow(why)

    def _ask_preview(self) -> None:
        self._allow()
        when = self.times.when()
        if when is None:
            self.runs.setText(self.times.incomplete())
        elif self._presenter.online:
            self._presenter.preview(when, self._zone())

    def _zone(self) -> str:
        return self.zone.currentText().strip() or "UTC"

    def _on_preview(self, found: list[datetime] | Exception) -> None:
        if isinstance(found, Exception):
            self.runs.setText(failure_words(found)[1])
            self._tone("danger")
            return
        self._tone("muted")
        self._runs_name.setText(next_heading(self._zone(), found))
        self.runs.setText("\n".join(moment_text(moment) for moment in found))

    def _tone(self, tone: str) -> None:
        if self.runs.property("tone") != tone:
            self.runs.setProperty("tone", tone)
            self.runs.style().unpolish(self.runs)
            self.runs.style().polish(self.runs)

    def _save(self) -> None:
        when = self.times.when()
        if when is None:
            return
        self.save_button.setEnabled(False)
        title = self._script.sendable_name if self._script is not None else ""
        wanted = Wanted(
            name=self.name.text().strip() or title[:_NAME_LENGTH] or (self._changed.name if self._changed else ""),
            when=when,
            time_zone=self._zone(),
            missed=list(Missed)[self.missed.currentIndex()],
            level=_LEVELS[self.levels.index],
            script=self._script,
            changed=self._changed,
            key=self._key,
        )
        self._presenter.save(wanted)

    def _on_saved(self, _schedule_id: str) -> None:
        self.close()

    def _on_refused(self, error: Exception) -> None:
        self._key = new_idempotency_key()  # what is sent next is another wish
        self._complain(error)
        self._allow()

    def _complain(self, error: Exception) -> None:
        title, message = failure_words(error)
        self.problem.show_banner(BannerText(Tone.DANGER, f"{title}. {message}"))


def _title(changed: ScheduleDetail | None) -> str:
    return tr("New schedule") if changed is None else tr("Change the schedule")
