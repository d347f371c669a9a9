"""The pages of the window, in the order of the sidebar. Each is built when it is first needed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class BuiltPage:
    """`take_focus` puts the keyboard where work goes on."""

    widget: QWidget
    take_focus: Callable[[], None]


@dataclass(frozen=True)
class WindowPage:
    """`shortcut` opens it from anywhere. `build` is called once, on the window's thread; `at_once` with the window."""

    key: str
    title: str
    shortcut: str
    build: Callable[[], BuiltPage]
    at_once: bool = False
