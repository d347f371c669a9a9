"""How the page is laid out: sections with a heading, and rows of a name, what it means, and a control."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.accessible import Role
from desktop.ui.frames import Card, rule
from desktop.ui.labels import label
from desktop.ui.theme import Theme

_NARROWEST_WORDS = 200


class Section(QWidget):
    """A heading over a card of rows, with a line between each two."""

    accessible_role = Role.Grouping

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = label(theme, size="lead", weight=QFont.Weight.DemiBold)
        space = theme.tokens.space
        card = Card()
        self._lines: dict[QWidget, QWidget] = {}
        """Each row's line above it."""
        self._rows = QVBoxLayout(card)
        self._rows.setContentsMargins(space.l, space.xs, space.l, space.xs)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        column.addWidget(self._title)
        column.addWidget(card)

    def set_title(self, title: str) -> None:
        """The heading, also what assistive technology calls the group."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_row(self, row: QWidget) -> None:
        """Below the others."""
        if self._rows.count():
            line = rule()
            self._lines[row] = line
            self._rows.addWidget(line)
        self._rows.addWidget(row)

    def show_row(self, row: QWidget, shown: bool) -> None:
        """Shows a row, or hides it; between those that are shown there is a line."""
        row.setVisible(shown)
        first = True
        for each in self._rows_in_order():
            line = self._lines.get(each)
            if line is not None:
                line.setVisible(not each.isHidden() and not first)
            first = first and each.isHidden()

    def _rows_in_order(self) -> list[QWidget]:
        lines = set(self._lines.values())
        widgets = (item.widget() for n in range(self._rows.count()) if (item := self._rows.itemAt(n)) is not None)
        return [widget for widget in widgets if widget is not None and widget not in lines]


class Row(QWidget):
    """What it is on the left, the control on the right; a problem is told right below."""

    def __init__(self, theme: Theme, title: str, control: QWidget | QHBoxLayout, explanation: str = "") -> None:
        super().__init__()
        space = theme.tokens.space
        self._space = space
        self._title = label(theme, title, weight=QFont.Weight.Medium)
        self.explanation = label(theme, explanation, size="small", tone="muted", wrap=True)
        if not explanation:
            self.explanation.hide()
        self.problem = label(theme, size="small", tone="danger", wrap=True)
        self.problem.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self.explanation)
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(space.l)
        line.addLayout(words, 1)
        if isinstance(control, QWidget):
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            line.addLayout(control)
        self._control = control
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.m, 0, space.m)
        column.setSpacing(space.xs)
        column.addLayout(line)
        column.addWidget(self.problem)

    def minimumSizeHint(self) -> QSize:
        """As wide as it must be with the control below the words."""
        return QSize(self._control_width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the words would have little room beside the control, it goes below them."""
        beside = event.size().width() - self._control_width() >= _NARROWEST_WORDS
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction is not self._line.direction():
            self._line.setDirection(direction)
            self._line.setSpacing(self._space.l if beside else self._space.s)
            self.updateGeometry()

    def _control_width(self) -> int:
        return max(self._control.sizeHint().width(), self._control.minimumSize().width())

    def explain(self, text: str) -> None:
        """Changes the small words under the name."""
        self.explanation.setText(text)
        self.explanation.setVisible(bool(text))

    def show_problem(self, text: str, field: QWidget | None = None) -> None:
        """Says what is wrong, also to assistive technology at the field; empty when nothing is."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        if field is not None:
            field.setAccessibleDescription(text)
            field.setProperty("problem", "true" if text else "false")
            field.style().unpolish(field)
            field.style().polish(field)


def side_by_side(theme: Theme, *controls: QWidget) -> QHBoxLayout:
    """Controls in one line."""
    line = QHBoxLayout()
    line.setSpacing(theme.tokens.space.s)
    for control in controls:
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    return line


def note(theme: Theme, text: str) -> QLabel:
    """A sentence of its own inside a section."""
    made = label(theme, text, size="small", tone="muted", wrap=True)
    made.setContentsMargins(0, theme.tokens.space.m, 0, theme.tokens.space.m)
    return made
