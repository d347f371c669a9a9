"""The line below the header: badges of a result, or how far a run is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedLayout, QWidget

from contracts.optimization import OptimizationDocument
from desktop.report.wording import applied_count
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button, IconButton
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone
from desktop.views.roblox_studio.shown import RunState
from desktop.views.roblox_studio.wording import result_badges, result_sentence

_HEIGHT = 28
_BAR_WIDTH = 160


class StatusLine(QWidget):
    """Always of the same height, so that nothing below it jumps."""

    cancel_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(_HEIGHT)
        self._hint = ElidedLabel(theme, tone="muted")
        self._badges = [Badge(theme, BadgeText(Tone.NEUTRAL, "", "")) for _ in range(2)]
        self._sentence = ElidedLabel(theme, tone="muted")
        self.chart_button = IconButton(theme, "chart", self.tr("Chart of the time before and after"))
        self.chart_button.setShortcut(QKeySequence("Ctrl+Shift+M"))
        self.chart_button.clicked.connect(self._show_chart)
        self._document: OptimizationDocument | None = None
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName(self.tr("Progress of this run"))
        self._figures = label(theme, tone="muted")
        self._step = ElidedLabel(theme, tone="muted")
        self._cancel = Button(theme, self.tr("Cancel"), "quiet", "stop")
        self._cancel.setAccessibleName(self.tr("Cancel this run"))
        self._cancel.clicked.connect(self.cancel_clicked)
        self._pages = QStackedLayout(self)
        lines: list[list[QWidget]] = [
            [self._hint],
            [*self._badges, self.chart_button, self._sentence],
            self._run_widgets(),
        ]
        for widgets in lines:
            self._pages.addWidget(self._line(widgets))

    @property
    def text(self) -> str:
        """What it says now, for tests and assistive technology."""
        return (self._hint, self._sentence, self._step)[self._pages.currentIndex()].text()

    def show_hint(self, text: str) -> None:
        """A sentence about the editor."""
        self._hint.setText(text)
        self._pages.setCurrentIndex(0)

    def show_result(self, document: OptimizationDocument) -> None:
        """Badges and figures of a result."""
        for badge, content in zip(self._badges, result_badges(document), strict=True):
            badge.show_badge(content)
        self._document = document
        self.chart_button.setVisible(document.measurement is not None and applied_count(document) > 0)
        self._sentence.setText(result_sentence(document))
        self._pages.setCurrentIndex(1)

    def show_run(self, run: RunState) -> None:
        """How far a run is. Without a percentage the bar only says that something goes on."""
        self._bar.setRange(0, 100 if run.percent is not None else 0)
        if run.percent is not None:
            self._bar.setValue(run.percent)
        self._figures.setText(run.figures)
        self._step.setText(run.text)
        self._cancel.setEnabled(run.can_cancel)
        self._pages.setCurrentIndex(2)

    def _show_chart(self) -> None:
        # Imported here: the first frame shows none.
        from desktop.views.roblox_studio.timing_chart import TimingPopover

        if self._document is not None:
            popover = TimingPopover(self._theme, self)
            popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            popover.show_below(self.chart_button, self._document)

    def _run_widgets(self) -> list[QWidget]:
        return [self._bar, self._figures, self._step, self._cancel]

    def _line(self, widgets: list[QWidget]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.tokens.space.s)
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setStretchFactor(widgets[-2] if isinstance(widgets[-1], Button) else widgets[-1], 1)
        return line
