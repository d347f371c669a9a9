"""Today in four figures."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from contracts.admin import Figures
from desktop.ui.accessible import Role
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.dashboard.wording import count_told, seconds_told, share_told


class Tile(Card):
    """A name, a large figure, and what it is made of."""

    accessible_role = Role.StaticText

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._name = name
        self._figure = label(theme, size="title", weight=QFont.Weight.DemiBold)
        self._detail = label(theme, size="small", tone="muted", wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(2)
        column.addWidget(label(theme, name, size="small", tone="muted"))
        column.addWidget(self._figure)
        column.addWidget(self._detail)
        column.addStretch()

    def show_figure(self, figure: str, detail: str) -> None:
        """Says this."""
        self._figure.setText(figure)
        self._detail.setText(detail)
        self.setAccessibleName(f"{self._name}: {figure}. {detail}")

    @property
    def text(self) -> str:
        """What it says."""
        return self.accessibleName()


class Tiles(QWidget):
    """In a row, or two above two."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = Tile(theme, self.tr("Tasks today"))
        self.success = Tile(theme, self.tr("Success rate today"))
        self.wait = Tile(theme, self.tr("Median wait today"))
        self.run = Tile(theme, self.tr("Median run today"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.tokens.space.m)
        self.arrange(4)

    def arrange(self, columns: int) -> None:
        """So many beside each other."""
        for place, tile in enumerate((self.tasks, self.success, self.wait, self.run)):
            self._grid.addWidget(tile, *divmod(place, columns))

    def show_today(self, today: Figures) -> None:
        """The figures of the day."""
        ended = self.tr("{completed} completed, {failed} failed").format(
            completed=count_told(today.completed), failed=count_told(today.failed)
        )
        if today.answered:
            ended += self.tr(", {answered} from the store").format(answered=count_told(today.answered))
        self.tasks.show_figure(count_told(today.accepted), ended)
        self.success.show_figure(share_told(today.success_rate), self.tr("of those that completed or failed"))
        slowest = self.tr("95 of 100 within {time}")
        self.wait.show_figure(seconds_told(today.wait.p50), slowest.format(time=seconds_told(today.wait.p95)))
        self.run.show_figure(seconds_told(today.run.p50), slowest.format(time=seconds_told(today.run.p95)))
