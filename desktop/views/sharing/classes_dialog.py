"""Classes of a teacher: made, named, deleted, and their students."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QInputDialog, QLabel, QVBoxLayout, QWidget

from contracts.classes import ClassView, StudentView
from desktop.services.printable import escaped
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.fields import SearchField
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.question import ask
from desktop.ui.rows.list import RowList
from desktop.ui.rows.model import ListModel
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.content.own_keys import OwnKeys, on_key
from desktop.views.sharing.classes_presenter import ClassesPresenter, why_nobody

_SIZE = QSize(820, 680)
_LONGEST = 100


class ClassesDialog(SideDialog):
    """Every change is made at once. `left` is called when it closes.

    Ctrl+F leads to the field that narrows both lists of students, Down and Return from there into the first that has
    any; Escape empties it.
    """

    def __init__(self, theme: Theme, presenter: ClassesPresenter, left: Callable[[], None], parent: QWidget) -> None:
        super().__init__(theme, tr("Classes"), _SIZE, parent)
        self._presenter = presenter
        self._shown = ""
        self.finished.connect(lambda _result: left())
        self.classes: RowList[ClassView] = RowList(theme, self.tr("Classes"), presenter.classes)
        self.inside: RowList[StudentView] = RowList(theme, self.tr("In the class"), presenter.inside)
        self.others: RowList[StudentView] = RowList(theme, self.tr("Other students"), presenter.others)
        self.others.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search = SearchField(self.tr("Find a student"))
        self._nobody_inside = label(theme, tone="muted", wrap=True)
        self._no_others = label(theme, tone="muted", wrap=True)
        self.problem = Banner(theme)
        self.new_button = Button(theme, self.tr("New class…"))
        self.rename_button = Button(theme, self.tr("Rename…"))
        self.delete_button = Button(theme, self.tr("Delete…"))
        self.remove_button = Button(theme, self.tr("Take out"))
        self.add_button = Button(theme, self.tr("Add"))
        self.close_button = Button(theme, self.tr("Close"))
        self._inside_title = label(theme, weight=QFont.Weight.Medium)
        self._lay_out()
        self._connect()
        self._refresh()
        self.classes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        theme, space = self._theme, self._theme.tokens.space
        others = label(theme, self.tr("Other students"), weight=QFont.Weight.Medium)
        names = label(theme, self.tr("Your classes"), weight=QFont.Weight.Medium)
        first = _part(theme, names, self.classes, None, [self.new_button, self.rename_button, self.delete_button])
        second = QVBoxLayout()
        second.setSpacing(space.m)
        second.addWidget(self.search)
        second.addLayout(_part(theme, self._inside_title, self.inside, self._nobody_inside, [self.remove_button]), 1)
        second.addLayout(_part(theme, others, self.others, self._no_others, [self.add_button]), 1)
        both = QHBoxLayout()
        both.setSpacing(space.l)
        both.addLayout(first, 1)
        both.addLayout(second, 1)
        feet = QHBoxLayout()
        feet.addStretch()
        feet.addWidget(self.close_button)
        self.column.addWidget(self.problem)
        self.column.addLayout(both, 1)
        self.column.addLayout(feet)

    def _connect(self) -> None:
        for button in (self.new_button, self.rename_button, self.delete_button, self.remove_button, self.add_button):
            button.setAutoDefault(False)
        self.classes.selectionModel().currentChanged.connect(self._on_class)
        self.inside.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.others.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.classes.act_wanted.connect(self._rename)
        self.classes.delete_wanted.connect(self._delete)
        self.inside.delete_wanted.connect(self._remove)
        self.others.act_wanted.connect(self._add)
        self.new_button.clicked.connect(self._new)
        self.rename_button.clicked.connect(self._rename)
        self.delete_button.clicked.connect(self._delete)
        self.remove_button.clicked.connect(self._remove)
        self.add_button.clicked.connect(self._add)
        self.close_button.clicked.connect(self.close)
        self.search.textChanged.connect(self._presenter.narrow)
        keys = {"Return": self._into_lists, "Enter": self._into_lists, "Down": self._into_lists, "Esc": self._empty}
        OwnKeys(self.search, keys)
        on_key(self, "Ctrl+F", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._presenter.changed.connect(self._refresh)

    def _refresh(self) -> None:
        presenter = self._presenter
        if presenter.problem:
            self.problem.show_banner(BannerText(Tone.DANGER, presenter.problem))
        else:
            self.problem.hide()
        chosen = presenter.chosen
        words = self.tr("In {name}").format(name=escaped(chosen.name)) if chosen is not None else ""
        self._inside_title.setText(words or self.tr("In the class"))
        self._show_students(self.inside, presenter.inside, self._nobody_inside)
        self._show_students(self.others, presenter.others, self._no_others)
        self._select(chosen.class_id if chosen is not None else "")
        self._allow()

    def _show_students(self, shown: QWidget, students: ListModel[StudentView], empty: QLabel) -> None:
        why = why_nobody(self._presenter, students)
        empty.setText(why)
        empty.setVisible(bool(why))
        shown.setVisible(not why)

    def _select(self, class_id: str) -> None:
        """Once for each class that is chosen: the person may be on the way to another."""
        row = self._presenter.classes.row_of(class_id)
        if class_id != self._shown and (row is not None or not class_id):
            self._shown = class_id
            if row is not None and self.classes.currentIndex().row() != row:
                self.classes.choose(row)

    def _allow(self) -> None:
        away = "" if self._presenter.online else self.tr("The server is not there.")
        none = "" if self._presenter.chosen is not None else self.tr("Choose a class first.")
        nobody = self.tr("Choose a student first.")
        self.new_button.allow(away)
        self.rename_button.allow(away or none)
        self.delete_button.allow(away or none)
        self.remove_button.allow(away or none or ("" if self.inside.chosen() is not None else nobody))
        self.add_button.allow(away or none or ("" if self._picked() else nobody))

    def _picked(self) -> list[StudentView]:
        rows = sorted(index.row() for index in self.others.selectionModel().selectedRows())
        found = (self._presenter.others.at(row) for row in rows)
        return [one for one in found if one is not None]

    def _on_class(self, current: QModelIndex, _before: QModelIndex) -> None:
        one = self._presenter.classes.at(current.row())
        if one is not None:
            self._presenter.choose(one.class_id)

    def _into_lists(self) -> None:
        for students in (self.others, self.inside):
            if students.isVisible() and students.model().rowCount():
                students.choose(0)
                students.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _empty(self) -> bool:
        """False where nothing stands in the field: then Escape closes the dialog."""
        was_narrowed = bool(self.search.text())
        self.search.clear()
        return was_narrowed

    def _new(self) -> None:
        ask_name(self, self.tr("New class"), "", self._presenter.create)

    def _rename(self) -> None:
        chosen = self._presenter.chosen
        if chosen is not None:
            ask_name(self, self.tr("Rename the class"), chosen.name, self._presenter.rename)

    def _delete(self) -> None:
        chosen = self._presenter.chosen
        if chosen is None:
            return
        words = self.tr("The class {name} is deleted. Its students and what they handed in stay.")
        ask(
            self,
            self.tr("Delete the class"),
            words.format(name=escaped(chosen.name)),
            self.tr("Delete"),
            lambda: self._presenter.delete(chosen.class_id),
        )

    def _remove(self) -> None:
        student = self.inside.chosen()
        if student is not None:
            self._presenter.remove(student)

    def _add(self) -> None:
        self._presenter.add(self._picked())


def ask_name(parent: QWidget, title: str, before: str, done: Callable[[str], None]) -> None:
    """Asks for the name of a class; nothing happens without one."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setInputMode(QInputDialog.InputMode.TextInput)
    dialog.setLabelText(tr("Name of the class"))
    dialog.setTextValue(before)
    dialog.textValueSelected.connect(lambda text: done(text.strip()[:_LONGEST]) if text.strip() else None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _part(theme: Theme, title: QLabel, listed: QWidget, empty: QLabel | None, buttons: list[Button]) -> QVBoxLayout:
    space = theme.tokens.space
    card = Card()
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, space.s, 1, space.s)
    inside.addWidget(listed)
    if empty is not None:
        empty.setContentsMargins(space.m, space.s, space.m, space.s)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.addWidget(empty, 1)
    row = QHBoxLayout()
    row.setSpacing(space.s)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    part = QVBoxLayout()
    part.setSpacing(space.s)
    part.addWidget(title)
    part.addWidget(card, 1)
    part.addLayout(row)
    return part
