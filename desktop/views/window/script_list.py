"""Connects the list of scripts with the rest of the window."""

from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.several.panel import SeveralPanel
from desktop.views.several.presenter import SeveralPresenter
from desktop.views.several.rows import ScriptRow
from desktop.views.several.wording import list_sentence
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.window.main_window import LIST, STUDIO, MainWindow


def join_list(
    window: MainWindow,
    studio: RobloxStudioPresenter,
    tasks: TasksPresenter,
    several: SeveralPresenter,
    panel: SeveralPanel,
) -> None:
    """Results open on the page of one script; the ends of the list's tasks are told together, where it is not seen."""

    def show_result(row: ScriptRow) -> None:
        window.studio_page.show_script()
        if row.task is not None and row.found.script is not None:
            studio.open_ended(row.task, row.found.script)

    def tell_end() -> None:
        if window.page != STUDIO or not window.studio_page.shows_list:
            text = list_sentence(several.totals, several.left_out)
            window.toasts.show_toast(ToastText(Tone.GOOD, tr("The list of scripts is done"), text, tr("View"), LIST))

    several.result_wanted.connect(show_result)
    several.script_wanted.connect(lambda path: window.open_files([path]))
    several.toast_wanted.connect(window.toasts.show_toast)
    several.ended.connect(tell_end)
    tasks.told_elsewhere.append(several.follows)
    panel.open_wanted.connect(window.actions_.open.trigger)
