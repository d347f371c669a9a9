"""Fields. The mouse wheel changes choices and numbers only where the keyboard is; arrows have the theme's colours."""

from PySide6.QtCore import QLocale, Qt, QTimeZone
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from desktop.ui.icons import paint_icon
from desktop.ui.theme import Theme
from desktop.ui.translation import tr

_ARROW = 14
_STEP = 12
_EDGE = 9


class SearchField(QLineEdit):
    """A line with a button that empties it; its words stand in it until something is typed, and are its name."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QAbstractButton):
            button.setAccessibleName(tr("Empty the field"))


class ComboBox(QComboBox):
    """One of several."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colour = self._theme.colour("text_muted" if self.isEnabled() else "text_faint")
        paint_icon(painter, "down", colour, self.width() - _ARROW - _EDGE, (self.height() - _ARROW) / 2, _ARROW)
        painter.end()


class CheckBox(QCheckBox):
    """On or off."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        x, y = box.center().x() - _STEP / 2 + 1, box.center().y() - _STEP / 2 + 1
        paint_icon(painter, "check", self._theme.colour("on_accent"), x, y, _STEP)
        painter.end()


class SpinBox(QSpinBox):
    """A whole number; also typed, or stepped with the up and down keys."""

    def __init__(self, theme: Theme, name: str, allowed: range, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setRange(allowed[0], allowed[-1])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_EDGE - 2, 0, 0, 0)
        self.setKeyboardTracking(False)  # a number counts when it has been typed whole
        theme.changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_steps(self, self._theme)


class _ClockField(QDateTimeEdit):
    """A part of a moment; typed, or stepped with the up and down keys part by part."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTimeZone(QTimeZone.utc())  # a clock on some wall: nothing is converted, and no hour is missing
        self.lineEdit().setTextMargins(_EDGE - 2, 0, 0, 0)
        theme.changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_steps(self, self._theme)


class TimeField(_ClockField):
    """A time of day, as the language writes it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))


class DateField(_ClockField):
    """A day, as the language writes it, with its year in full."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        self.setDisplayFormat(form if "yyyy" in form else form.replace("yy", "yyyy"))


def _paint_steps(field: QWidget, theme: Theme) -> None:
    painter = QPainter(field)
    colour = theme.colour("text_muted" if field.isEnabled() else "text_faint")
    x = field.width() - _STEP - _EDGE + 3
    paint_icon(painter, "up", colour, x, field.height() / 2 - _STEP, _STEP)
    paint_icon(painter, "down", colour, x, field.height() / 2, _STEP)
    painter.end()
