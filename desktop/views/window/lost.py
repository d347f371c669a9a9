"""What the window says of tasks that a restored server does not have, and how they are opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.services.job_runner import JobRunner
from desktop.services.local.history_filter import HistoryEntry
from desktop.services.lost_tasks import LostTasks
from desktop.services.script_files import Script
from desktop.ui.banner import Banner, BannerText
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import counted, tr
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.window.main_window import STUDIO, MainWindow

if TYPE_CHECKING:
    from desktop.services.history import History


def lost_banner(lost: LostTasks) -> BannerText | None:
    """Nothing unless some of them wait for the person."""
    waiting = lost.open_ones()
    if not waiting:
        return None
    text = counted(
        "1 task is not on the server: it was restored from a backup that is older.",
        "{n} tasks are not on the server: it was restored from a backup that is older.",
        len(waiting),
    )
    sendable = sum(lost.can_send(one) for one in waiting)
    action = "" if not sendable else tr("Send again") if sendable == 1 else tr("Send all again")
    return BannerText(Tone.CAUTION, text, action, closable=True)


def join_lost(
    window: MainWindow,
    theme: Theme,
    lost: LostTasks,
    tasks: TasksPresenter,
    studio: RobloxStudioPresenter,
    jobs: JobRunner,
    history: "Callable[[], History]",
) -> Banner:
    """Connects them with the window; gives the banner."""
    banner = Banner(theme)
    window.add_banner(banner)

    def show() -> None:
        banner.show_or_hide(lost_banner(lost))
        window.show_banner_room()

    def close() -> None:
        lost.dismiss([one.task.task_id for one in lost.open_ones()])

    def show_entry(entry: HistoryEntry | None, script_only: bool) -> None:
        if entry is None or entry.script is None:
            return
        window.show_page(STUDIO)
        window.studio_page.show_script()
        if script_only or entry.optimization() is None:
            studio.restore_script(Script(entry.task.title or entry.task.resource_id, entry.script))
        else:
            studio.show_stored(entry.task.task_id, entry)

    def open_stored(task_id: str, script_only: bool) -> None:
        jobs.start(
            history().entry(task_id),
            name="read a run of the history",
            on_success=lambda entry: show_entry(entry, script_only),
            owner=window,
        )

    lost.changed.connect(show)
    banner.action_clicked.connect(lost.send_all_again)
    banner.close_clicked.connect(close)
    tasks.stored_requested.connect(open_stored)
    show()
    return banner
