"""The fields for the rules of a share: times, and for quizzes attempts, time limit and results."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from contracts.content import MAX_DURATION
from contracts.shares import MAX_ATTEMPTS, ShareRules, ShowResults
from desktop.ui.fields import CheckBox, ComboBox, DateField, SpinBox, TimeField
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.sharing.wording import results_name

_EARLIEST, _LATEST = QDate(2000, 1, 2), QDate(2199, 12, 30)
"""What every time zone has within the bounds of the wire."""
_MORNING = QTime(8, 0)
_BOX_INSET = 6
"""Pixels from the edge of a check box to what is painted of it."""
_USUAL_LIMIT = 30


class MomentField(QWidget):
    """A moment of this computer's clock, or none while its box is not ticked."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, days_ahead: int) -> None:
        super().__init__()
        self.box = CheckBox(theme, name)
        self.date = DateField(theme, self.tr("{name}: day").format(name=name))
        self.time = TimeField(theme, self.tr("{name}: time").format(name=name))
        day = datetime.now().astimezone().date() + timedelta(days=days_ahead)
        self.date.setDateRange(_EARLIEST, _LATEST)
        self.date.setDate(QDate(day.year, day.month, day.day))
        self.time.setTime(_MORNING)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s)
        row.addWidget(self.box, 1)
        for field in (self.date, self.time):
            row.addWidget(field)
            field.dateTimeChanged.connect(self.changed)
        self._exact: datetime | None = None
        self.box.toggled.connect(self._show_fields)
        self.box.toggled.connect(self.changed)
        self._show_fields(False)

    def show_moment(self, moment: datetime | None) -> None:
        """Fields without a moment stay as they are."""
        self.box.setChecked(moment is not None)
        if moment is not None:
            here = moment.astimezone()
            self.date.setDate(QDate(here.year, here.month, here.day))
            self.time.setTime(QTime(here.hour, here.minute))
        self._exact = moment

    def moment(self) -> datetime | None:
        """With its zone. One that was shown keeps its seconds while nothing else is chosen."""
        if not self.box.isChecked():
            return None
        day, clock = self.date.date(), self.time.time()
        here = datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute())  # noqa: DTZ001
        exact = self._exact.astimezone().replace(second=0, microsecond=0, tzinfo=None) if self._exact else None
        return self._exact if exact == here else here.astimezone()

    def _show_fields(self, shown: bool) -> None:
        for field in (self.date, self.time):
            field.setEnabled(shown)


class RulesFields(QWidget):
    """`changed` comes with every change of what `rules` gives."""

    changed = Signal()

    def __init__(self, theme: Theme, *, is_quiz: bool) -> None:
        super().__init__()
        self._is_quiz = is_quiz
        self.opens = MomentField(theme, self.tr("Opens later"), 1)
        self.closes = MomentField(theme, self.tr("Closes"), 8)
        self.attempts = SpinBox(theme, self.tr("Attempts"), range(1, MAX_ATTEMPTS + 1))
        self.limited = CheckBox(theme, self.tr("Time limit, in minutes"))
        self.minutes = SpinBox(theme, self.tr("Minutes"), range(1, MAX_DURATION + 1))
        self.minutes.setValue(_USUAL_LIMIT)
        self.minutes.setEnabled(False)
        self.results = ComboBox(theme, self.tr("Students see their results"))
        for shown in ShowResults:
            self.results.addItem(results_name(shown), shown.value)
        self._lay_out(theme)
        self._connect()

    def show_rules(self, rules: ShareRules) -> None:
        """Fills them in."""
        self.opens.show_moment(rules.opens_at)
        self.closes.show_moment(rules.closes_at)
        self.attempts.setValue(rules.attempts)
        self.results.setCurrentIndex(self.results.findData(rules.show_results.value))
        self.limited.setChecked(rules.time_limit_minutes is not None)
        if rules.time_limit_minutes is not None:
            self.minutes.setValue(rules.time_limit_minutes)

    def rules(self) -> ShareRules:
        """As they are filled in."""
        times = ShareRules(opens_at=self.opens.moment(), closes_at=self.closes.moment())
        if not self._is_quiz:
            return times
        return times.model_copy(
            update={
                "attempts": self.attempts.value(),
                "show_results": ShowResults(self.results.currentData()),
                "time_limit_minutes": self.minutes.value() if self.limited.isChecked() else None,
            }
        )

    def _lay_out(self, theme: Theme) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.tokens.space.s)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.opens)
        form.addRow(self.closes)
        limit = QHBoxLayout()
        limit.addWidget(self.limited, 1)
        limit.addWidget(self.minutes)
        if self._is_quiz:
            form.addRow(limit)
            form.addRow(_name_of(theme, self.tr("Attempts"), self.attempts), self.attempts)
            form.addRow(_name_of(theme, self.tr("Students see their results"), self.results), self.results)

    def _connect(self) -> None:
        self.limited.toggled.connect(self.minutes.setEnabled)
        for signal in (self.opens.changed, self.closes.changed, self.limited.toggled, self.minutes.valueChanged):
            signal.connect(self.changed)
        self.attempts.valueChanged.connect(self.changed)
        self.results.currentIndexChanged.connect(self.changed)


def _name_of(theme: Theme, text: str, field: QWidget) -> QLabel:
    """Beside the field's middle, and below the check boxes' own edge."""
    name = label(theme, text)
    name.setContentsMargins(_BOX_INSET, 0, 0, 0)
    name.setMinimumHeight(field.sizeHint().height())
    name.setBuddy(field)
    return name
