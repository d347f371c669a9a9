"""How much of the plan is used, as bars with the figures beside them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from contracts.billing import BillingOverview
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.billing.wording import used_text

_PARTS = 1000
_LEAST_BAR = 80


@dataclass(frozen=True, slots=True)
class Use:
    """So much of one thing; `limit` None: no limit."""

    name: str
    used: int
    limit: int | None


def uses(overview: BillingOverview) -> list[Use]:
    """All that is counted."""
    usage, limits = overview.usage, overview.limits
    return [
        Use(tr("Seats"), usage.seats, limits.seats),
        Use(tr("AI tokens this month"), usage.tokens_this_month, limits.tokens_a_month),
        Use(tr("Tasks at once"), usage.running_tasks, limits.concurrent_tasks),
    ]


class UsageBars(QWidget):
    """A line for each thing. What has no limit has no bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[Use] = []
        self._lines: list[tuple[QLabel, QProgressBar, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.tokens.space.m)
        self._grid.setVerticalSpacing(theme.tokens.space.s)
        self._grid.setColumnStretch(1, 1)

    def show_uses(self, shown: list[Use]) -> None:
        """These in place of others."""
        if shown == self._shown:
            return
        self._shown = shown
        for number in range(len(self._lines), len(shown)):
            self._add(number)
        for use, (name, bar, figures) in zip(shown, self._lines, strict=True):
            text = used_text(use.used, use.limit)
            name.setText(use.name)
            figures.setText(text)
            bar.setVisible(use.limit is not None)
            bar.setAccessibleName(use.name)
            bar.setAccessibleDescription(text)
            bar.setValue(_part(use))

    def _add(self, number: int) -> None:
        bar = QProgressBar()
        bar.setRange(0, _PARTS)
        bar.setTextVisible(False)
        bar.setMinimumWidth(_LEAST_BAR)
        line = label(self._theme), bar, label(self._theme, tone="muted")
        line[2].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate(line):
            self._grid.addWidget(widget, number, column)
        self._lines.append(line)


def _part(use: Use) -> int:
    if not use.limit:
        return _PARTS if use.limit == 0 and use.used else 0
    return min(_PARTS, _PARTS * use.used // use.limit)
