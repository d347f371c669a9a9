"""A field of a form in a dialog: its name above it, what is wrong right below."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.fields import CheckBox
from desktop.ui.labels import label
from desktop.ui.theme import Theme


class FormField(QWidget):
    """One line of text."""

    def __init__(self, theme: Theme, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.problem = label(theme, size="small", tone="danger", wrap=True)
        self.problem.hide()
        heading = label(theme, name, weight=QFont.Weight.Medium)
        heading.setBuddy(self.line)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.tokens.space.xs)
        for part in (heading, self.line, self.problem):
            self._column.addWidget(part)
        self.line.textEdited.connect(lambda _text: self.show_problem(""))

    @property
    def text(self) -> str:
        """As it was typed."""
        return self.line.text()

    def show_problem(self, text: str) -> None:
        """Says what is wrong, also to assistive technology; empty when nothing is."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.line.setAccessibleDescription(text)
        self.line.setProperty("problem", "true" if text else "false")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)


class PasswordField(FormField):
    """Hidden until the person wants to see it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.shown = CheckBox(theme, self.tr("Show the password"))
        self.shown.toggled.connect(self._show)
        self._column.addWidget(self.shown)
        self._show(shown=False)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
