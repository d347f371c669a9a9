"""In which order Tab goes through widgets that came at different times."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(part: QWidget) -> list[QWidget]:
    """What takes the keyboard in a part, in the order in which it was laid out.

    Qt's own focus chain is not asked: PySide 6.11 takes the answer for a part of what it was asked of, and counts it
    as deleted when that goes.
    """
    return [
        widget
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is part.window()
    ]


def order_tabs(stops: Iterable[QWidget]) -> None:
    """One after the other."""
    for one, next_one in pairwise(stops):
        QWidget.setTabOrder(one, next_one)
