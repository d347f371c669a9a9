"""The field of a form for files of one's own: each with what was read of it, and two buttons to add more."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from desktop.services.preferences import Preferences
from desktop.ui.accessible import Role, announce
from desktop.ui.button_row import ButtonRow
from desktop.ui.buttons import Button, IconButton
from desktop.ui.frames import Card
from desktop.ui.labels import ElidedLabel, label, tooltip
from desktop.ui.sentences import localized
from desktop.ui.tab_order import order_tabs, tab_stops
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.content.material_words import facts_of_material, kinds_filter
from desktop.views.content.materials_dialog import MaterialsDialog, ask_delete_material
from desktop.views.content.own_material import Chosen, OwnMaterial, Stage


class MaterialRow(Card):
    """One file: name and facts, how far it is, what was left out of it, or why it cannot be used."""

    accessible_role = Role.Grouping
    leave_out_wanted = Signal(int)
    send_again_wanted = Signal(int)
    delete_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen: Chosen | None = None
        self.name = ElidedLabel(theme, weight=QFont.Weight.Medium, mode=Qt.TextElideMode.ElideMiddle)
        self.facts = label(theme, size="small", tone="muted")
        self.notes = label(theme, size="small", tone="muted", wrap=True)
        self.problem = label(theme, size="small", tone="danger", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.again = Button(theme, self.tr("Try again"), "quiet", "retry")
        self.more = IconButton(theme, "more", "")
        self.close_button = IconButton(theme, "close", "")
        self._lay_out()
        self.again.clicked.connect(lambda: self.send_again_wanted.emit(self.key))
        self.close_button.clicked.connect(lambda: self.leave_out_wanted.emit(self.key))
        self.more.clicked.connect(lambda: self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height()))))

    @property
    def key(self) -> int:
        """Of the file that is shown; 0 before the first."""
        return self._chosen.key if self._chosen is not None else 0

    def show_file(self, chosen: Chosen, *, online: bool) -> None:
        """As it is now; one that waits says what for."""
        words = _state_words(chosen, online=online)
        if chosen == self._chosen and words == self.facts.text():
            return
        self._chosen = chosen
        self.name.setText(chosen.name)
        self.facts.setText(words)
        self.facts.setVisible(bool(self.facts.text()))
        notes = "\n".join(localized(note) for note in chosen.view.notes) if chosen.view is not None else ""
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes) and chosen.stage is Stage.READY)
        self.problem.setText(chosen.problem)
        self.problem.setVisible(bool(chosen.problem))
        self.again.setVisible(chosen.may_work_later)
        self.bar.setVisible(chosen.stage in (Stage.SENDING, Stage.READING))
        self.bar.setRange(0, 100 if chosen.stage is Stage.SENDING else 0)  # how long the reading takes nobody knows
        self.bar.setValue(chosen.percent)
        self.more.setVisible(chosen.stage is Stage.READY and chosen.view is not None)
        self._name_all(chosen)

    def menu(self) -> QMenu:
        """What else can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Remove from this form"), lambda: self.leave_out_wanted.emit(self.key))
        menu.addSeparator()
        menu.addAction(self.tr("Delete for good…"), lambda: self.delete_wanted.emit(self._chosen))
        return menu

    def _name_all(self, chosen: Chosen) -> None:
        self.setAccessibleName(", ".join(filter(None, (chosen.name, self.facts.text(), chosen.problem))))
        self.bar.setAccessibleName(self.tr("Progress of {name}").format(name=chosen.name))
        self.again.setAccessibleName(self.tr("Try {name} again").format(name=chosen.name))
        words = self.tr("Cancel {name}") if chosen.on_its_way else self.tr("Remove {name} from this form")
        more = self.tr("More for {name}").format(name=chosen.name)
        for button, said in ((self.close_button, words.format(name=chosen.name)), (self.more, more)):
            button.setAccessibleName(said)
            button.setToolTip(tooltip(said))

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.xs)
        head.addWidget(self.name, 1)
        head.addWidget(self.more)
        head.addWidget(self.close_button)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, space.s, space.xs)
        below.setSpacing(space.xs)
        for part in (self.facts, self.bar, self.notes, self.problem):
            below.addWidget(part)
        below.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m, space.xs, space.xs, space.xs)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)


class MaterialField(QWidget):
    """Shows what is chosen, and adds to it."""

    def __init__(
        self, theme: Theme, material: OwnMaterial, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._material = material
        self._preferences = preferences
        self._rows: dict[int, MaterialRow] = {}
        self._said: dict[int, str] = {}
        self._after: QWidget | None = None
        self.add = Button(theme, self.tr("Add files…"), "secondary", "open")
        self.before = Button(theme, self.tr("Files from before…"), "quiet")
        self.hint = label(
            theme, self.tr("PDF, Word, PowerPoint, Markdown, HTML or text; you can also drop them on this page."),
            size="small", tone="muted", wrap=True,
        )  # fmt: skip
        self._lay_out()
        self.add.clicked.connect(self.ask_files)
        self.before.clicked.connect(self.show_known)
        material.changed.connect(self._show)
        material.listed.connect(self._allow)
        self._show()
        self._allow()

    @property
    def rows(self) -> list[MaterialRow]:
        """One for each file, in order."""
        return [self._rows[one.key] for one in self._material.chosen]

    def stand_after(self, field: QWidget) -> None:
        """Tab comes from this field to the first file, and from the last one to the buttons."""
        self._after = field
        self._order()

    def ask_files(self) -> None:
        """Asks for files without holding anything up."""
        dialog = QFileDialog(self.window(), self.tr("Add files"), self._preferences.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(kinds_filter())
        dialog.filesSelected.connect(self.take_files)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take_files(self, paths: list[str]) -> None:
        """Those that were chosen."""
        if paths:
            self._preferences.last_folder = str(Path(paths[0]).parent)
            self._material.add_files(Path(path) for path in paths)

    def show_known(self) -> None:
        """Those that the server has."""
        self._material.refresh()
        MaterialsDialog(self._theme, self._material, self.window()).open()

    def _show(self) -> None:
        chosen = {one.key: one for one in self._material.chosen}
        for key in [key for key in self._rows if key not in chosen]:
            self._drop(key)
        fresh = [key for key in chosen if key not in self._rows]
        for place, (key, one) in enumerate(chosen.items()):
            row = self._rows.get(key) or self._made(key, place)
            row.show_file(one, online=self._material.online)
            self._announce(one)
        self.hint.setVisible(not chosen)
        if fresh:
            self._order()

    def _made(self, key: int, place: int) -> MaterialRow:
        row = self._rows[key] = MaterialRow(self._theme)
        row.leave_out_wanted.connect(self._material.leave_out)
        row.send_again_wanted.connect(self._material.send_again)
        row.delete_wanted.connect(self._ask_delete)
        self._column.insertWidget(place, row)
        return row

    def _order(self) -> None:
        """Rows come later than the fields below them."""
        if self._after is not None:
            stops = [stop for row in self.rows for stop in tab_stops(row)]
            order_tabs([self._after, *stops, self.add, self.before])

    def _drop(self, key: int) -> None:
        row = self._rows.pop(key)
        self._said.pop(key, None)
        focused = row.isAncestorOf(self.window().focusWidget() or self)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if focused:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self, one: Chosen) -> None:
        """What has come of a file, to who does not see it."""
        if one.on_its_way:
            return
        said = f"{one.name}: {one.problem or _state_words(one, online=True)}"
        if self._said.get(one.key) != said:
            self._said[one.key] = said
            announce(self, said)

    def _allow(self) -> None:
        self.before.setVisible(bool(self._material.known))

    def _ask_delete(self, chosen: Chosen) -> None:
        ask_delete_material(self.window(), chosen.name, lambda: self._material.delete(chosen.material_id))

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space.s)
        buttons = ButtonRow(self._theme)
        buttons.show_buttons([self.add, self.before])
        self._column.addWidget(buttons)
        self._column.addWidget(self.hint)


def _state_words(chosen: Chosen, *, online: bool) -> str:
    match chosen.stage:
        case Stage.WAITING if not online:
            return tr("Will be sent when the server is back")
        case Stage.WAITING:
            return tr("Waiting")
        case Stage.SENDING:
            return tr("Sending")
        case Stage.READING:
            return tr("Reading")
        case Stage.READY if chosen.view is not None:
            return facts_of_material(chosen.view)
        case _:
            return ""
