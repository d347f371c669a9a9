"""First steps, three short ones, on the home page itself: nothing stands between a person and the app."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.buttons import Button
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme, ThemeChoice

_CHOICES: list[ThemeChoice] = ["system", "light", "dark"]


class Welcome(Card):
    """`theme_chosen` brings the look, `sample_wanted` the wish to try; `done` ends it, whichever way."""

    theme_chosen = Signal(str)
    sample_wanted = Signal()
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("First steps"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.steps = QStackedWidget()
        self._where = label(theme, size="lead", weight=QFont.Weight.DemiBold)
        self._what = label(theme, tone="muted", wrap=True)
        self.steps.addWidget(self._page([self._where, self._what]))
        self.looks = SegmentedControl(
            theme, self.tr("Look"), [self.tr("As the system"), self.tr("Light"), self.tr("Dark")]
        )
        self.looks.set_index(_CHOICES.index(theme.choice))
        self.looks.chosen.connect(lambda index: self.theme_chosen.emit(_CHOICES[index]))
        words = self.tr("You can change it at any time in the menu.")
        self.steps.addWidget(self._step(self.tr("Choose a look"), words, self.looks))
        self.steps.addWidget(
            self._step(
                self.tr("Try it on a sample"),
                self.tr("Open a script with real waste, press Optimize, and read what was changed and why."),
            )
        )
        self._number = label(theme, size="small", tone="muted")
        self.next = Button(theme, self.tr("Next"), "primary")
        self.next.clicked.connect(self._go_on)
        self.skip = Button(theme, self.tr("Skip"), "quiet")
        self.skip.clicked.connect(self.done)
        self._lay_out()
        self.show_place(is_team=False)
        self._show_step(0)

    def show_place(self, *, is_team: bool) -> None:
        """Where the work goes."""
        if is_team:
            self._where.setText(self.tr("The server of your team does the work"))
            words = self.tr(
                "What you start is sent there. A script that you bring comes back only with changes that are shown to "
                "be safe: proven, or run before and after in a closed box. Your files stay as they are until you save."
            )
        else:
            self._where.setText(self.tr("Everything happens on this computer"))
            words = self.tr(
                "No account, no network. A script that you bring comes back only with changes that are shown to be "
                "safe: proven, or run before and after in a closed box. Your files stay as they are until you save."
            )
        self._what.setText(words)

    def _step(self, title: str, words: str, control: QWidget | None = None) -> QWidget:
        heading = label(self._theme, title, size="lead", weight=QFont.Weight.DemiBold)
        return self._page([heading, label(self._theme, words, tone="muted", wrap=True)], control)

    def _page(self, texts: list[QLabel], control: QWidget | None = None) -> QWidget:
        space = self._theme.tokens.space
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        for text in texts:
            column.addWidget(text)
        if control is not None:
            row = QHBoxLayout()
            row.addWidget(control)
            row.addStretch()
            column.addLayout(row)
        column.addStretch()
        return page

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addWidget(self._number)
        row.addStretch()
        row.addWidget(self.skip)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.l, space.l, space.m)
        column.setSpacing(space.m)
        column.addWidget(self.steps)
        column.addLayout(row)

    def _go_on(self) -> None:
        if self.steps.currentIndex() + 1 < self.steps.count():
            self._show_step(self.steps.currentIndex() + 1)
        else:
            self.done.emit()
            self.sample_wanted.emit()

    def _show_step(self, number: int) -> None:
        self.steps.setCurrentIndex(number)
        last = number + 1 == self.steps.count()
        self.next.set_text(self.tr("Open the sample") if last else self.tr("Next"))
        self._number.setText(self.tr("{number} of {count}").format(number=number + 1, count=self.steps.count()))
