"""The window as assistive technology reads it, and what is wrong with that."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QProgressBar, QWidget

from desktop.ui.code.editor import CodeEditor
from desktop.ui.resources import resource

Role: TypeAlias = QAccessible.Role

SAY_NOTHING = {Role.NoRole, Role.Client, Role.Pane, Role.Border, Role.Whitespace, Role.LayeredPane}
"""Roles that do not tell what can be done."""
MOST_STOPS = 80
PRESSED = {Role.Button, Role.ButtonMenu, Role.RadioButton, Role.CheckBox, Role.PageTab, Role.MenuItem, Role.Link}


@dataclass(frozen=True)
class Read:
    """One thing as it is read."""

    role: Role
    name: str
    kind: str
    rect: QRect

    def __str__(self) -> str:
        return f"{self.role.name} {self.name!r} ({self.kind})"


def read(widget: QWidget) -> Read:
    """Role and name of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    place = QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())
    return Read(interface.role(), interface.text(QAccessible.Text.Name), type(widget).__name__, place)


def takes_tab(widget: QWidget) -> bool:
    """Whether the keyboard can come to it now."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return policy and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def controls(root: QWidget) -> list[QWidget]:
    """All that takes the keyboard, in the window that `root` is."""
    found = (widget for widget in root.findChildren(QWidget) if widget.window() is root.window())
    return [widget for widget in found if takes_tab(widget)]


def faults(root: QWidget) -> list[str]:
    """What a screen reader could not tell its user; empty when all is well."""
    return [
        *_faults_of_controls(root),
        *_faults_of_bars(root),
        *_faults_of_rows(root),
        *_faults_of_buttons(root),
    ]


def _faults_of_controls(root: QWidget) -> Iterator[str]:
    seen: Counter[tuple[Role, str]] = Counter()
    for widget in controls(root):
        one = read(widget)
        seen[one.role, one.name] += 1
        if not one.name.strip():
            yield f"no name: {one} in {type(widget.parent()).__name__}"
        if one.name in (widget.objectName(), one.kind) or resource("icons", f"{one.name}.svg").exists():
            yield f"a name for programmers: {one}"
        if one.role in SAY_NOTHING:
            yield f"no role: {one}"
    for (role, name), count in seen.items():
        if count > 1:
            yield f"{count} that cannot be told apart: {role.name} {name!r}"


def _faults_of_bars(root: QWidget) -> Iterator[str]:
    names: Counter[str] = Counter()
    for bar in root.findChildren(QProgressBar):
        if not bar.isVisible():
            continue
        one = read(bar)
        names[one.name] += 1
        value = QAccessible.queryAccessibleInterface(bar).valueInterface()
        low, now, high = (float(number()) for number in (value.minimumValue, value.currentValue, value.maximumValue))
        if one.role is not Role.ProgressBar or not one.name:
            yield f"a bar without a name: {one}"
        if low != high and not low <= now <= high:
            yield f"a bar without a value: {one} {low} {now} {high}"
    yield from (f"{count} bars cannot be told apart: {name!r}" for name, count in names.items() if count > 1)


def _faults_of_rows(root: QWidget) -> Iterator[str]:
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None:
            for index in _rows(model, QModelIndex()):
                if not spoken(index).strip(" …"):
                    yield f"a row without words: {index.row()} of {view.accessibleName()}"


def _faults_of_buttons(root: QWidget) -> Iterator[str]:
    """Also those that only the mouse reaches: a screen reader sees and presses them all the same."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root.window():
            one = read(widget)
            if one.role in PRESSED and not one.name.strip():
                yield f"a button without a name: {one} in {type(widget.parent()).__name__}"


def _rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _rows(model, index)


def spoken(index: QModelIndex) -> str:
    """A row as it is read."""
    text = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
    return str(text or "")


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """A thing and all that is in it."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from tree(child)


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def tab_round(press: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Presses Tab until the keyboard is where it was; out of an editor, which takes Tab as text, F6 leads."""
    seen = [focused()]
    for _ in range(MOST_STOPS):
        here = focused()
        QTest.keyClick(here, Qt.Key.Key_F6 if isinstance(here, CodeEditor) and not here.tabChangesFocus() else press)
        if focused() is here:
            continue  # from link to link within a text
        if focused() is seen[0]:
            return seen
        assert focused() not in seen, f"a trap: {[str(read(widget)) for widget in (*seen, focused())]}"
        seen.append(focused())
    if len(seen) == 1:
        return seen
    raise AssertionError(f"no end after {MOST_STOPS} keys: {[str(read(widget)) for widget in seen]}")


def reached_from_here() -> list[QWidget]:
    """Where Tab comes to, and then where Shift+Tab does: out of an editor one comes into the middle of a part."""
    forward = tab_round()
    return forward + [stop for stop in tab_round(Qt.Key.Key_Backtab) if stop not in forward]


def against_reading(stops: list[QWidget]) -> list[str]:
    """Steps of a round that go up and not to the right; one there must be, from the end to the beginning."""
    found = []
    for before, after in pairwise([*stops, *stops[:1]]):
        one, other = read(before).rect, read(after).rect
        if other.bottom() <= one.top() and other.left() <= one.right():
            found.append(f"{read(before)} → {read(after)}")
    return found if len(found) > 1 else []
