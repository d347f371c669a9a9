"""An open assessment: its questions as cards, and practice in their place."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from contracts.content import AnyItem, AssessmentDocument, QualityNote
from desktop.services.content_edits import with_item, with_item_moved, without_item
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.sentences import localized
from desktop.ui.tab_order import order_tabs, tab_stops
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.assessments.item_view import ItemView
from desktop.views.assessments.practice_view import PracticeView
from desktop.views.content.document_head import DocumentHead, conflict_text
from desktop.views.content.own_keys import OwnKeys, on_key
from desktop.views.content.page import OpenView
from desktop.views.content.presenter import ContentPresenter
from desktop.views.content.source_view import show_source

_READING_WIDTH = 900
_AT_ONCE = 6


class AssessmentView(OpenView):
    """Every change goes to the presenter, and comes back from there."""

    def __init__(self, theme: Theme, presenter: ContentPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._views: dict[str, ItemView] = {}
        self.start_practice = Button(theme, self.tr("Practice"), "primary")
        self.head = DocumentHead(
            theme, presenter, self.tr("All assessments"), self.tr("New assessment"), self.start_practice
        )
        self.conflict = Banner(theme)
        self.practice = PracticeView(theme)
        self._lay_out()
        self._connect()
        OwnKeys(
            self._questions,
            {
                "Ctrl+Z": presenter.opened.undo,
                "Ctrl+Shift+Z": presenter.opened.redo,
                "Ctrl+Y": presenter.opened.redo,
            },
        )
        on_key(self.room, "Alt+Up", lambda: self._move(self._current(), -1))
        on_key(self.room, "Alt+Down", lambda: self._move(self._current(), 1))

    def take_focus(self) -> None:
        """Into practice, or to the first question."""
        if self._body.currentWidget() is self.practice:
            self.practice.take_focus()
        elif self._views:
            next(iter(self._views.values())).edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.head.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def view(self, item_id: str) -> ItemView:
        """The question of that id."""
        self._show()
        return self._views[item_id]

    def begin_practice(self) -> None:
        """The questions one by one."""
        document = self._presenter.opened.assessment
        if document is not None and document.items:
            self._body.setCurrentWidget(self.practice)
            self.practice.begin(document)

    def end_practice(self) -> None:
        """Back to the questions."""
        self._body.setCurrentWidget(self._questions)
        self.start_practice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        inner = QWidget()
        inner.setObjectName("details")
        inner.setMaximumWidth(_READING_WIDTH)
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(space.l, space.l, space.l, space.l)
        self._cards.setSpacing(space.m)
        self._cards.addStretch()
        self.room = ScrollArea(self.tr("The questions"))
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setWidget(inner)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.room)
        self._questions = QWidget()
        column = QVBoxLayout(self._questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(self.head)
        column.addWidget(self.conflict)
        column.addWidget(card, 1)
        self._body = QStackedWidget()
        self._body.addWidget(self._questions)
        self._body.addWidget(self.practice)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._body)

    def _connect(self) -> None:
        presenter, opened = self._presenter, self._presenter.opened
        self.start_practice.clicked.connect(self.begin_practice)
        self.practice.left.connect(self.end_practice)
        opened.opened.connect(self._on_opened)
        opened.changed.connect(self._show)
        opened.checked.connect(self._show)
        opened.changed_elsewhere.connect(
            lambda version: self.conflict.show_banner(BannerText(Tone.CAUTION, conflict_text(version), closable=True))
        )
        self.conflict.close_clicked.connect(self.conflict.hide)
        presenter.remaking_changed.connect(lambda _part: self._allow())
        presenter.calls.workspace.connected.connect(lambda _session: self._allow())
        presenter.calls.workspace.disconnected.connect(self._allow)

    def _on_opened(self) -> None:
        self._drop([*self._views])
        self.conflict.hide()
        self._body.setCurrentWidget(self._questions)
        self._show(_AT_ONCE)
        self.room.verticalScrollBar().setValue(0)

    def _show(self, at_once: int | None = None) -> None:
        """All questions; of another quiz as many as are seen first, and the others a moment later, one by one."""
        document = self._presenter.opened.assessment
        if document is None:
            return
        kept = {item.id for item in document.items}
        self._drop([one for one in self._views if one not in kept])
        moved = [self._show_item(place, item, document) for place, item in enumerate(document.items[:at_once])]
        if any(moved):
            order_tabs([stop for item in document.items[:at_once] for stop in tab_stops(self._views[item.id])])
        if at_once is not None:
            QTimer.singleShot(0, self, self._show_one_more)
        self.start_practice.allow("" if document.items else self.tr("There are no questions."))
        self._allow()

    def _show_one_more(self) -> None:
        document = self._presenter.opened.assessment
        items = document.items if document is not None else []
        place = next((at for at, one in enumerate(items) if one.id not in self._views), None)
        if document is not None and place is not None:
            self._show_item(place, items[place], document)
            self._allow()
            QTimer.singleShot(0, self, self._show_one_more)

    def _show_item(self, place: int, item: AnyItem, document: AssessmentDocument) -> bool:
        """Whether it was not there before."""
        check = self._presenter.opened.check
        quality = check.quality if check is not None else document.quality
        view = self._views.get(item.id) or self._made(item)
        view.show_item(place + 1, item, _said(quality.hard, item.id), _said(quality.warn, item.id))
        if self._cards.indexOf(view) == place:
            return False
        self._cards.insertWidget(place, view)
        return True

    def _made(self, item: AnyItem) -> ItemView:
        view = self._views[item.id] = ItemView(self._theme)
        view.replace_wanted.connect(self._presenter.replace_item)
        view.edited.connect(lambda changed: self._change(lambda now: with_item(now, changed), changed.stem))
        view.move_wanted.connect(self._move)
        view.delete_wanted.connect(self._delete)
        view.source_wanted.connect(lambda source: show_source(self._theme, self._presenter.calls, source, self))
        return view

    def _drop(self, item_ids: list[str]) -> None:
        for item_id in item_ids:
            view = self._views.pop(item_id)
            self._cards.removeWidget(view)
            view.hide()
            view.deleteLater()

    def _allow(self) -> None:
        presenter = self._presenter
        why_not = "" if presenter.online else self.tr("The server is not there.")
        if presenter.remaking:
            why_not = self.tr("Another question is being looked for.")
        for item_id, view in self._views.items():
            view.show_replacing(item_id == presenter.remaking, why_not)

    def _current(self) -> str:
        """The question that the keyboard is in."""
        focused = self.focusWidget()
        inside = (name for name, view in self._views.items() if focused is not None and view.isAncestorOf(focused))
        return next(inside, "")

    def _move(self, item_id: str, by: int) -> None:
        self._change(lambda now: with_item_moved(now, item_id, by), self.tr("Order of questions"))
        view = self._views.get(item_id)
        if view is not None:
            self.room.ensureWidgetVisible(view)

    def _delete(self, item_id: str) -> None:
        self._change(lambda now: without_item(now, item_id), self.tr("Without a question"))

    def _change(self, change: Callable[[AssessmentDocument], AssessmentDocument], note: str) -> None:
        document = self._presenter.opened.assessment
        if document is not None:
            self._presenter.opened.change(change(document), note)


def _said(notes: list[QualityNote], item_id: str) -> list[str]:
    return [localized(one.message) for one in notes if one.item_id == item_id]
