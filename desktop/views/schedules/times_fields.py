"""The fields that say when: a form of times, and what that form needs."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from contracts.schedules import Cron, Daily, Monthly, Once, Weekday, Weekdays, Weekly, When
from desktop.ui.fields import CheckBox, ComboBox, DateField, SpinBox, TimeField
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.schedules.wording import kind_names, weekday_name

_SEVEN = QTime(7, 0)


class TimesFields(QWidget):
    """`changed` comes with every change of what `when` gives."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kind = ComboBox(theme, self.tr("How often"))
        for kind, name in kind_names().items():
            self.kind.addItem(name, kind)
        self.date = DateField(theme, self.tr("Day"))
        tomorrow = datetime.now().astimezone().date() + timedelta(days=1)
        self.date.setDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
        self.time = TimeField(theme, self.tr("Time"))
        self.time.setTime(_SEVEN)
        self.day = SpinBox(theme, self.tr("Day of the month"), range(1, 32))
        self.days = {day: CheckBox(theme, weekday_name(day)) for day in Weekday}
        for day, box in self.days.items():
            box.setAccessibleName(weekday_name(day, long=True))
        self.days[Weekday.MONDAY].setChecked(True)
        self.expression = QLineEdit()
        self.expression.setAccessibleName(self.tr("Cron expression"))
        self.expression.setPlaceholderText("0 7 * * mon-fri")
        self.expression.setMaxLength(100)
        self._lay_out()
        self._connect()
        self._show_fields()

    def when(self) -> When | None:
        """What is filled in; None while it is not complete."""
        kind, time = str(self.kind.currentData()), self.time.time().toString("HH:mm")
        if kind == "once":
            day, clock = self.date.date(), self.time.time()
            return Once(at=datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute()))  # noqa: DTZ001
        if kind == "daily":
            return Daily(time=time)
        if kind == "weekdays":
            return Weekdays(time=time)
        if kind == "weekly":
            days = [day for day, box in self.days.items() if box.isChecked()]
            return Weekly(time=time, days=days) if days else None
        if kind == "monthly":
            return Monthly(time=time, day=self.day.value())
        expression = self.expression.text().strip()
        return Cron(expression=expression) if expression and expression.isascii() and expression.isprintable() else None

    def show_when(self, when: When) -> None:
        """Fills the fields."""
        self.kind.setCurrentIndex(self.kind.findData(when.kind))
        if isinstance(when, Once):
            self.date.setDate(QDate(when.at.year, when.at.month, when.at.day))
            self.time.setTime(QTime(when.at.hour, when.at.minute))
        elif isinstance(when, Cron):
            self.expression.setText(when.expression)
        else:
            self.time.setTime(QTime.fromString(when.time, "HH:mm"))
        if isinstance(when, Weekly):
            for day, box in self.days.items():
                box.setChecked(day in when.days)
        elif isinstance(when, Monthly):
            self.day.setValue(when.day)
        self._show_fields()

    def incomplete(self) -> str:
        """What is missing, in a sentence; empty where nothing is."""
        if self.when() is not None:
            return ""
        if self.kind.currentData() == "weekly":
            return self.tr("Choose at least one day.")
        return self.tr("Five fields: minute, hour, day of the month, month, day of the week.")

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self._time_name = label(self._theme, self.tr("at"), tone="muted")
        self._day_name = label(self._theme, self.tr("on day"), tone="muted")
        line = QHBoxLayout()
        line.setSpacing(space.s)
        for widget in (self.kind, self.date, self._day_name, self.day, self._time_name, self.time):
            line.addWidget(widget)
        line.addStretch()
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.xs)
        for box in self.days.values():
            row.addWidget(box)
        row.addStretch()
        self._hint = label(
            self._theme,
            self.tr("Where a month has no such day, it runs on the last one."),
            size="small",
            tone="muted",
            wrap=True,
        )
        self.expression.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        column.addLayout(line)
        column.addWidget(self._days)
        column.addWidget(self.expression)
        column.addWidget(self._hint)
        self.setFocusProxy(self.kind)
        self.kind.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.date.dateChanged.connect(lambda _date: self.changed.emit())
        self.time.timeChanged.connect(lambda _time: self.changed.emit())
        self.day.valueChanged.connect(self._on_day)
        for box in self.days.values():
            box.toggled.connect(lambda _on: self.changed.emit())
        self.expression.textChanged.connect(lambda _text: self.changed.emit())

    def _on_kind(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _on_day(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        kind = str(self.kind.currentData())
        self.date.setVisible(kind == "once")
        self.time.setVisible(kind != "cron")
        self._time_name.setVisible(kind != "cron")
        self.day.setVisible(kind == "monthly")
        self._day_name.setVisible(kind == "monthly")
        self._hint.setVisible(kind == "monthly" and self.day.value() > 28)
        self._days.setVisible(kind == "weekly")
        self.expression.setVisible(kind == "cron")
