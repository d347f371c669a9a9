"""The page of Roblox Studio: one script, or a list of them, with a way from a result back to the list."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.ui.translation import counted
from desktop.views.roblox_studio.panel import RobloxStudioPanel

if TYPE_CHECKING:
    from desktop.views.several.panel import SeveralPanel
    from desktop.views.several.presenter import SeveralPresenter

BACK = "Alt+Left"


class StudioPage(QWidget):
    """The list is built when it is first needed: no first frame shows one."""

    state_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        studio: RobloxStudioPanel,
        build: "Callable[[], tuple[SeveralPresenter, SeveralPanel]]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._build = build
        self._several: SeveralPanel | None = None
        self._presenter: SeveralPresenter | None = None
        self.back = Button(theme, counted("Back to 1 script", "Back to {n} scripts", 0), "quiet", "back")
        self.back.clicked.connect(self.show_list)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(theme.tokens.space.l, theme.tokens.space.s, theme.tokens.space.l, 0)
        line.addWidget(self.back)
        line.addStretch(1)
        self._line.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(studio)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._stack, 1)
        shortcut = QShortcut(QKeySequence(BACK), self, self.show_list)
        self.back.show_shortcut(shortcut.key())
        studio.state_changed.connect(self.state_changed)

    @property
    def shows_list(self) -> bool:
        """Whether the list is in front."""
        return self._several is not None and self._stack.currentWidget() is self._several

    @property
    def several(self) -> "SeveralPanel | None":
        """The list, once there was one."""
        return self._several

    def take_focus(self) -> None:
        """Puts the keyboard where work goes on."""
        (self._several if self._several is not None and self.shows_list else self._studio).take_focus()

    def open_several(self, paths: Sequence[Path]) -> None:
        """Shows these scripts as a list."""
        if self._presenter is None:
            self._presenter, self._several = self._build()
            self._stack.addWidget(self._several)
            self._presenter.opened.connect(self._show_way_back)
            self._presenter.state_changed.connect(self.state_changed)
            self._several.close_wanted.connect(self._close_list)
        self._presenter.open(paths)
        self.show_list()

    def show_list(self) -> None:
        """Brings the list to the front, if there is one."""
        if self._several is not None:
            self._stack.setCurrentWidget(self._several)
            self._on_shown()

    def show_script(self) -> None:
        """Brings the one script to the front."""
        if self._stack.currentWidget() is not self._studio:
            self._stack.setCurrentWidget(self._studio)
            self._on_shown()

    def optimize(self) -> None:
        """Starts what is shown: one script, or all of them."""
        if self._presenter is not None and self.shows_list:
            self._presenter.optimize()
        else:
            self._studio.go_on()

    def can_optimize(self) -> bool:
        """Whether that can be started."""
        if self._presenter is not None and self.shows_list:
            return self._presenter.can_start
        return self._studio.can_go_on()

    def save(self) -> None:
        """Saves what is shown: one script, or all results."""
        if self._presenter is not None and self.shows_list:
            self._presenter.save_all()
        else:
            self._studio.save()

    def ask_save(self) -> None:
        """Asks where the one script goes."""
        if not self.shows_list:
            self._studio.ask_save()

    def can_save(self) -> bool:
        """Whether there is anything to save."""
        if self._presenter is not None and self.shows_list:
            return self._presenter.can_save
        return self._studio.can_save()

    def can_save_as(self) -> bool:
        """Whether one script is shown that can be saved."""
        return not self.shows_list and self._studio.can_save()

    def can_copy(self) -> bool:
        """Whether one result is shown."""
        return not self.shows_list and self._studio.can_copy()

    def _on_shown(self) -> None:
        self._show_way_back()
        if self.isVisible():
            self.take_focus()
        self.state_changed.emit()

    def _show_way_back(self) -> None:
        count = len(self._presenter.rows) if self._presenter is not None else 0
        self.back.set_text(counted("Back to 1 script", "Back to {n} scripts", count))
        self._line.setVisible(count > 0 and not self.shows_list)

    def _close_list(self) -> None:
        if self._presenter is not None:
            self._presenter.close()
        self.show_script()
