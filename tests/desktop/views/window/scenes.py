"""Brings a window into every state in which it says something of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from contracts.auth import InvitationOffer
from contracts.notices import EmailNotices
from contracts.optimization import OptimizeScriptRequest, Outcome, RunEnd
from contracts.session import Role
from contracts.tasks import TaskError, TaskStatus
from desktop.services.accounts import Membership, TeamAccount
from desktop.services.errors import ServerNotRunning, ServerUnreachable
from desktop.services.local import history_rows, saved_rows
from desktop.services.local.saved_rows import SavedRow
from desktop.services.script_files import Script
from desktop.services.server_supervisor import SupervisorPhase, SupervisorState
from desktop.services.workspace import Workspace
from desktop.ui.code.comparison import compare
from desktop.ui.code.grammar import Grammar
from desktop.views.history.panel import HistoryPanel
from desktop.views.history.presenter import ShownPair
from desktop.views.roblox_studio import problems
from desktop.views.roblox_studio.shown import Problem, RunState, ShownResult
from desktop.views.roblox_studio.timing_chart import TimingPopover
from desktop.views.schedules.dialog import ScheduleDialog
from desktop.views.schedules.panel import SchedulesPanel
from desktop.views.settings.panel import SettingsPanel
from desktop.views.settings.state import AiField, AiProblem
from desktop.views.sign_in.dialog import SignInDialog
from desktop.views.window.connection import supervisor_banner
from desktop.views.window.main_window import HISTORY, HOME, SCHEDULES, SETTINGS, STUDIO
from desktop.views.window.places import Places
from desktop.views.window.server_news import ServerNews
from tests.desktop.conftest import Run
from tests.desktop.looking import only
from tests.desktop.services.history_samples import ME, task
from tests.desktop.services.losing import lose
from tests.desktop.services.samples import Row
from tests.desktop.services.schedule_samples import detail_of, schedule_samples
from tests.desktop.services.waiting import until
from tests.desktop.views.documents import change, document, measurement
from tests.desktop.views.window.conftest import Shell

NAME = "qq.rrr"
"""Of every script and task: no letter of it could be taken for a word."""
SOURCE = "qq = 1\n"
EVIDENCE = "`qq` is a table that gets no metatable, so both count the same way."
MESSAGE = "`#` is what table.getn was replaced by; it needs no function call."
STEP = "Running before and after"
REFUSED = TaskError(
    error="LuauSyntaxError",
    message="Line 3: expected 'end' to close 'function' at line 1, found end of file",
    line=3,
)


@dataclass
class Stage:
    """A window and what it takes to move it."""

    shell: Shell
    workspace: Workspace
    grammar: Grammar
    run: Run[Any]
    app: QApplication

    def scenes(self) -> Iterator[tuple[str, QWidget]]:
        """Each state with its name and the widget to look at, once the window has come to rest."""
        for part in (
            self._home,
            self._studio,
            self._tasks,
            self._history,
            self._lost,
            self._schedules,
            self._settings,
            self._over,
            self._dialogs,
        ):
            for name, widget in part():
                for _ in range(3):
                    self.app.processEvents()
                yield name, widget

    def _home(self) -> Iterator[tuple[str, QWidget]]:
        window = self.shell.window
        window.show_page(HOME)
        for step in (1, 2, 3):
            yield f"home, step {step}", window
            self._home_panel().welcome.next.click()
        window.show_page(HOME)
        self.shell.studio.replace_script(Script(NAME, SOURCE))
        yield "home with an open script", window

    def _home_panel(self) -> Any:
        from desktop.views.home.panel import HomePanel

        return only(self.shell.window, HomePanel)

    def _studio(self) -> Iterator[tuple[str, QWidget]]:
        window, studio = self.shell.window, self.shell.studio
        self.run(until(lambda: studio.script.raw != SOURCE, "the sample"))
        studio.replace_script(Script("", ""))
        window.show_page(STUDIO)
        yield "studio, empty", window
        studio.replace_script(Script(NAME, SOURCE * 3))
        yield "studio, editor", window
        for percent in (None, 40):
            studio.run_changed.emit(RunState(window.studio.status.text, percent, "", can_cancel=True))
            yield "studio, running", window
        studio.run_changed.emit(None)
        studio._on_error(ServerUnreachable("the connection was closed"))
        yield "studio, no server", window
        failed = replace(Row("f", title=NAME, status=TaskStatus.FAILED), error=REFUSED).view()
        studio.problem_changed.emit(problems.failure(failed))
        yield "studio, failed", window
        studio.problem_changed.emit(Problem("", ""))
        studio.problem_changed.emit(None)
        for number, result in enumerate(self._results()):
            studio._on_result(result)
            for row in range(window.studio.result.model.rowCount()):
                window.studio.result.changes.setCurrentIndex(window.studio.result.model.index(row))
                yield f"studio, result {number}, change {row}", window
            if number == 0:
                yield from self._chosen()

    def _save_in_place(self, *task_ids: str) -> None:
        """Results that were saved over files, of which the last was restored."""
        database, now = self.shell.window._saved._versions._database, datetime.now(UTC)

        def keep(db: Any) -> None:
            for task_id in task_ids:
                row = SavedRow(0, f"/qq/{NAME}", task_id, "", now, b"", b"qq", None)
                row = replace(row, row_id=saved_rows.add(db, row))
            saved_rows.note_written(db, replace(row, restored_at=now))

        self.run(database.run(keep))

    def _chosen(self) -> Iterator[tuple[str, QWidget]]:
        """What a person does with a result."""
        window, studio = self.shell.window, self.shell.studio
        model = window.studio.result.model
        for row in range(2):
            model.setData(model.index(row), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
            yield f"studio, {row + 1} left out", window
        studio.choice.reset()
        window.studio.status.chart_button.click()
        for popover in window.findChildren(TimingPopover):
            yield "studio, chart", popover
            popover.close()
        studio.edit_line(1)
        yield "studio, at a line", window
        studio.return_to_result()

    def _results(self) -> Iterator[ShownResult]:
        comparison = compare(SOURCE, "qq = 2\n", self.grammar)
        found = [
            change(title="Length operator in place of qq:rrr()"),
            change(outcome=Outcome.APPLIED, tier="B", title="Constant table qq built once", line=1234),
            change(outcome=Outcome.NO_GAIN, title="Floor division in place of qq"),
            change(outcome=Outcome.NOT_SHOWN_SAFE, title="Variable qq made local"),
            change(outcome=Outcome.ADVICE, title="Use of qq slows the whole script"),
        ]
        told = [
            one.model_copy(update={"message": MESSAGE, "evidence": EVIDENCE, "before": "qq()", "after": "#qq"})
            for one in found
        ]
        ends = (RunEnd(how="waiting"), RunEnd(how="horizon"), RunEnd(how="failed", line=3, message="qq"), None)
        speeds = (measurement(1.8, 1.5, 2.0), measurement(0.5, 0.4, 0.6), measurement(1.0, 0.9, 1.1), None)
        note = "The script ends too soon to be timed."
        for number, (end, speed) in enumerate(zip(ends, speeds, strict=True)):
            made = document(SOURCE, *told, measured=speed, note=note, run_end=end, stack_overflow=number == 1)
            method = made.behaviour.model_copy(update={"method": "proven by rule, and run before and after"})
            made = made.model_copy(update={"behaviour": method})
            yield ShownResult(f"t{number}", Script(NAME, SOURCE), made, comparison)
        left = document(SOURCE, notes=("The script was not run.",))
        yield ShownResult("t9", Script(NAME, SOURCE), left, comparison)

    def _tasks(self) -> Iterator[tuple[str, QWidget]]:
        window, panel = self.shell.window, self.shell.window.tasks_panel
        yield "tasks, none", window
        now = datetime.now(UTC)
        for number, status in enumerate(TaskStatus):
            began = now - timedelta(days=number % 4, hours=1)
            row = Row(f"k{number}", began, NAME, status, 40.0, attempt=2, seq=number + 1, started_at=began)
            row.step = row.message = STEP
            if status.is_terminal:
                row.finished_at, row.message = began + timedelta(seconds=75), "Nothing to gain, left unchanged"
            row.error = REFUSED if status is TaskStatus.FAILED else None
            row.result = {"applied": 3, "equivalent": True} if status is TaskStatus.COMPLETED else None
            view = row.view().model_copy(update={"eta_seconds": (20, 50)})
            self.workspace.tracker.observe(view)
        request = OptimizeScriptRequest(script_code=SOURCE, script_name=NAME)
        self.workspace.optimize(request, in_place_of="", changes_of="")
        panel._presenter.model.flush()
        for item in list(panel._presenter.model.items()):
            panel.show_details(item)
            yield f"tasks, {item.state}", window
        panel.search.setText("nothing like it")
        yield "tasks, no match", window
        panel.search.clear()
        panel._change_filter(text="")
        panel.details.hide()

    def _lost(self) -> Iterator[tuple[str, QWidget]]:
        """After the history: a restored server does not have some of it."""
        window = self.shell.window
        window.show_page(HISTORY)
        page, panel = only(window, HistoryPanel), window.tasks_panel
        page._leave_comparison()
        lose(self.workspace, self.run, "h0", "h3", "h4")
        lose(self.workspace, self.run, "zz", sendable=False)
        self._rest(page)
        for item in [one for one in panel._presenter.model.items() if one.lost is not None]:
            panel.show_details(item)
            yield f"tasks, {item.state} {item.key}", window
        panel.details.hide()
        for row in range(page._presenter.model.rowCount()):
            self._choose(page, row)
            yield f"history, lost, row {row}", window
        self.workspace.lost.dismiss([one.task.task_id for one in self.workspace.lost.all()])

    def _history(self) -> Iterator[tuple[str, QWidget]]:
        window = self.shell.window
        window.show_page(HISTORY)
        page = only(window, HistoryPanel)
        presenter = page._presenter
        history = presenter._history
        history.open(ME)
        self._rest(page)
        yield "history, empty", window
        kept = document(SOURCE).model_dump_json()
        samples = [
            task(f"h{number}", title=NAME, status=status, minute=number, message="1 change applied")
            for number, status in enumerate([*TaskStatus, TaskStatus.COMPLETED])
        ]
        samples = [one.model_copy(update={"error": REFUSED}) if one.error is not None else one for one in samples]

        def work(db: Any, owner_id: int) -> None:
            for one in samples:
                document_ = kept if one.status is TaskStatus.COMPLETED else None
                history_rows.keep_contents(db, owner_id, one, document_)

        self.run(history._store.write(ME, work))
        self._save_in_place("h3", "h6")
        presenter.show()
        self._rest(page)
        for row in range(len(samples)):
            self._choose(page, row)
            yield f"history, row {row}", window
        self._choose(page, 0, 1, 2)
        yield "history, several", window
        page._on_deleted(2)
        presenter.export_progress.emit(3, 12)
        presenter.problem_changed.emit(ServerNotRunning())
        presenter.store_note_changed.emit("")
        presenter._on_set_aside("/q")
        yield "history, banners", window
        for banner in (page.undo_bar, page.export_bar, page.problem, page.note):
            banner.hide()
        entries = [entry for one in ("h3", "h6") if (entry := self.run(history.entry(one)))]
        assert len(entries) == 2
        comparison = compare(SOURCE, "qq = 2\n", self.grammar)
        for results in (True, False):
            page._on_pair(ShownPair(entries[0], entries[1], results, comparison))
            yield "history, comparison", window
        page._leave_comparison()
        presenter.search("nothing like it")
        self._rest(page)
        yield "history, no match", window
        presenter.clear_filter()
        self._rest(page)

    def _schedules(self) -> Iterator[tuple[str, QWidget]]:
        window = self.shell.window
        window.show_page(SCHEDULES)
        page = only(window, SchedulesPanel)
        presenter = page._presenter
        yield "schedules, waiting", window
        presenter._on_list([])
        yield "schedules, none", window
        samples = schedule_samples(NAME)
        presenter._on_list(samples)
        for row in range(len(samples)):
            page.list.choose(row)
            yield f"schedules, row {row}", window
        presenter._on_no_list(ServerUnreachable("the connection was closed"))
        yield "schedules, no list", window
        presenter._on_list(samples)
        for changed in (None, detail_of(samples[0])):
            page.open_dialog(changed)
            dialog = window.findChildren(ScheduleDialog)[-1]
            for number in range(dialog.times.kind.count()):
                dialog.times.kind.setCurrentIndex(number)
                dialog.times.day.setValue(31)
                dialog._on_preview([datetime.now(UTC)])
                yield f"schedule dialog {number}", dialog
            dialog._on_refused(ServerNotRunning())
            yield "schedule dialog, refused", dialog
            dialog.close()
            dialog.deleteLater()
        page._ask_delete()
        self.app.sendPostedEvents()

    def _rest(self, page: HistoryPanel) -> None:
        jobs = page._presenter._jobs
        self.run(until(lambda: not jobs._tasks and not page._presenter.model._load_soon.isActive(), "the history"))

    def _choose(self, page: HistoryPanel, *rows: int) -> None:
        selection = page.list.selectionModel()
        selection.clearSelection()
        flags = QItemSelectionModel.SelectionFlag
        for row in rows:
            selection.setCurrentIndex(page._presenter.model.index(row, 0), flags.Select | flags.Rows)
        self._rest(page)

    def _settings(self) -> Iterator[tuple[str, QWidget]]:
        window = self.shell.window
        window.show_page(SETTINGS)
        panel = only(window, SettingsPanel)
        self.run(until(lambda: not panel._presenter._jobs._tasks, "the sizes"))
        yield "settings", window
        panel.look._choose_language(2)
        for field in AiField:
            panel._ai._wrong = AiProblem(field, "")
            panel.ai.show_state()
        panel.ai.address_row.show_problem(panel.ai.key_row.explanation.text())
        panel._notices._show(EmailNotices(address="ada@school.example", ended=True, can_send=True))
        yield "settings, changed", window
        panel.look._choose_language(0)

    def _over(self) -> Iterator[tuple[str, QWidget]]:
        window = self.shell.window
        window.show_page(STUDIO)
        self.shell.dialogs.tell_unexpected_end()
        news = window.findChild(ServerNews)
        assert isinstance(news, ServerNews)
        news.show_notices(["The damaged file is kept as qq."])
        for phase in (SupervisorPhase.WAITING, SupervisorPhase.RESTARTING, SupervisorPhase.FAILED):
            text = "The server ended with code 3 and is being restarted. Your tasks are kept."
            banner = supervisor_banner(SupervisorState(phase, text), 2)
            assert banner is not None
            window.server_banner.show_banner(banner)
            window.show_banner_room()
            window.show_error(ServerNotRunning())
            yield f"banners, {phase}", window

    def _dialogs(self) -> Iterator[tuple[str, QWidget]]:
        dialogs, window = self.shell.dialogs, self.shell.window
        for name, show in self._openers():
            show()
            opened = window.findChildren(QDialog)
            assert opened, name
            yield name, opened[-1]
            field = getattr(opened[-1], "field", None)
            if field is not None:
                field.setText("qqqqqqq")
                yield f"{name}, nothing found", opened[-1]
            for dialog in opened:
                dialog.close()
                dialog.deleteLater()
            self.app.sendPostedEvents()
        assert dialogs is self.shell.dialogs

    def _openers(self) -> list[tuple[str, Callable[[], object]]]:
        dialogs, window, studio = self.shell.dialogs, self.shell.window, self.shell.studio

        def ask_to_leave() -> None:
            from desktop.views.help.dialog import HelpDialog

            dialogs.open_help()
            only(window, HelpDialog)._ask_to_leave("https://qq")

        places = window.findChild(Places)
        assert isinstance(places, Places)
        account = TeamAccount("https://qq", "u", "qq@qq", "qq", True, False, (Membership("o", "qq", "teacher"),))

        def sign_in(page: str) -> None:
            places.ask_to_sign_in()
            dialog = only(window, SignInDialog)
            if page == "invitation":
                dialog.password_page.invited_button.click()
                expires = datetime(2026, 12, 1, tzinfo=UTC)
                role = Role.TEACHER
                dialog._on_offer(
                    InvitationOffer(
                        organization_name="qq", email="qq@qq", role=role, has_account=False, expires_at=expires
                    )
                )
            dialog.password_page.address.line.setText("https://qq")
            dialog.go.click()  # what is wrong is told

        return [
            ("palette", dialogs.open_palette),
            ("signing in", lambda: sign_in("password")),
            ("joining by invitation", lambda: sign_in("invitation")),
            ("signing out", lambda: places.ask_to_sign_out_of(account)),
            ("shortcuts", dialogs.open_shortcuts),
            ("log", dialogs.open_log),
            ("about", dialogs.open_about),
            ("help", dialogs.open_help),
            ("leaving the help", ask_to_leave),
            ("losing the draft", lambda: window._ask_to_lose_draft("qq")),
            ("how to end", window._ask_how_to_end),
            ("replacing the text", lambda: studio.replacement_asked.emit(Script(NAME, SOURCE))),
        ]


def data_folder(text: str, folder: Path) -> str:
    """A text without the place of the test's data."""
    return text.replace(str(folder), "")
