"""The pages of the window, in the order of the sidebar."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class WindowPage:
    """`shortcut` opens it from anywhere; `take_focus` puts the keyboard where work goes on."""

    key: str
    title: str
    shortcut: str
    widget: QWidget
    take_focus: Callable[[], None]
