"""The admin's page: one column of sections, whose charts stand side by side where there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from contracts.admin import Scope
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.charts.chart import Chart
from desktop.ui.charts.series import Shape
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import label
from desktop.ui.segmented import SegmentedControl
from desktop.ui.tab_order import order_tabs
from desktop.ui.text_table import TextTable
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.dashboard import wording
from desktop.views.dashboard.presenter import PERIODS, DashboardPresenter, Seen
from desktop.views.dashboard.stuck_list import StuckList
from desktop.views.dashboard.tiles import Tiles

_WIDEST = 1400
_SIDE_BY_SIDE = 860
"""From this width on two charts stand beside each other."""
_SCOPES = (Scope.ORGANIZATION, Scope.SERVER)


class DashboardPanel(QWidget):
    """Looks at the server while it is shown. What was seen stays on it when the server goes away."""

    def __init__(self, theme: Theme, presenter: DashboardPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._columns = 0
        self.scope = SegmentedControl(theme, self.tr("Whose tasks"), [self.tr("Organization"), self.tr("Server")])
        self.days = SegmentedControl(theme, self.tr("Period"), [wording.period_name(days) for days in PERIODS])
        self.look = SegmentedControl(theme, self.tr("Shown as"), [self.tr("Charts"), self.tr("Table")])
        self.banner = Banner(theme)
        self.tiles = Tiles(theme)
        self.stuck = StuckList(theme)
        self.outcomes = Chart(theme, self.tr("Tasks by day"), Shape.BARS)
        self.waits = Chart(theme, self.tr("Wait before the start"), Shape.LINES)
        self.runs = Chart(theme, self.tr("Run time"), Shape.LINES)
        self.by_day = TextTable(theme, self.tr("Figures by day"))
        self.by_kind = TextTable(theme, self.tr("Figures by kind"))
        self.nodes = TextTable(theme, self.tr("Processes"))
        self.queues = TextTable(theme, self.tr("Queues"))
        self._updated = label(theme, size="small", tone="muted")
        self._nothing_stuck = label(theme, self.tr("Nothing is stuck."), tone="muted")
        self._no_kinds = label(theme, self.tr("No task in this time."), tone="muted")
        self._no_queues = label(theme, self.tr("Nothing waits and nothing runs."), tone="muted")
        self.again = Button(theme, self.tr("Look again"))
        self.again_refused = Button(theme, self.tr("Look again"))
        self._lay_out()
        self._connect()
        self._arrange_charts()
        self._order_tabs()
        self._show_state()

    def take_focus(self) -> None:
        """Puts the keyboard on the period, or on the way to look again where there are no figures."""
        page = self._pages.currentWidget()
        first: QWidget = self.days
        if page in (self._away, self._refused):
            first = self.again if page is self._away else self.again_refused
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._presenter.watch(False)
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_charts()

    def _connect(self) -> None:
        presenter = self._presenter
        self.days.set_index(PERIODS.index(presenter.days))
        self.days.chosen.connect(lambda index: presenter.choose_days(PERIODS[index]))
        self.scope.chosen.connect(lambda index: presenter.choose_scope(_SCOPES[index]))
        self.look.chosen.connect(self._show_look)
        self.stuck.cancel_wanted.connect(presenter.cancel)
        self.stuck.again_wanted.connect(presenter.run_again)
        for button in (self.again, self.again_refused):
            button.clicked.connect(presenter.look)
        presenter.changed.connect(self._show_state)

    def _lay_out(self) -> None:
        self._away = EmptyState(
            self._theme,
            "chart",
            self.tr("No figures yet"),
            self.tr("They come when the server answers."),
            [self.again],
        )
        self._refused = EmptyState(
            self._theme,
            "info",
            self.tr("For admins"),
            self.tr("Only admins see the figures of the server."),
            [self.again_refused],
        )
        area = ScrollArea(self.tr("Dashboard"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._column())
        self._pages = QStackedWidget()
        for page in (self._away, self._refused, area):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _column(self) -> QWidget:
        space = self._theme.tokens.space
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(space.xl, 20, space.xl, space.xl)
        column.setSpacing(space.s)
        column.addLayout(self._head())
        column.addWidget(self.banner)
        column.addSpacing(space.s)
        column.addWidget(self.tiles)
        self._add_section(column, self.tr("Stuck tasks"), self._nothing_stuck, self.stuck)
        self._charts, self._chart_cards = QGridLayout(), self._cards()
        self._charts.setSpacing(space.m)
        self._chart_room = QWidget()
        self._chart_room.setLayout(self._charts)
        self._charts.setContentsMargins(0, 0, 0, 0)
        self._by_day_card = _framed(self._theme, self.by_day)
        self._add_section(column, self.tr("By day"), self._chart_room, self._by_day_card)
        self._by_kind_card = _framed(self._theme, self.by_kind)
        self._add_section(column, self.tr("By kind"), self._no_kinds, self._by_kind_card)
        self._add_section(column, self.tr("Processes"), _framed(self._theme, self.nodes))
        self._queues_card = _framed(self._theme, self.queues)
        self._add_section(column, self.tr("Queues"), self._no_queues, self._queues_card)
        column.addStretch(1)  # all the room below: in a tall window the cards would take it
        ground = QWidget()
        ground.setObjectName("details")  # the style sheet makes it clear
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1)
        self._by_day_card.hide()
        return ground

    def _head(self) -> QVBoxLayout:
        space = self._theme.tokens.space
        first = QHBoxLayout()
        first.setSpacing(space.m)
        first.addWidget(label(self._theme, self.tr("Dashboard"), size="title", weight=QFont.Weight.DemiBold), 1)
        first.addWidget(self._updated)
        second = QHBoxLayout()
        second.setSpacing(space.m)
        for control in (self.days, self.look, self.scope):
            second.addWidget(control)
        second.addStretch()
        head = QVBoxLayout()
        head.setSpacing(space.m)
        head.addLayout(first)
        head.addLayout(second)
        return head

    def _add_section(self, column: QVBoxLayout, title: str, *parts: QWidget) -> None:
        column.addSpacing(self._theme.tokens.space.m)
        column.addWidget(label(self._theme, title, size="lead", weight=QFont.Weight.DemiBold))
        for part in parts:
            column.addWidget(part)

    def _cards(self) -> list[QWidget]:
        return [_framed(self._theme, chart, chart.accessibleName()) for chart in (self.outcomes, self.waits, self.runs)]

    def _arrange_charts(self) -> None:
        """The first over the whole width, the two of times beside each other where there is room."""
        columns = 2 if self.width() >= _SIDE_BY_SIDE else 1
        self.tiles.arrange(2 * columns)
        if self._charts.count() and columns == self._columns:
            return
        self._columns = columns
        outcomes, waits, runs = self._chart_cards
        self._charts.addWidget(outcomes, 0, 0, 1, columns)
        self._charts.addWidget(waits, 1, 0)
        self._charts.addWidget(runs, *((1, 1) if columns == 2 else (2, 0)))

    def _order_tabs(self) -> None:
        """As one reads; what was made later would come last."""
        rows = [button for row in self.stuck.rows for button in (row.cancel, row.again)]
        charts = [self.outcomes, self.waits, self.runs]
        order_tabs(
            [self.days, self.look, self.scope, *rows, *charts, self.by_day, self.by_kind, self.nodes, self.queues]
        )

    def _show_look(self, index: int) -> None:
        self._chart_room.setVisible(index == 0)
        self._by_day_card.setVisible(index == 1)

    def _show_state(self) -> None:
        presenter = self._presenter
        self.scope.setVisible(presenter.may_see_all)
        self.scope.set_index(_SCOPES.index(presenter.scope))
        self._show_problem()
        if presenter.forbidden:
            self._pages.setCurrentWidget(self._refused)
        elif presenter.seen is None:
            self._pages.setCurrentWidget(self._away)
        else:
            self._pages.setCurrentIndex(2)
            self._show_seen(presenter.seen)

    def _show_problem(self) -> None:
        presenter = self._presenter
        if not presenter.connected:
            self.banner.show_banner(BannerText(Tone.NEUTRAL, self.tr("No connection. These are the last figures.")))
        elif presenter.problem:
            self.banner.show_banner(BannerText(Tone.CAUTION, presenter.problem))
        else:
            self.banner.hide()

    def _show_seen(self, seen: Seen) -> None:
        dashboard, nodes, stuck = seen.dashboard, seen.nodes, seen.stuck
        self._updated.setText(wording.updated(dashboard))
        self.tiles.show_today(dashboard.days[-1].total)
        self._nothing_stuck.setVisible(not stuck.tasks)
        self.stuck.setVisible(bool(stuck.tasks))
        if self.stuck.show_tasks(stuck.tasks, more=stuck.more):
            self._order_tabs()
        self.outcomes.show_data(wording.outcomes_of(dashboard))
        self.waits.show_data(wording.waits_of(dashboard))
        self.runs.show_data(wording.runs_of(dashboard))
        self.by_day.show_rows(wording.day_columns(), wording.day_rows(dashboard))
        self.by_kind.show_rows(wording.kind_columns(), wording.kind_rows(dashboard))
        self._no_kinds.setVisible(not dashboard.kinds)
        self._by_kind_card.setVisible(bool(dashboard.kinds))
        self.nodes.show_rows(wording.node_columns(), wording.node_rows(nodes))
        self._no_queues.setVisible(not nodes.queues)
        self._queues_card.setVisible(bool(nodes.queues))
        self.queues.show_rows(wording.queue_columns(), wording.queue_rows(nodes))


def _framed(theme: Theme, inside: QWidget, title: str = "") -> Card:
    """On a card, perhaps below its name."""
    card, space = Card(), theme.tokens.space
    column = QVBoxLayout(card)
    column.setContentsMargins(space.m, space.m if title else space.s, space.m, space.s)
    column.setSpacing(space.xs)
    if title:
        column.addWidget(label(theme, title, weight=QFont.Weight.Medium))
    column.addWidget(inside)
    return card
