"""What is being made, below the button that started it: its step, or why it failed and what there is instead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.content.making import Made, Stage


class MakingView(QWidget):
    """Hidden while nothing is being made. An offer is a topic that can be taken instead."""

    cancel_wanted = Signal()
    offer_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        space = theme.tokens.space
        self.step = ElidedLabel(theme)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = Button(theme, self.tr("Cancel"), "quiet")
        self.cancel.clicked.connect(self.cancel_wanted)
        line = QHBoxLayout()
        line.setSpacing(space.m)
        line.addWidget(self.step, 1)
        line.addWidget(self.cancel)
        self._running = QWidget()
        running = QVBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.setSpacing(space.xs)
        running.addLayout(line)
        running.addWidget(self.bar)
        self.problem = Banner(theme)
        self._instead = label(theme, self.tr("Written about already:"), tone="muted")
        self._offers = QVBoxLayout()
        self._offers.setSpacing(space.s)
        self._buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        for part in (self._running, self.problem, self._instead):
            column.addWidget(part)
        column.addLayout(self._offers)
        self.show_made(Made())

    @property
    def offers(self) -> list[Button]:
        """Topics to choose from."""
        return self._buttons

    def show_made(self, made: Made) -> None:
        """As it is now."""
        self.setVisible(made.stage is not Stage.NOTHING)
        self._running.setVisible(made.under_way)
        self.step.setText(made.text if made.under_way else "")
        self.bar.setVisible(made.stage is Stage.RUNNING)
        self.bar.setValue(made.percent)
        failed = made.stage is Stage.FAILED
        self.problem.show_or_hide(BannerText(Tone.DANGER, made.text) if failed else None)
        for button in self._buttons:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._offer(topic) for topic in made.offered]
        self._instead.setVisible(bool(self._buttons))

    def _offer(self, topic: str) -> Button:
        button = Button(self._theme, topic)
        button.clicked.connect(lambda: self.offer_chosen.emit(topic))
        self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
