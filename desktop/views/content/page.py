"""A page of lessons or of assessments: form and library, or what is open."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from contracts.library import ContentDetail
from desktop.services.content_edits import Document
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.content.dialogs import ReadingDialog
from desktop.views.content.document_head import DocumentHead
from desktop.views.content.draft_view import DraftView
from desktop.views.content.form import GENERATE_KEYS, ContentForm, remembered
from desktop.views.content.library_panel import LibraryPanel
from desktop.views.content.material_drop import MaterialDrop
from desktop.views.content.own_keys import OwnKeys
from desktop.views.content.presenter import ContentPresenter
from desktop.views.content.version_text import as_markdown

_FORM_SHARE, _LIBRARY_SHARE = 11, 10
_NARROW = 600


class OpenView(QWidget):
    """What a page shows of an open document."""

    head: DocumentHead

    def take_focus(self) -> None:
        """Puts the keyboard where work goes on."""


class ContentPage(QWidget):
    """What has been made opens by itself, unless the person has gone elsewhere meanwhile."""

    def __init__(
        self,
        theme: Theme,
        presenter: ContentPresenter,
        form: ContentForm,  # type: ignore[type-arg]  # a page does not care what its form asks for
        view: OpenView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.presenter = presenter
        self._form, self._view = form, view
        self._draft_wanted = True
        title, listed, empty = self.words()
        self.library = LibraryPanel(theme, presenter.library, listed, empty)
        self.draft = DraftView(theme)
        self._beside = QStackedWidget()
        self._lay_out(title)
        self.dropping = MaterialDrop(theme, self)
        self._connect()
        presenter.library.refresh()
        presenter.material.refresh()

    def words(self) -> tuple[str, str, str]:
        """Title of the page, title of the library, and what is said while that is empty."""
        raise NotImplementedError

    @property
    def shows_document(self) -> bool:
        """Whether something is open."""
        return self._body.currentWidget() is self._view

    def take_focus(self) -> None:
        """Into the form, or into what is open."""
        if self.shows_document:
            self._view.take_focus()
        else:
            self._form.take_focus()

    def tells_of(self, task_id: str) -> bool:
        """Whether the person sees here how that task ends."""
        return self.isVisible() and not self.shows_document and self.presenter.making.latest == task_id

    def show_start(self) -> None:
        """Form and library."""
        self.presenter.opened.save_now()
        self._body.setCurrentWidget(self._start)
        self._form.take_focus()

    def open_task(self, task_id: str) -> None:
        """What a task has made."""
        self.presenter.open_task(task_id)

    def show_request(self, params: Mapping[str, Any]) -> None:
        """Fills the form in with what was asked before."""
        self.show_start()
        self._form.show_values(remembered(params))

    def edit_waiting(self, entry_id: str, params: Mapping[str, Any]) -> None:
        """A request that waits for the server; the next one takes its place."""
        self.show_request(params)
        self.presenter.waiting = entry_id

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Form and library stand one below the other where there is no room for both."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = event.size().width() < _NARROW
        self._cards.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _lay_out(self, title: str) -> None:
        space = self._theme.tokens.space
        cards = self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(space.l)
        cards.addWidget(self._form, _FORM_SHARE)
        self._beside.addWidget(self.library)
        self._beside.addWidget(self.draft)
        cards.addWidget(self._beside, _LIBRARY_SHARE)
        self._start = QWidget()
        start = QVBoxLayout(self._start)
        start.setContentsMargins(0, 0, 0, 0)
        start.setSpacing(space.m)
        start.addWidget(label(self._theme, title, size="title", weight=QFont.Weight.DemiBold))
        start.addLayout(cards, 1)
        self._body = QStackedWidget()
        self._body.addWidget(self._start)
        self._body.addWidget(self._view)
        page = QVBoxLayout(self)
        page.setContentsMargins(space.xl, space.l, space.xl, space.l)
        page.addWidget(self._body)

    def _connect(self) -> None:
        presenter, form = self.presenter, self._form
        form.submitted.connect(presenter.make)
        form.making.cancel_wanted.connect(presenter.making.cancel)
        presenter.making.changed.connect(form.show_making)
        form.show_making(presenter.making.now)
        presenter.draft.changed.connect(self._on_draft)
        self.draft.left.connect(self._show_library)
        self.dropping.dropped.connect(self._take_files)
        presenter.made_ready.connect(self._on_made)
        presenter.opened.opened.connect(self._on_opened)
        presenter.deleted.connect(self._on_deleted)
        presenter.emptied.connect(lambda: self._body.setCurrentWidget(self._start))
        presenter.params_read.connect(self.show_request)
        presenter.version_read.connect(self._show_version)
        self._view.head.left.connect(self.show_start)
        self.library.list.open_chosen.connect(presenter.open)
        self.library.list.delete_chosen.connect(lambda content: presenter.delete(content.content_id, content.title))
        OwnKeys(self, {GENERATE_KEYS: self._submit, "Ctrl+Enter": self._submit, "Ctrl+F": self._find})

    def _take_files(self, files: list[Path]) -> None:
        """Wherever on the page they were let go: what they are for stands on the form."""
        if self.shows_document:
            self.show_start()
        self.presenter.material.add_files(files)

    def _submit(self) -> object:
        if self.shows_document or not self._form.generate.isEnabled():
            return False
        self._form.submit()
        return True

    def _find(self) -> object:
        if self.shows_document or not self.library.search.isVisible():
            return False
        self.library.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _on_draft(self, document: Document | None) -> None:
        """The first takes the place of the library; who has sent it away is left alone until there is another."""
        if document is None:
            self._beside.setCurrentWidget(self.library)
            self._draft_wanted = True
        elif self._draft_wanted:
            self.draft.show_document(document)
            self._beside.setCurrentWidget(self.draft)

    def _show_library(self) -> None:
        self._draft_wanted = False
        self._beside.setCurrentWidget(self.library)
        self.library.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_made(self, content_id: str) -> None:
        if self.isVisible() and not self.shows_document:
            self._form.topic.clear()
            self.presenter.open(content_id)

    def _on_opened(self) -> None:
        self._body.setCurrentWidget(self._view)
        if self.isVisible():
            self._view.take_focus()

    def _on_deleted(self, content_id: str) -> None:
        detail = self.presenter.opened.detail
        if detail is not None and detail.content_id == content_id:
            self.presenter.opened.save_now()  # it may be brought back
            self.presenter.opened.forget()
            self._body.setCurrentWidget(self._start)

    def _show_version(self, detail: ContentDetail) -> None:
        title = self.tr("Version {number}").format(number=detail.shown)
        ReadingDialog(self._theme, title, as_markdown(detail.document), self.window()).open()
