"""An open lesson: its sections on the left, and their text, which can be changed in place, on the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.content import LessonDocument, LessonSection
from desktop.services.content_edits import section_of, with_section, with_section_moved, without_section
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button, IconButton
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.tab_order import order_tabs, tab_stops
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.content.document_head import DocumentHead, conflict_text
from desktop.views.content.own_keys import OwnKeys, on_key
from desktop.views.content.page import OpenView
from desktop.views.content.presenter import ContentPresenter
from desktop.views.content.source_view import show_source
from desktop.views.lessons.section_list import SectionList
from desktop.views.lessons.section_view import SectionView

_LIST_WIDTH = 216
_AT_ONCE = 4
_ROOM_FOR_BOTH = 600
READING_WIDTH = 900
"""Lines that are longer are hard to follow."""


class LessonView(OpenView):
    """Every change goes to the presenter, and comes back from there."""

    quiz_wanted = Signal()

    def __init__(self, theme: Theme, presenter: ContentPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._views: dict[str, SectionView] = {}
        self.quiz = Button(theme, self.tr("Make a quiz from it"), "primary")
        self.quiz.clicked.connect(self.quiz_wanted)
        self.head = DocumentHead(theme, presenter, self.tr("All lessons"), self.tr("New lesson"), self.quiz)
        self.conflict = Banner(theme)
        self.sections = SectionList(theme)
        self.up = IconButton(theme, "up", self.tr("Move the section up"))
        self.down = IconButton(theme, "down", self.tr("Move the section down"))
        self._lay_out()
        self._connect()
        OwnKeys(
            self,
            {
                "Ctrl+Z": presenter.opened.undo,
                "Ctrl+Shift+Z": presenter.opened.redo,
                "Ctrl+Y": presenter.opened.redo,
            },
        )
        on_key(self.room, "Alt+Up", lambda: self._move(self._current(), -1))
        on_key(self.room, "Alt+Down", lambda: self._move(self._current(), 1))

    def take_focus(self) -> None:
        """Into the list of sections."""
        place: QWidget = self.sections if self._left.isVisible() else self.head.back
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives its room to the text where there is too little for both."""
        super().resizeEvent(event)
        self._left.setVisible(event.size().width() >= _ROOM_FOR_BOTH)

    def view(self, section_id: str) -> SectionView:
        """The section of that id."""
        self._show()
        return self._views[section_id]

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        left = self._left = Card()
        left.setFixedWidth(_LIST_WIDTH)
        movers = QHBoxLayout()
        movers.addStretch()
        movers.addWidget(self.up)
        movers.addWidget(self.down)
        listed = QVBoxLayout(left)
        listed.setContentsMargins(space.s, space.s, space.s, space.s)
        listed.addWidget(self.sections, 1)
        listed.addLayout(movers)
        self._inner = QWidget()
        self._inner.setObjectName("details")
        self._inner.setMaximumWidth(READING_WIDTH)
        self._texts = QVBoxLayout(self._inner)
        self._texts.setContentsMargins(space.xl, space.l, space.xl, space.l)
        self._texts.setSpacing(space.l)
        self._texts.addStretch()
        self.room = ScrollArea(self.tr("The lesson"))
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setWidget(self._inner)
        right = Card()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.room)
        row = QHBoxLayout()
        row.setSpacing(space.l)
        row.addWidget(left)
        row.addWidget(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(self.head)
        column.addWidget(self.conflict)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        presenter, opened = self._presenter, self._presenter.opened
        opened.opened.connect(self._on_opened)
        opened.changed.connect(self._show)
        opened.changed_elsewhere.connect(
            lambda version: self.conflict.show_banner(BannerText(Tone.CAUTION, conflict_text(version), closable=True))
        )
        self.conflict.close_clicked.connect(self.conflict.hide)
        presenter.remaking_changed.connect(lambda _part: self._allow())
        presenter.calls.workspace.connected.connect(lambda _session: self._allow())
        presenter.calls.workspace.disconnected.connect(self._allow)
        self.sections.section_chosen.connect(self.scroll_to)
        self.sections.move_wanted.connect(self._move)
        self.up.clicked.connect(lambda: self._move(self.sections.current_id, -1))
        self.down.clicked.connect(lambda: self._move(self.sections.current_id, 1))

    def _on_opened(self) -> None:
        self._clear()
        self.conflict.hide()
        self._show(_AT_ONCE)
        self.room.verticalScrollBar().setValue(0)

    def _clear(self) -> None:
        for view in self._views.values():
            self._texts.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = {}

    def _show(self, at_once: int | None = None) -> None:
        """All sections; of another lesson as many as are seen first, and the others a moment later, one by one."""
        lesson = self._presenter.opened.lesson
        if lesson is None:
            return
        self.sections.show_sections(lesson.sections)
        kept = {section.id for section in lesson.sections}
        for section_id in [one for one in self._views if one not in kept]:
            view = self._views.pop(section_id)
            self._texts.removeWidget(view)
            view.hide()
            view.deleteLater()
        moved = [self._show_section(place, section) for place, section in enumerate(lesson.sections[:at_once])]
        if any(moved):
            order_tabs([stop for one in lesson.sections[:at_once] for stop in tab_stops(self._views[one.id])])
        if at_once is not None:
            QTimer.singleShot(0, self, self._show_one_more)
        self._allow()

    def _show_one_more(self) -> None:
        lesson = self._presenter.opened.lesson
        sections = lesson.sections if lesson is not None else []
        place = next((at for at, one in enumerate(sections) if one.id not in self._views), None)
        if place is not None:
            self._show_section(place, sections[place])
            self._allow()
            QTimer.singleShot(0, self, self._show_one_more)

    def _show_section(self, place: int, section: LessonSection) -> bool:
        """Whether it was not there before."""
        view = self._views.get(section.id)
        if view is None:
            view = self._views[section.id] = self._made(section)
        elif view.section != section:
            view.show_section(section)
        if self._texts.indexOf(view) == place:
            return False
        self._texts.insertWidget(place, view)
        return True

    def _made(self, section: LessonSection) -> SectionView:
        view = SectionView(self._theme, section)
        view.rewrite_wanted.connect(self._presenter.remake)
        view.edited.connect(self._on_edited)
        view.move_wanted.connect(self._move)
        view.delete_wanted.connect(self._delete)
        view.source_wanted.connect(lambda source: show_source(self._theme, self._presenter.calls, source, self))
        return view

    def _allow(self) -> None:
        presenter = self._presenter
        remaking = presenter.remaking
        why_not = "" if presenter.online else self.tr("The server is not there.")
        if remaking:
            why_not = self.tr("A section is being made again.")
        for section_id, view in self._views.items():
            view.show_remaking(section_id == remaking, why_not)

    def scroll_to(self, section_id: str) -> None:
        """Shows the section from its heading on."""
        QTimer.singleShot(0, self, lambda: self._scroll(section_id))

    def _scroll(self, section_id: str) -> None:
        self._show()  # what comes before it may still be to come
        view = self._views.get(section_id)
        if view is not None:
            self.room.verticalScrollBar().setValue(view.y() - self._theme.tokens.space.l)

    def _current(self) -> str:
        """The section that the keyboard is in, or the one that is chosen on the left."""
        focused = self.focusWidget()
        inside = (name for name, view in self._views.items() if focused is not None and view.isAncestorOf(focused))
        return next(inside, self.sections.current_id)

    def _on_edited(self, section: LessonSection) -> None:
        self._change(lambda lesson: with_section(lesson, section), section.title)

    def _move(self, section_id: str, by: int) -> None:
        self._change(lambda lesson: with_section_moved(lesson, section_id, by), self.tr("Order of sections"))
        self.scroll_to(section_id)

    def _delete(self, section_id: str) -> None:
        lesson = self._presenter.opened.lesson
        section = section_of(lesson, section_id) if lesson is not None else None
        if section is not None:
            note = self.tr("Without {title}").format(title=section.title)
            self._change(lambda now: without_section(now, section_id), note)

    def _change(self, change: Callable[[LessonDocument], LessonDocument], note: str) -> None:
        lesson = self._presenter.opened.lesson
        if lesson is not None:
            self._presenter.opened.change(change(lesson), note)
