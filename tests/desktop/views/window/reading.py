"""Reads a window as a person does: every text that is to be seen or heard, and whether there is room for it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop.ui.badge import Badge
from desktop.ui.keycaps import KeyCaps
from desktop.ui.labels import ElidedLabel
from desktop.ui.segmented import SegmentedControl
from desktop.ui.sidebar import NavItem
from desktop.views.tasks.card_layout import ACTION_GAP, has_foot
from desktop.views.tasks.list import TaskProgressList
from desktop.views.tasks.wording import item_figures

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_SHORTEST_NAME = 48
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Said:
    """A text and where it stands."""

    where: str
    text: str


def texts_of(root: QWidget) -> Iterator[Said]:
    """All that a visible widget below `root` says, and its menus, closed or not."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible():
            where = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
            yield from (Said(where, text) for text in _own_texts(widget) if text)
    for action in root.findChildren(QAction):
        yield Said("QAction", action.text())
    for menu in root.findChildren(QMenu):
        yield Said("QMenu", menu.title())


def _own_texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel):
        rich = widget.textFormat() is Qt.TextFormat.RichText
        yield html.unescape(_TAG.sub("", widget.text())) if rich else widget.text()
    elif isinstance(widget, QAbstractButton | Badge):
        yield widget.text if isinstance(widget, Badge) else widget.text()
    elif isinstance(widget, SegmentedControl):
        yield from widget._options
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QSpinBox):
        yield from (widget.prefix(), widget.suffix(), widget.specialValueText())
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _model_texts(widget.model())


def _model_texts(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            for column in range(columns):
                index = model.index(row, column, parent)
                yield from (str(model.data(index, role) or "") for role in _ROLES)
            waiting.append(model.index(row, 0, parent))


def without_room(root: QWidget) -> Iterator[Said]:
    """Visible texts that are cut off. One that ends in an ellipsis on purpose has a tooltip and is not among them."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        where = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for text, lacking in _lacking(widget):
            if text and lacking > 0:
                yield Said(f"{where}, {lacking} px short", text)


def _lacking(widget: QWidget) -> Iterator[tuple[str, int]]:
    """Each text of the widget with the pixels that it lacks."""
    room = widget.contentsRect().width()
    if isinstance(widget, QLabel):
        yield from _lacking_label(widget)
    elif isinstance(widget, NavItem):
        yield widget.text(), _width(widget, widget.text()) - (widget.width() - 46)
    elif isinstance(widget, QPushButton | QToolButton | QCheckBox):
        yield widget.text(), widget.sizeHint().width() - widget.width()
    elif isinstance(widget, Badge):
        lacking = widget.sizeHint().width() - widget.width()
        yield widget.text, 0 if widget.toolTip() == widget.text else lacking - 1
    elif isinstance(widget, SegmentedControl | KeyCaps):
        yield widget.accessibleName(), widget.sizeHint().width() - widget.width()
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        yield widget.currentText(), _width(widget, widget.currentText()) - field.width()
    elif isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        margins = widget.textMargins()
        used = margins.left() + margins.right() + 4
        yield widget.placeholderText(), _width(widget, widget.placeholderText()) - (room - used)
    elif isinstance(widget, TaskProgressList):
        yield from _lacking_cards(widget)
    elif isinstance(widget, QHeaderView) and isinstance(widget.parentWidget(), QTableView):
        yield from _lacking_headers(widget)
    edge = widget.mapTo(widget.window(), QPoint(widget.width(), 0)).x()
    if isinstance(widget, QAbstractButton | QLabel):
        yield f"{_plain(widget)} (beyond the edge of the window)", edge - widget.window().width()


def _plain(widget: QAbstractButton | QLabel) -> str:
    return widget.text() or widget.accessibleName()


def _lacking_label(label: QLabel) -> Iterator[tuple[str, int]]:
    if not label.text() or label.pixmap().isNull() is False:
        return
    if label.wordWrap():
        yield label.text(), label.heightForWidth(label.width()) - label.height()
        if label.textFormat() is not Qt.TextFormat.RichText:
            longest = max(re.split(r"[\s\u200b/]", label.text()), key=len)
            yield longest, _width(label, longest) - label.contentsRect().width()
    else:
        yield label.text(), label.sizeHint().width() - label.width()


def _lacking_headers(header: QHeaderView) -> Iterator[tuple[str, int]]:
    model = header.model()
    for section in range(header.count()):
        if not header.isSectionHidden(section):
            text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
            yield text, _width(header, text) + 12 - header.sectionSize(section)


def _lacking_cards(view: TaskProgressList) -> Iterator[tuple[str, int]]:
    """Figures and buttons share a line; a name may be shortened, but not to nothing."""
    metrics = QFontMetrics(view.delegate._theme.font("small"))
    model = view._presenter.model
    for item in model.items():
        parts = view.delegate.layout_of(item, QRect(0, 0, view.viewport().width(), 100))
        figures, tip = item_figures(item), str(model.index_of(item.key).data(Qt.ItemDataRole.ToolTipRole))
        if has_foot(item) and figures not in tip:
            room = parts.buttons_left() - ACTION_GAP - parts.foot.left()
            yield f"{figures} of {item.state}", round(metrics.horizontalAdvance(figures) - room)
        yield f"name beside {item.state}", round(_SHORTEST_NAME - parts.title.width())


def _width(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(text.replace("&", ""))
