"""The section for when something is wrong: the way to the logs and the report."""

from PySide6.QtCore import Signal

from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.views.settings.rows import Row, Section


class DiagnosticsSection(Section):
    """`logs_wanted`: by whoever presses the button."""

    logs_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Diagnostics"))
        self.open = Button(theme, self.tr("Open the logs"))
        what = self.tr(
            "What the window and the server have noted. A report can be saved for whoever is to help, without tokens, "
            "addresses, names of people and script text."
        )
        self.add_row(Row(theme, self.tr("Logs and report"), self.open, what))
        self.open.clicked.connect(self.logs_wanted)
