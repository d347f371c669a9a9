"""Where a question comes from: the text of the file, at the place that the question quotes."""

from bisect import bisect_right

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from contracts.content import QUOTE_GAP, ItemSource
from contracts.materials import MaterialText
from desktop.services.errors import NOT_FOUND, ApiError, ServerNotRunning
from desktop.services.materials import places_of
from desktop.services.patience import while_busy
from desktop.ui.accessible import announce
from desktop.ui.buttons import Button, IconButton
from desktop.ui.fields import SearchField
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.content.calls import Calls
from desktop.views.content.material_words import section_words
from desktop.views.content.own_keys import OwnKeys
from desktop.views.content.source_text import SourceText
from desktop.views.failure import failure_words

_SIZE = QSize(860, 760)


class SourceDialog(SideDialog):
    """Shows the quote until the text has come, and for good where the file is gone."""

    def __init__(self, theme: Theme, calls: Calls, source: ItemSource, parent: QWidget) -> None:
        super().__init__(theme, tr("In your material"), _SIZE, parent)
        self._source = source
        self._read: MaterialText | None = None
        self._places: list[tuple[int, int]] = []
        self._at = 0
        self.name = ElidedLabel(theme, weight=QFont.Weight.Medium, mode=Qt.TextElideMode.ElideMiddle)
        self.place = label(theme, tone="muted")
        self.said = label(theme, tone="muted", wrap=True)
        self.search = SearchField(tr("Find in the text"))
        self.found = label(theme, tone="muted")
        self.up = IconButton(theme, "up", tr("Find the one before"))
        self.down = IconButton(theme, "down", tr("Find the next one"))
        self.before = Button(theme, tr("Previous place"), "quiet", "up")
        self.next = Button(theme, tr("Next place"), "quiet", "down")
        self.text = SourceText(theme, tr("The text"))
        self._lay_out()
        self._connect()
        self._show_quote(tr("The text is on its way."))
        self._ask(calls)

    def _ask(self, calls: Calls) -> None:
        """For the text; the answer comes later, if the dialog is still there then."""
        if not calls.online:
            self._on_failed(ServerNotRunning())
            return
        api, material_id = calls.api, self._source.material_id
        work = while_busy(lambda: api().material_text(material_id))
        job = calls.start(work, self._on_text, self._on_failed)
        self.finished.connect(job.cancel)

    def _on_text(self, read: MaterialText) -> None:
        self._read, self._places = read, places_of(self._source, read.text)
        self.name.setText(read.name)
        self.text.show_text(read.text, read.sections, self._places)
        quote = self._source.quote.replace(QUOTE_GAP, " … ")
        lost = tr("The place is not found in the text. The question quotes: “{quote}”").format(quote=quote)
        self.said.setText("" if self._places else lost)
        self.said.setVisible(not self._places)
        self._allow()
        QTimer.singleShot(0, self, lambda: self.go_to(0))  # once it has its size

    def _on_failed(self, error: Exception) -> None:
        quoted = tr("This is what the question quotes from it.")
        if isinstance(error, ApiError) and error.status == NOT_FOUND:
            self._show_quote(f"{tr('The file was deleted.')} {quoted}")
        else:
            self._show_quote(f"{failure_words(error)[1]} {quoted}")

    def _show_quote(self, why: str) -> None:
        source = self._source
        self.name.setText(source.name if source.origin == "material" else "")
        self.said.setText(why)
        self.said.show()
        self.text.show_text(source.quote, [], [])
        page = tr("page {number}").format(number=source.page) if source.page else ""
        self.place.setText(", ".join(filter(None, (page, section_words(source.section, source.name)))))
        self._allow()

    def go_to(self, place: int) -> None:
        """One of the places that the question quotes; behind the last comes the first."""
        if self._places:
            self._at = place % len(self._places)
            self.text.go_to(self._at)
            self.place.setText(self._place_words())
            announce(self, self.place.text())

    def look_for(self, *, back: bool = False, here: bool = False) -> None:
        """The next place of what stands in the field."""
        words = self.search.text()
        there = bool(words) and self.text.find_words(words, back=back, here=here)
        self.found.setText("" if there or not words else tr("Not found"))
        if words and not there:
            announce(self, self.found.text())

    def _place_words(self) -> str:
        read, (start, _end) = self._read, self._places[self._at]
        parts = []
        if len(self._places) > 1:
            of = tr("Place {number} of {count}")
            parts.append(of.format(number=self._at + 1, count=len(self._places)))
        if read is not None and read.pages:
            parts.append(tr("page {number}").format(number=max(1, bisect_right(read.pages, start))))
        sections = read.sections if read is not None else []
        section = next((one for one in reversed(sections) if one.start <= start), None)
        if section is not None and read is not None:
            parts.append(section_words(section.heading, read.name))
        said = ", ".join(part for part in parts if part)
        return said[:1].upper() + said[1:]

    def _allow(self) -> None:
        several = len(self._places) > 1
        self.before.setVisible(several)
        self.next.setVisible(several)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _words: self.look_for(here=True))
        self.up.clicked.connect(lambda: self.look_for(back=True))
        self.down.clicked.connect(self._look_on)
        self.before.clicked.connect(lambda: self.go_to(self._at - 1))
        self.next.clicked.connect(lambda: self.go_to(self._at + 1))
        keys = {
            "Ctrl+F": self._to_search,
            "F3": self.look_for,
            "Shift+F3": lambda: self.look_for(back=True),
            "Alt+Up": lambda: self.go_to(self._at - 1),
            "Alt+Down": lambda: self.go_to(self._at + 1),
        }
        OwnKeys(self, keys)
        OwnKeys(
            self.search,
            {"Return": self.look_for, "Enter": self.look_for, "Shift+Return": lambda: self.look_for(back=True)},
        )
        OwnKeys(self.text, {written: keys[written] for written in ("Alt+Up", "Alt+Down")})

    def _look_on(self) -> None:
        self.look_for()

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(self.name, 1)
        head.addWidget(self.place)
        row = QHBoxLayout()
        row.setSpacing(space.xs)
        row.addWidget(self.search, 1)
        row.addWidget(self.found)
        row.addWidget(self.up)
        row.addWidget(self.down)
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        close = Button(self._theme, tr("Close"))
        close.clicked.connect(self.close)
        for button in (self.before, self.next, close):
            button.setAutoDefault(False)
        feet.addWidget(self.before)
        feet.addWidget(self.next)
        feet.addStretch()
        feet.addWidget(close)
        self.column.addLayout(head)
        self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.column.addWidget(self.text, 1)
        self.column.addLayout(feet)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)


def show_source(theme: Theme, calls: Calls, source: ItemSource, parent: QWidget) -> None:
    """Opens over the window that `parent` is in."""
    SourceDialog(theme, calls, source, parent.window()).open()
