"""Everything the window can do from the keyboard, and the menu that lists it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.theme import Theme, ThemeChoice
from desktop.ui.translation import tr
from desktop.views.window.pages import WindowPage


@dataclass(frozen=True)
class WindowActions:
    """Actions with their shortcuts. They work wherever the focus is in the window."""

    open: QAction
    open_folder: QAction
    optimize: QAction
    save: QAction
    save_as: QAction
    copy: QAction
    pages: list[QAction]
    tasks: QAction
    palette: QAction
    next_part: QAction
    previous_part: QAction
    shortcuts: QAction
    help: QAction
    log: QAction
    about: QAction
    sign_in: QAction
    sign_out: QAction
    quit: QAction
    themes: QActionGroup


def make_actions(window: QWidget, pages: list[WindowPage]) -> WindowActions:
    """Actions of a window and one for each of its pages; the caller connects them."""

    def action(text: str, keys: str, *, checkable: bool = False) -> QAction:
        made = QAction(text, window)
        made.setShortcut(QKeySequence(keys))
        made.setCheckable(checkable)
        window.addAction(made)
        return made

    made = WindowActions(
        open=action(tr("Open…"), "Ctrl+O"),
        open_folder=action(tr("Open a folder…"), "Ctrl+Shift+O"),
        optimize=action(tr("Optimize"), "Ctrl+Return"),
        save=action(tr("Save"), "Ctrl+S"),
        save_as=action(tr("Save as…"), "Ctrl+Shift+S"),
        copy=action(tr("Copy result"), "Ctrl+Shift+C"),
        pages=[action(page.title, page.shortcut) for page in pages],
        tasks=action(tr("Tasks panel"), "Ctrl+T", checkable=True),
        palette=action(tr("Command palette"), "Ctrl+K"),
        next_part=action(tr("Next part of the window"), "F6"),
        previous_part=action(tr("Previous part of the window"), "Shift+F6"),
        shortcuts=action(tr("Keyboard shortcuts"), "Ctrl+/"),
        help=action(tr("Help"), "F1"),
        log=action(tr("Logs and report"), "Ctrl+Shift+L"),
        about=action(tr("About ToolBoxAI Companion"), ""),
        sign_in=action(tr("Sign in to a team…"), ""),
        sign_out=action(tr("Sign out of the team…"), ""),
        quit=action(tr("Quit"), "Ctrl+Q"),
        themes=QActionGroup(window),
    )
    made.sign_out.setEnabled(False)
    made.sign_out.setVisible(False)
    made.optimize.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
    return made


def make_menu(actions: WindowActions, parent: QWidget) -> QMenu:
    """The menu at the foot of the sidebar."""
    menu = QMenu(parent)
    opening = (actions.open, actions.open_folder, actions.optimize)
    for entry in (*opening, actions.save, actions.save_as, actions.copy):
        menu.addAction(entry)
    menu.addSeparator()
    menu.addActions(actions.pages)
    menu.addAction(actions.tasks)
    themes = menu.addMenu(tr("Theme"))
    for entry in actions.themes.actions():
        themes.addAction(entry)
    menu.addSeparator()
    for entry in (actions.palette, actions.shortcuts, actions.help, actions.log, actions.about):
        menu.addAction(entry)
    menu.addSeparator()
    menu.addAction(actions.quit)
    return menu


def add_theme_choices(actions: WindowActions, theme: Theme, chosen: Callable[[ThemeChoice], None]) -> None:
    """Light, dark, or as the system is."""
    choices: dict[ThemeChoice, str] = {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")}
    group = actions.themes
    for choice, text in choices.items():
        entry = QAction(text, _owner(group))
        entry.setCheckable(True)
        entry.setData(choice)
        entry.setChecked(choice == theme.choice)
        entry.triggered.connect(lambda _=False, picked=choice: chosen(picked))
        group.addAction(entry)


def _owner(group: QActionGroup) -> QObject:
    return group
