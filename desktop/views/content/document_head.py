"""Above an open lesson or assessment: its title, what can be done with it, and its quality in words."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.services.content_edits import Document
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button, IconButton
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.sentences import localized
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.content.dialogs import NotesDialog, ReadingDialog, VersionsDialog
from desktop.views.content.export_menu import ExportButton
from desktop.views.content.opened import Saved
from desktop.views.content.presenter import ContentPresenter
from desktop.views.content.wording import (
    made_from_text,
    note_text,
    notes_of,
    quality_badges,
    warnings_text,
)
from desktop.views.sharing.share_dialog import ShareDialog

_LEAST_TITLE = 240
"""Pixels of a line, beside its buttons, in which a title can be read."""
_NARROWEST = 380


class DocumentHead(QWidget):
    """`left` comes when the person goes back to the library and the form."""

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        presenter: ContentPresenter,
        back: str,
        new: str,
        main: Button,
        parent: QWidget | None = None,
    ) -> None:
        """`back` and `new` name the ways out; `main` is the one primary button."""
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._badges: list[Badge] = []
        self._narrow = False
        self._buttons = QWidget()
        self.back = IconButton(theme, "back", back)
        self.title = ElidedLabel(theme, size="title", weight=QFont.Weight.DemiBold)
        self.saved = label(theme, size="small", tone="muted")
        self.new = Button(theme, new)
        self.export = ExportButton(theme, presenter.preferences, quiz=presenter.kind == "assessment")
        self.share = Button(theme, self.tr("Share…"))
        self.main = main
        self.more = IconButton(theme, "more", self.tr("More"))
        self.notes = Button(theme, "", "quiet", "warning")
        self.made_from = ElidedLabel(theme, size="small", tone="muted")
        self._lay_out()
        self._connect()
        self.share.hide()
        self.show_saved()

    def undo_redo_menu(self) -> QMenu:
        """What the button with the dots opens."""
        opened = self._presenter.opened
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        undo = menu.addAction(self.tr("Undo"), opened.undo)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        undo.setEnabled(opened.can_undo)
        redo = menu.addAction(self.tr("Redo"), opened.redo)
        redo.setShortcut(QKeySequence("Ctrl+Shift+Z"))
        redo.setEnabled(opened.can_redo)
        menu.addSeparator()
        menu.addAction(self.tr("Versions…"), self._presenter.read_versions).setEnabled(self._presenter.online)
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), self.delete).setEnabled(self._presenter.online)
        return menu

    def delete(self) -> None:
        """Deletes what is open; a toast brings it back."""
        detail = self._presenter.opened.detail
        if detail is not None:
            self._presenter.delete(detail.content_id, self.title.text())

    def refresh(self) -> None:
        """As the document is now."""
        document, check = self._presenter.opened.document, self._presenter.opened.check
        if document is None:
            return
        self.title.setText(document.title)
        self.title.setAccessibleName(document.title)
        self.export.show_title(document.title)
        self.made_from.setText(made_from_text(document))
        self._show_badges(document)
        count = len(notes_of(document, check)) + len(document.notes)
        self.notes.set_text(warnings_text(count))
        self.notes.setVisible(count > 0)
        self.show_saved()

    def show_saved(self) -> None:
        """Where the changes are, and what can be done without the server."""
        saved = self._presenter.opened.saved
        changed = self._presenter.opened.can_undo
        words = {
            Saved.KEPT: self.tr("Saved") if changed else "",
            Saved.SOON: self.tr("Saving"),
            Saved.WAITING: self.tr("Will be saved when the server is back"),
        }
        self.saved.setText(words[saved])
        self.saved.setVisible(bool(words[saved]))
        away = "" if self._presenter.online else self.tr("The server is not there.")
        self.export.allow(away)
        self.share.allow(away)
        if self._presenter.online:  # while the server is away it stays as it was
            self.share.setVisible(self._presenter.sharing.may_share)
            self._fit(self.width())

    def show_notes(self) -> None:
        """Opens what is to be looked at."""
        document, check = self._presenter.opened.document, self._presenter.opened.check
        if document is not None:
            found = [note_text(note, document) for note in notes_of(document, check)]
            notes = [localized(note) for note in document.notes]
            sections = [(self.tr("Quality"), found), (self.tr("Not as it was asked"), notes)]
            NotesDialog(self._theme, sections, self.window()).open()

    def open_sharing(self) -> None:
        """Shares what is open, and shows with whom it is shared."""
        self._presenter.begin_sharing()
        ShareDialog(self._theme, self._presenter.sharing, self.window()).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons have a line of their own where the title would have no room beside them."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        narrow = width < self._buttons.sizeHint().width() + _LEAST_TITLE
        if narrow != self._narrow:
            self._narrow = narrow
            self._place_buttons()

    def _place_buttons(self) -> None:
        self._upper.removeWidget(self._buttons)
        self._column.removeWidget(self._buttons)
        if self._narrow:
            self._column.insertWidget(1, self._buttons, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._upper.insertWidget(self._upper.indexOf(self.more), self._buttons)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(space.s)
        for button in (self.new, self.export, self.share, self.main):
            buttons.addWidget(button)
        self._upper = QHBoxLayout()
        self._upper.setSpacing(space.s)
        self._upper.addWidget(self.back)
        self._upper.addWidget(self.title, 1)
        for widget in (self.saved, self._buttons, self.more):
            self._upper.addWidget(widget)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(space.s)
        lower = QHBoxLayout()
        lower.setSpacing(space.s)
        lower.addLayout(self._chips)
        lower.addWidget(self.notes)
        lower.addWidget(self.made_from, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space.s)
        self._column.addLayout(self._upper)
        self._column.addLayout(lower)
        self.setMinimumWidth(_NARROWEST)

    def _connect(self) -> None:
        presenter, opened = self._presenter, self._presenter.opened
        self.back.clicked.connect(self.left)
        self.new.clicked.connect(self.left)
        self.more.clicked.connect(lambda: self.undo_redo_menu().popup(self._below(self.more)))
        self.notes.clicked.connect(self.show_notes)
        self.share.clicked.connect(self.open_sharing)
        self.export.chosen.connect(presenter.export)
        self.export.preview_wanted.connect(presenter.preview)
        presenter.preview_read.connect(lambda text: self._read(self.tr("Preview"), text))
        presenter.versions_read.connect(self._show_versions)
        for signal in (opened.opened, opened.changed, opened.checked):
            signal.connect(self.refresh)
        opened.saved_changed.connect(self.show_saved)
        presenter.calls.workspace.connected.connect(lambda _session: self.show_saved())
        presenter.calls.workspace.disconnected.connect(self.show_saved)

    def _show_versions(self, versions: object) -> None:
        presenter = self._presenter
        VersionsDialog(self._theme, versions, presenter.look_at, presenter.restore, self.window()).open()  # type: ignore[arg-type]  # a signal carries any object

    def _read(self, title: str, markdown: str) -> None:
        ReadingDialog(self._theme, title, markdown, self.window()).open()

    def _show_badges(self, document: Document) -> None:
        texts = quality_badges(document, self._presenter.opened.check)
        if [badge.text for badge in self._badges] == [text.text for text in texts]:
            return
        for badge in self._badges:
            self._chips.removeWidget(badge)
            badge.hide()
            badge.deleteLater()
        self._badges = [Badge(self._theme, text) for text in texts]
        for badge in self._badges:
            self._chips.addWidget(badge)

    def _below(self, widget: QWidget) -> QPoint:
        return widget.mapToGlobal(QPoint(0, widget.height() + 2))


def conflict_text(version: int) -> str:
    """That somebody else has changed it meanwhile."""
    return tr(
        "It was changed elsewhere too. Yours is the newest version now; the other one is version {number}."
    ).format(number=version)
