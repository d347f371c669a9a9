"""The tree of groups and lines: as a plain regrouping would give it, whatever happens in whatever order."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from contracts.tasks import SCRIPT_OPTIMIZATION
from desktop.services import times_left
from desktop.services.event_order import Position
from desktop.services.job_runner import JobRunner
from desktop.services.local.outbox_rows import NewTask
from desktop.services.lost_tasks import LostTasks
from desktop.services.outbox import Outbox
from desktop.services.task_tracker import TaskTracker
from desktop.views.tasks.grouping import GroupKey, Show, TaskFilter, group_of
from desktop.views.tasks.item import TaskItem, item_of_task
from desktop.views.tasks.model import GROUP_ROLE, HIDDEN_ROLE, ITEM_ROLE, PAGE, ShownGroup, TaskListModel
from desktop.views.tasks.wording import item_figures
from tests.desktop.services.samples import Row
from tests.desktop.services.waiting import recorded
from tests.desktop.views.tasks.conftest import NOON, TODAY, Put

DONE = (Phase.STARTED, Phase.COMPLETED)
BROKEN = (Phase.STARTED, Phase.FAILED)
Phases = tuple[Phase, ...]


def shown(model: TaskListModel) -> dict[str, list[str]]:
    """Headings with the titles below them; what offers more is shown as a number."""
    found: dict[str, list[str]] = {}
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        heading = group.data(GROUP_ROLE)
        assert isinstance(heading, ShownGroup)
        lines = [model.index(line, 0, group) for line in range(model.rowCount(group))]
        found[heading.name] = [line.data() if line.data(ITEM_ROLE) else str(line.data(HIDDEN_ROLE)) for line in lines]
    return found


def item(model: TaskListModel, key: str) -> TaskItem:
    found = model.index_of(key).data(ITEM_ROLE)
    assert isinstance(found, TaskItem)
    return found


class TestGroups:
    def test_what_is_going_on_stands_first_then_the_days(self, model: TaskListModel, put: Put) -> None:
        put("old", *DONE, age=1)
        put("new", *DONE)
        put("running", Phase.STARTED, age=2)
        put("queued")
        model.flush()
        assert list(shown(model).items()) == [
            ("Active", ["queued.luau", "running.luau"]),
            ("Earlier today", ["new.luau"]),
            ("Yesterday", ["old.luau"]),
        ]

    def test_a_task_moves_when_it_ends_and_an_empty_group_goes(self, model: TaskListModel, put: Put) -> None:
        put("a", Phase.STARTED)
        model.flush()
        put("a", *DONE)
        model.flush()
        assert shown(model) == {"Earlier today": ["a.luau"]}

    def test_a_waiting_request_stands_with_what_is_going_on(self, model: TaskListModel, outbox: Outbox) -> None:
        entry = outbox.submit(NewTask(SCRIPT_OPTIMIZATION, {}), "waits.luau")
        model.flush()
        assert shown(model) == {"Active": ["waits.luau"]}
        outbox.remove(entry)
        model.flush()
        assert (shown(model), model.active) == ({}, 0)


class TestFilter:
    @pytest.mark.parametrize(
        ("wanted", "titles"),
        [
            (TaskFilter(Show.ACTIVE), {"run.luau"}),
            (TaskFilter(Show.COMPLETED), {"done.luau"}),
            (TaskFilter(Show.FAILED), {"broken.luau"}),
            (TaskFilter(text="RUN"), {"run.luau"}),
            (TaskFilter(kind=SCRIPT_OPTIMIZATION), {"run.luau", "done.luau", "broken.luau"}),
            (TaskFilter(kind="haiku"), set()),
        ],
    )
    def test_shows_what_all_its_parts_let_through(
        self, model: TaskListModel, put: Put, wanted: TaskFilter, titles: set[str]
    ) -> None:
        model.set_filter(wanted)
        put("run", Phase.STARTED)
        put("done", *DONE)
        put("broken", *BROKEN)
        model.flush()
        assert {title for lines in shown(model).values() for title in lines} == titles
        assert (model.total, model.shown, model.active) == (3, len(titles), 1)


class TestLongGroups:
    def test_lay_out_a_part_and_offer_more(self, model: TaskListModel, put: Put) -> None:
        for number in range(PAGE + 50):
            put(f"{number:03}", *DONE, minute=number)
        model.flush()
        lines = shown(model)["Earlier today"]
        assert (len(lines), lines[0], lines[-1]) == (PAGE + 1, f"{PAGE + 49:03}.luau", "50")
        model.show_more(GroupKey(TODAY))
        lines = shown(model)["Earlier today"]
        assert (len(lines), lines[-1]) == (PAGE + 50, "000.luau")

    def test_what_is_not_laid_out_comes_and_goes_unseen(
        self, model: TaskListModel, put: Put, tracker: TaskTracker
    ) -> None:
        for number in range(PAGE):
            put(f"{number:03}", *DONE, minute=number + 10)
        model.flush()
        model._rebuild()
        for number, hidden in enumerate(["1", "2", "3"]):
            put(f"early-{number}", *DONE, minute=number)
            model.flush()
            assert shown(model)["Earlier today"][-1] == hidden
        for number, last in enumerate(["2", "1", "000.luau"]):
            tracker.forget(f"early-{number}")
            model.flush()
            assert shown(model)["Earlier today"][-1] == last


class TestPace:
    def test_the_first_change_is_shown_at_once_and_the_next_after_a_pause(
        self, model: TaskListModel, tracker: TaskTracker, put: Put, qtbot: QtBot
    ) -> None:
        row = put("a")
        assert item(model, "a") == item_of_task(row.view())
        row.advance(Phase.STARTED, 9, NOON)
        with qtbot.waitSignal(model.dataChanged):
            tracker.observe(row.view())
            assert item(model, "a") != item_of_task(row.view())
        assert item(model, "a") == item_of_task(row.view())


class TestReset:
    def test_a_snapshot_in_which_little_changed_lays_out_little(
        self, model: TaskListModel, tracker: TaskTracker, put: Put, qtbot: QtBot
    ) -> None:
        rows = [put(name, Phase.STARTED) for name in ("a", "b", "c")]
        model.flush()
        tracker.forget("c")
        model.flush()
        rebuilt, changed = recorded(model.modelReset), recorded(model.dataChanged)
        views = [row.view() for row in rows[:2]]
        rows[0].advance(Phase.COMPLETED, 9, NOON)
        tracker._take_snapshot(Position("e", 9), [rows[0].view(), views[1]])
        model.flush()
        assert rebuilt == []
        assert shown(model) == {"Active": ["b.luau"], "Earlier today": ["a.luau"]}
        changed.clear()
        tracker._take_snapshot(Position("e", 9), [rows[0].view(), views[1]])
        model.flush()
        assert (rebuilt, changed) == ([], [])

    def test_one_in_which_much_changed_rebuilds_the_list(
        self, model: TaskListModel, tracker: TaskTracker, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("desktop.views.tasks.model.MOST_SINGLE", 2)
        rebuilt = recorded(model.modelReset)
        tracker._take_snapshot(Position("e", 9), [_row(number, DONE, 0).view() for number in range(3)])
        model.flush()
        assert (len(rebuilt), model.total) == (1, 3)


STEPS = st.tuples(
    st.sampled_from(["put", "put", "put", "forget", "filter", "more", "flush"]),
    st.integers(0, 7),
    st.sampled_from([(), (Phase.STARTED,), DONE, BROKEN, (Phase.CANCELLED,)]),
    st.integers(0, 2),
)
UNHURRIED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


class TestAnyOrder:
    @given(steps=st.lists(STEPS, max_size=40))
    @UNHURRIED
    def test_it_is_what_a_plain_regrouping_gives(
        self,
        tracker: TaskTracker,
        outbox: Outbox,
        jobs: JobRunner,
        monkeypatch: pytest.MonkeyPatch,
        steps: list[tuple[str, int, Phases, int]],
    ) -> None:
        monkeypatch.setattr("desktop.views.tasks.model.PAGE", 3)
        monkeypatch.setattr("desktop.views.tasks.model.MORE", 3)
        for task in tracker.tasks():
            tracker.forget(task.task_id)
        model = TaskListModel(tracker, outbox, LostTasks(jobs, outbox), today=lambda: TODAY)
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        act: dict[str, Callable[[int, Phases, int], None]] = {
            "put": lambda number, phases, age: tracker.recall(_row(number, phases, age).view()),
            "forget": lambda number, _phases, _age: tracker.forget(f"task-{number}"),
            "filter": lambda number, _phases, _age: model.set_filter(TaskFilter(list(Show)[number % len(Show)])),
            "more": lambda _number, _phases, age: _more(model, age),
            "flush": lambda _number, _phases, _age: model.flush(),
        }
        for step, number, phases, age in steps:
            act[step](number, phases, age)
        model.flush()
        assert everything(model) == regrouped(tracker, model.filter)
        assert model.active == sum(not task.status.is_terminal for task in tracker.tasks())
        del tester
        model.deleteLater()


class TestTimeLeft:
    def test_a_running_line_counts_down_and_is_painted_anew(
        self, model: TaskListModel, tracker: TaskTracker, put: Put, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seconds = [0.0]
        monkeypatch.setattr(times_left, "monotonic", lambda: seconds[0])
        row = put("a", Phase.STARTED, Phase.PROGRESS)
        tracker.observe(row.view().model_copy(update={"eta_seconds": (6.0, 9.0), "progress": 20.0}))
        model.flush()
        changed = recorded(model.dataChanged)
        for passed, words in ((0.5, "6 s to 9 s left"), (2.0, "4 s to 7 s left")):
            seconds[0] += passed
            model._times_left.passed.emit("a")
            model.flush()
            assert item_figures(item(model, "a")) == f"20 % · {words}"
        assert len(changed) == 1


def _row(number: int, phases: Phases, age: int) -> Row:
    created = NOON - timedelta(days=age) + timedelta(minutes=number)
    row = Row(f"task-{number}", created_at=created, seq=1)
    for step, phase in enumerate(phases):
        row.advance(phase, step + 2, created)
    return row


def _more(model: TaskListModel, row: int) -> None:
    heading = model.index(row, 0).data(GROUP_ROLE)
    if isinstance(heading, ShownGroup):
        model.show_more(heading.key)


def everything(model: TaskListModel) -> dict[GroupKey, list[str]]:
    """All lines by their group, after everything has been laid out."""
    found: dict[GroupKey, list[str]] = {}
    for row in range(model.rowCount()):
        group: QModelIndex = model.index(row, 0)
        heading = group.data(GROUP_ROLE)
        assert isinstance(heading, ShownGroup)
        while model.index(model.rowCount(group) - 1, 0, group).data(HIDDEN_ROLE):
            model.show_more(heading.key)
        lines = [model.index(line, 0, group).data(ITEM_ROLE) for line in range(model.rowCount(group))]
        assert heading.count == len(lines)
        found[heading.key] = [line.key for line in lines]
    return found


def regrouped(tracker: TaskTracker, wanted: TaskFilter) -> dict[GroupKey, list[str]]:
    items = [item_of_task(task) for task in tracker.tasks()]
    found: dict[GroupKey, list[str]] = {}
    for one in sorted(items, key=lambda item: item.order, reverse=True):
        if wanted.lets_through(one):
            found.setdefault(group_of(one), []).append(one.key)
    return dict(sorted(found.items(), key=lambda pair: pair[0].rank))
