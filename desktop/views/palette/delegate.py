"""Paints a line of the palette: icon, text with the matched letters, what it is, its keys."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.code.units import qt_place
from desktop.ui.icons import ICON_SIZE, paint_icon
from desktop.ui.keycaps import CAP_HEIGHT, caps_width, paint_caps
from desktop.ui.theme import Theme
from desktop.views.palette.entry import ICONS, Entry, EntryKind, kind_word
from desktop.views.palette.fuzzy import Match
from desktop.views.palette.model import ENTRY_ROLE, MATCH_ROLE

ROW_HEIGHT = 36
_MARGIN = 8
_PADDING = 10
_GAP = 10
_SPARE = 12
"""Pixels that the bolder letters may take more."""


class PaletteDelegate(QStyledItemDelegate):
    """Matched letters are bolder and in the accent colour; what cannot be done now is faint."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = theme.font("body")
        self._kinds = {kind: kind_word(kind) for kind in EntryKind}
        self._small = theme.font("small")
        self._metrics = QFontMetricsF(self._font)
        self._small_metrics = QFontMetricsF(self._small)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry, made = index.data(ENTRY_ROLE), index.data(MATCH_ROLE)
        if not isinstance(entry, Entry) or not isinstance(made, Match):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(_MARGIN, 0, -_MARGIN, 0)
        self._paint_ground(painter, row, option)
        room = row.adjusted(_PADDING, 0, -_PADDING, 0)
        muted = self._theme.colour("text_muted" if entry.enabled else "text_faint")
        paint_icon(painter, ICONS[entry.kind], muted, room.left(), room.center().y() - ICON_SIZE / 2)
        room.setLeft(room.left() + ICON_SIZE + _GAP)
        if entry.shortcut:
            width = caps_width(self._theme, entry.shortcut)
            corner = QPointF(room.right() - width, room.center().y() - CAP_HEIGHT / 2)
            paint_caps(painter, self._theme, entry.shortcut, corner, "text_muted" if entry.enabled else "text_faint")
            room.setRight(room.right() - width - _GAP)
        self._paint_words(painter, room, entry, made)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRectF, option: QStyleOptionViewItem) -> None:
        radius = self._theme.tokens.radius.control
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self._theme.colour("focus"), 1))
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        elif option.state & QStyle.StateFlag.State_MouseOver and option.state & QStyle.StateFlag.State_Enabled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("control_hover"))
            painter.drawRoundedRect(row, radius, radius)

    def _paint_words(self, painter: QPainter, room: QRectF, entry: Entry, made: Match) -> None:
        note = " · ".join(part for part in (self._kinds[entry.kind], entry.detail) if part)
        note_width = min(self._small_metrics.horizontalAdvance(note) + 1, room.width() * 0.6)
        text_room = QRectF(room)
        text_room.setRight(room.right() - note_width - _GAP)
        self._paint_text(painter, text_room, entry, made)
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("text_muted" if entry.enabled else "text_faint"))
        shown = self._small_metrics.elidedText(note, Qt.TextElideMode.ElideMiddle, note_width)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, right, shown)

    def _paint_text(self, painter: QPainter, room: QRectF, entry: Entry, made: Match) -> None:
        shown = self._metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width() - _SPARE)
        layout = QTextLayout(shown, self._font)
        layout.setFormats(self._emphasis(entry, shown, made))
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(len(shown) * 2)
        layout.endLayout()
        painter.setPen(self._theme.colour("text" if entry.enabled else "text_faint"))
        layout.draw(painter, QPointF(room.left(), room.center().y() - line.height() / 2))

    def _emphasis(self, entry: Entry, shown: str, made: Match) -> list[QTextLayout.FormatRange]:
        kept = len(shown) if shown == entry.text else len(shown) - 1
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.DemiBold)
        if entry.enabled:
            style.setForeground(self._theme.colour("on_accent_soft"))
        ranges = []
        for place in made.places:
            if place < kept:
                emphasised = QTextLayout.FormatRange()
                emphasised.start = qt_place(shown, place)
                emphasised.length = qt_place(shown, place + 1) - emphasised.start
                emphasised.format = style
                ranges.append(emphasised)
        return ranges
