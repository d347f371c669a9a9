"""What a person sees and does on the page of schedules."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QMessageBox
from sqlalchemy import update

from contracts.optimization import OptimizationLevel
from contracts.schedules import Cron, Daily, Missed, Monthly, Once, RunOutcome, ScheduleChanges, Weekday, Weekly
from contracts.tasks import SCRIPT_OPTIMIZATION
from desktop.services.script_files import Script
from desktop.views.schedules.dialog import ScheduleDialog
from server.core.clock import utc_now
from server.core.database import SYSTEM
from server.domain.schedules.firing import Firing
from server.domain.schedules.models import Schedule
from server.domain.tasks.execution import Outcome
from tests.desktop.looking import button, click
from tests.desktop.reading import faults
from tests.desktop.services.waiting import recorded
from tests.desktop.views.schedules.conftest import SchedulesPage

SCRIPT = Script("Shop.luau", "print('shop')\n")


@pytest.fixture
def filled(page: SchedulesPage) -> SchedulesPage:
    """One in an hour that is far away, one each day, and one that is paused."""
    page.keep("Launch", Once(at=datetime(2100, 1, 1, 9, 0)))  # noqa: DTZ001  # of its zone
    page.keep("Daily")
    page.keep("Paused", paused=True)
    page.look()
    assert page.names == ["Daily", "Launch", "Paused"]
    return page


class TestEmpty:
    def test_it_says_what_the_page_is_for_and_leads_to_a_first_schedule(self, page: SchedulesPage) -> None:
        assert "No schedules yet" in page.said
        page.panel.take_focus()
        page.press(Qt.Key.Key_Space)
        assert page.dialog().name.text() == ""


class TestList:
    def test_the_first_is_chosen_and_described(self, filled: SchedulesPage) -> None:
        text = filled.panel.details.text
        assert text.startswith("Daily\nEvery day at 07:00, UTC\nScript: spawner.luau")
        assert text.endswith("Last run\nIt has not run yet.")
        assert "3 schedules" in filled.said

    def test_what_is_paused_says_so(self, filled: SchedulesPage) -> None:
        filled.panel.list.choose(2)
        assert "paused" in filled.panel.details.text
        assert button(filled.panel, "Resume").isVisible()

    def test_a_screen_reader_gets_the_whole_row(self, filled: SchedulesPage) -> None:
        model = filled.presenter.model
        spoken = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]
        assert spoken[0].startswith("Daily, Every day at 07:00, UTC, next run: To")
        assert spoken[2] == "Paused, Every day at 07:00, UTC, paused"
        assert faults(filled.panel) == []

    def test_what_is_chosen_stays_chosen_when_the_order_changes(self, filled: SchedulesPage) -> None:
        filled.panel.list.choose(1)
        filled.keep("Earlier", Cron(expression="*/5 * * * *"))
        filled.look()
        assert filled.names[0] == "Earlier"
        assert filled.panel.details.text.startswith("Launch")


class TestRuns:
    def test_run_now_starts_a_task_of_the_schedule(self, filled: SchedulesPage) -> None:
        click(button(filled.panel, "Run now"))
        filled.settle()
        last = filled.stored()[1].last_run
        assert last is not None
        assert filled.workspace.tracker.get(last.task_id or "") is not None
        assert "started by hand\nqueued" in filled.panel.details.text

    def test_what_came_of_the_last_run_is_opened(self, filled: SchedulesPage) -> None:
        opened = recorded(filled.presenter.open_requested)
        click(button(filled.panel, "Run now"))
        filled.settle()
        assert not filled.panel.details.result_button.isVisible()
        last = filled.stored()[1].last_run
        assert last is not None
        assert last.task_id is not None
        execution = filled.server.runtime.execution
        claim = execution.claim(last.task_id)
        assert claim is not None
        execution.complete(claim, Outcome("{}", {}, "1 change applied"))
        filled.wait(filled.panel.details.result_button.isVisible, "the result")
        click(filled.panel.details.result_button)
        assert opened == [last.task_id]

    def test_why_it_does_not_run_is_told(self, filled: SchedulesPage) -> None:
        database = filled.server.runtime.execution._database
        with database.write(SYSTEM) as unit:
            due = {"next_run": utc_now(), "try_at": utc_now(), "params": {"script_code": 1}}
            unit.session.execute(update(Schedule).where(Schedule.name == "Daily").values(**due))
        scripts = filled.server.app.state.parts.scripts
        Firing(database, {SCRIPT_OPTIMIZATION: scripts}).step()
        filled.look()
        assert filled.names == ["Launch", "Daily", "Paused"]
        assert filled.panel.details.text.startswith("Daily\npaused")
        assert "script_code: Input should be a valid string" in filled.panel.details.text
        last = filled.stored()[1].last_run
        assert last is not None
        assert last.outcome is RunOutcome.FAILED


class TestPause:
    def test_it_is_paused_and_resumed(self, filled: SchedulesPage) -> None:
        click(button(filled.panel, "Pause"))
        filled.settle()
        assert "paused" in filled.panel.details.text
        click(button(filled.panel, "Resume"))
        filled.settle()
        assert not filled.stored()[1].paused
        assert filled.panel.details.text.startswith("Daily\nEvery day")


class TestDelete:
    def test_it_is_asked_and_the_next_is_chosen(self, filled: SchedulesPage) -> None:
        filled.panel.take_focus()
        filled.press(Qt.Key.Key_Delete)
        (box,) = filled.panel.findChildren(QMessageBox)
        assert box.text() == "Daily does not run any more. What it has run stays."
        click(next(one for one in box.buttons() if one.text() == "Delete"))
        filled.settle()
        assert filled.names == ["Launch", "Paused"]
        assert filled.panel.details.text.startswith("Launch")

    def test_without_a_yes_it_stays(self, filled: SchedulesPage) -> None:
        click(button(filled.panel.details, "Delete"))
        (box,) = filled.panel.findChildren(QMessageBox)
        box.reject()
        filled.settle()
        assert len(filled.stored()) == 3


class TestOffline:
    def test_before_the_server_has_answered_the_page_waits(self, filled: SchedulesPage) -> None:
        filled.presenter.model.show([])
        filled.presenter.loaded = False
        filled.workspace.session, session = None, filled.workspace.session
        filled.presenter._on_disconnected()
        assert "Waiting for the server" in filled.said
        filled.workspace.session = session
        filled.look()
        assert filled.names == ["Daily", "Launch", "Paused"]

    def test_the_list_stays_and_nothing_can_be_changed(self, filled: SchedulesPage) -> None:
        filled.workspace.session, session = None, filled.workspace.session
        filled.presenter._on_disconnected()
        assert len(filled.names) == 3
        for name in ("New schedule…", "Run now", "Pause", "Change…", "Delete"):
            found = [one for one in (filled.panel.new_button, *filled.panel.details._buttons) if one.text() == name]
            assert [one.isEnabled() for one in found] == [False]
            assert found[0].toolTip() == "The server is not there."
        filled.panel.take_focus()
        filled.press(Qt.Key.Key_Return)
        filled.workspace.session = session
        filled.look()
        assert filled.panel.new_button.isEnabled()

    def test_a_refusal_is_told_and_the_list_read_again(self, filled: SchedulesPage) -> None:
        daily = filled.stored()[1]
        filled.server.app.state.parts.schedules.delete(filled.member, daily.schedule_id)
        click(button(filled.panel, "Pause"))
        filled.settle()
        assert [toast.title for toast in filled.toasts] == ["Not found"]
        assert filled.names == ["Launch", "Paused"]


class TestNew:
    def test_the_script_in_the_editor_each_weekday(self, page: SchedulesPage) -> None:
        page.editor.append(SCRIPT)
        page.panel.open_dialog()
        dialog = page.dialog()
        assert (dialog.name.text(), dialog.script_name.text()) == ("Shop.luau", "Shop.luau")
        dialog.times.kind.setCurrentIndex(dialog.times.kind.findData("weekdays"))
        dialog.times.time.setTime(QTime(6, 45))
        dialog.zone.setCurrentText("Europe/Berlin")
        dialog = page.dialog()
        assert len(dialog.runs.text().splitlines()) == 5
        click(dialog.save_button)
        page.settle()
        assert page.panel.findChildren(ScheduleDialog) == []
        (made,) = page.stored()
        assert made.when.model_dump() == {"kind": "weekdays", "time": "06:45"}
        assert (made.time_zone, made.missed) == ("Europe/Berlin", Missed.RUN_ONCE)
        assert made.request["script_code"] == SCRIPT.raw
        assert page.names == ["Shop.luau"]
        assert page.panel.details.text.startswith("Shop.luau\nEvery weekday at 06:45, Berlin")

    def test_a_file_with_the_modules_that_it_needs(self, page: SchedulesPage, tmp_path: Path) -> None:
        (tmp_path / "game").mkdir()
        (tmp_path / "game" / "Prices.luau").write_text("return { sword = 1 }")
        path = tmp_path / "game" / "Main.server.luau"
        path.write_text("print(require(script.Parent.Prices).sword)")
        page.panel.open_dialog()
        dialog = page.dialog()
        assert not dialog.save_button.isEnabled()
        assert dialog.save_button.toolTip() == "Choose a script first."
        dialog.take_script(path)
        dialog.levels.set_index(list(OptimizationLevel).index(OptimizationLevel.AGGRESSIVE))
        click(dialog.save_button)
        page.settle()
        (made,) = page.stored()
        assert made.title == "Main.server.luau"
        assert made.request["optimization_level"] == "aggressive"
        assert made.request["project"] is not None

    def test_a_file_that_is_no_script_is_told(self, page: SchedulesPage, tmp_path: Path) -> None:
        page.panel.open_dialog()
        dialog = page.dialog()
        dialog.take_script(tmp_path / "none.luau")
        content = dialog.problem.content
        assert content is not None
        assert content.text.startswith("No such file.")

    def test_what_would_run_too_often_is_told_and_refused(self, page: SchedulesPage) -> None:
        page.editor.append(SCRIPT)
        page.panel.open_dialog()
        dialog = page.dialog()
        dialog.times.kind.setCurrentIndex(dialog.times.kind.findData("cron"))
        dialog = page.dialog()
        assert not dialog.save_button.isEnabled()
        dialog.times.expression.setText("* * * * *")
        dialog = page.dialog()
        assert "less than 5 minutes" in dialog.runs.text()
        click(dialog.save_button)
        page.settle()
        assert dialog.isVisible()
        assert dialog.problem.content is not None
        assert page.stored() == []
        dialog.times.expression.setText("0 7 * * mon")
        dialog = page.dialog()
        click(dialog.save_button)
        page.settle()
        assert [one.when for one in page.stored()] == [Cron(expression="0 7 * * mon")]

    def test_every_plain_form(self, page: SchedulesPage) -> None:
        page.editor.append(SCRIPT)
        page.panel.open_dialog()
        times = page.dialog().times
        for when in (
            Daily(time="23:59"),
            Weekly(time="00:00", days=[Weekday.TUESDAY, Weekday.SUNDAY]),
            Monthly(time="12:30", day=31),
            Once(at=datetime(2100, 2, 3, 4, 5)),  # noqa: DTZ001
            Cron(expression="0 7 * * mon"),
        ):
            times.show_when(when)
            assert times.when() == when
        times.show_when(Weekly(time="07:00", days=[Weekday.MONDAY]))
        times.days[Weekday.MONDAY].setChecked(False)
        assert times.when() is None
        assert "Choose at least one day." in page.dialog().runs.text()


class TestChange:
    def test_the_fields_are_filled_and_the_script_stays(self, filled: SchedulesPage) -> None:
        filled.panel.take_focus()
        filled.press(Qt.Key.Key_Return)
        dialog = filled.dialog()
        assert (dialog.name.text(), dialog.script_name.text()) == ("Daily", "spawner.luau, as it was")
        assert faults(dialog) == []
        dialog.name.setText("Each morning")
        dialog.times.time.setTime(QTime(8, 0))
        dialog.missed.setCurrentIndex(1)
        click(dialog.save_button)
        filled.settle()
        changed = filled.stored()[1]
        assert (changed.name, changed.when, changed.missed) == ("Each morning", Daily(time="08:00"), Missed.SKIP)
        assert changed.request["script_code"] == "print(1)"

    def test_what_somebody_else_changed_meanwhile_is_not_overwritten(self, filled: SchedulesPage) -> None:
        click(button(filled.panel, "Change…"))
        dialog = filled.dialog()
        daily = filled.stored()[1]
        other = ScheduleChanges(version=1, name="Theirs")
        filled.server.app.state.parts.schedules.change(filled.member, daily.schedule_id, other)
        click(dialog.save_button)
        filled.settle()
        content = dialog.problem.content
        assert content is not None
        assert "changed in the meantime" in content.text
        assert filled.stored()[1].name == "Theirs"
