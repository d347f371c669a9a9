"""The list of scripts, shown."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.labels import ElidedLabel
from desktop.ui.rows.list import PaintedList
from desktop.ui.tab_order import order_tabs
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.report.dialog import report_dialog
from desktop.views.roblox_studio.header import PageHeader
from desktop.views.roblox_studio.result_buttons import ResultButtons
from desktop.views.several.delegate import ScriptDelegate
from desktop.views.several.model import ScriptListModel
from desktop.views.several.presenter import SeveralPresenter
from desktop.views.several.wording import list_sentence, list_title

_STATUS_HEIGHT = 28
_BAR_WIDTH = 160


class ScriptList(PaintedList):
    """Return or a double click shows a result; Delete takes a script out of the list."""

    remove_wanted = Signal(int)

    def __init__(self, theme: Theme, presenter: SeveralPresenter, parent: QWidget | None = None) -> None:
        model = ScriptListModel(presenter)
        super().__init__(theme, "", model, ScriptDelegate(theme), parent)
        model.setParent(self)
        self.setIndentation(0)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Scripts"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if current.isValid() and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(current.row())
        else:
            super().keyPressEvent(event)


class SeveralPanel(QWidget):
    """Header, how far it is, the list, and what can be done with all of it."""

    open_wanted = Signal()
    """Another script, several, or a folder is to be chosen."""
    close_wanted = Signal()

    def __init__(self, theme: Theme, presenter: SeveralPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self.header = PageHeader(theme)
        self.header.optimize.set_text(self.tr("Optimize all"))
        self.banner = Banner(theme)
        self.list = ScriptList(theme, presenter)
        self.save_button = Button(theme, self.tr("Save all"), icon_name="save")
        self.report_button = Button(theme, self.tr("Report…"), icon_name="proof")
        self.close_button = Button(theme, self.tr("Close the list"), icon_name="close")
        self._sentence = ElidedLabel(theme, tone="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName(self.tr("Progress of all scripts"))
        self.cancel_button = Button(theme, self.tr("Cancel all"), "quiet", "stop")
        self._lay_out()
        self._connect()
        self._on_opened()

    @property
    def sentence(self) -> str:
        """What the line below the header says."""
        return self._sentence.text()

    def take_focus(self) -> None:
        """Puts the keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def optimize(self) -> None:
        """Starts a run of every script."""
        self._presenter.optimize()

    def ask_report(self) -> None:
        """Shows the dialog that asks where a report of all results goes."""
        report = self._presenter.reporter()
        if report is not None:
            dialog = report_dialog(self, self._presenter.suggested_report_path(), report)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        status = QWidget()
        status.setFixedHeight(_STATUS_HEIGHT)
        line = QHBoxLayout(status)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space.s)
        line.addWidget(self._bar)
        line.addWidget(self._sentence, 1)
        line.addWidget(self.cancel_button)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, space.s, 1, space.s)
        self._nothing = EmptyState(
            self._theme,
            "script",
            self.tr("No script here"),
            self.tr("There is no .luau or .lua file in what was opened."),
            [],
        )
        inside.addWidget(self._nothing)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, 20, space.xl, 20)
        column.setSpacing(space.m)
        column.addWidget(self.header)
        column.addWidget(status)
        column.addWidget(self.banner)
        column.addWidget(card, 1)
        buttons = [self.save_button, self.report_button, self.close_button]
        column.addWidget(ResultButtons(self._theme, buttons))
        order_tabs([self.header.open, self.header.optimize, self.cancel_button, self.list, *buttons])

    def _connect(self) -> None:
        presenter, header = self._presenter, self.header
        header.follow(presenter.wishes)
        header.open.clicked.connect(self.open_wanted)
        header.optimize.clicked.connect(presenter.optimize)
        self.cancel_button.clicked.connect(presenter.cancel)
        self.save_button.clicked.connect(presenter.save_all)
        self.report_button.clicked.connect(self.ask_report)
        self.close_button.clicked.connect(self.close_wanted)
        self.banner.close_clicked.connect(self.banner.hide)
        self.list.activated.connect(self._on_activated)
        self.list.remove_wanted.connect(presenter.remove)
        presenter.opened.connect(self._on_opened)
        presenter.state_changed.connect(self._show_state)
        presenter.problem_changed.connect(self._on_problem)

    def _on_activated(self, index: QModelIndex) -> None:
        self._presenter.show(index.row())

    def _on_opened(self) -> None:
        self.header.title.setText(list_title(self._presenter))
        some = bool(self._presenter.rows)
        self.list.setVisible(some)
        self._nothing.setVisible(not some)
        if some and not self.list.selectionModel().hasSelection():
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._show_state()

    def _show_state(self) -> None:
        presenter = self._presenter
        sums = presenter.totals
        self._sentence.setText(list_sentence(sums, presenter.left_out) if sums.scripts else "")
        self._bar.setVisible(sums.active > 0)
        self._bar.setValue(sums.percent)
        self.cancel_button.setVisible(sums.active > 0)
        self.header.optimize.setEnabled(presenter.can_start)
        self.save_button.setEnabled(presenter.can_save)
        self.report_button.setEnabled(presenter.can_report)

    def _on_problem(self, words: str) -> None:
        if words:
            self.banner.show_banner(BannerText(Tone.DANGER, words, closable=True))
        else:
            self.banner.hide()
