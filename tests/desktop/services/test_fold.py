"""Folding a task's events gives what a fresh fetch gives, in any order and however often they come."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.events import Phase, TaskEvent
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus, TaskView
from desktop.services.fold import fold, freshest, promised
from tests.desktop.services.samples import LIVES, MORNING, Row, accepted, lived

lives = st.sampled_from(sorted(LIVES))


def folded(task: TaskView | None, events: list[TaskEvent]) -> TaskView | None:
    for event in events:
        task = fold(task, event)
    return task


class TestFold:
    @pytest.mark.parametrize("life", LIVES)
    def test_a_whole_life_equals_a_fresh_fetch(self, life: str) -> None:
        row, events = lived(LIVES[life])
        assert folded(Row("task-1", seq=1).view(), events) == row.view()

    @given(lives, st.data())
    def test_the_life_from_any_point_on_equals_a_fresh_fetch(self, life: str, data: st.DataObject) -> None:
        phases = LIVES[life]
        point = data.draw(st.integers(0, len(phases)))
        fetched = lived(phases[:point])[0].view()
        row, events = lived(phases)
        assert folded(fetched, events) == row.view()

    @given(lives, st.randoms(use_true_random=False))
    def test_doubled_and_late_events_change_nothing(self, life: str, chance: random.Random) -> None:
        row, events = lived(LIVES[life])
        noisy: list[TaskEvent] = []
        for number, event in enumerate(events):
            noisy.append(event)
            noisy.extend(chance.choices(events[: number + 1], k=2))
        assert folded(Row("task-1", seq=1).view(), noisy) == row.view()

    def test_a_terminal_task_never_changes(self) -> None:
        row, _ = lived(LIVES["completed"])
        later = Row("task-1", status=TaskStatus.PROCESSING, attempt=9, progress=5.0)
        view = row.view()
        assert fold(view, later.event(Phase.STARTED, epoch="epoch-1", seq=99, at=MORNING)) is view
        assert fold(view, later.event(Phase.PROGRESS, epoch="epoch-1", seq=None, at=MORNING)) is view

    def test_progress_does_not_go_back(self) -> None:
        _, events = lived(LIVES["still running"])
        task = folded(None, events)
        assert task is not None
        assert task.progress == 10
        older = events[-1].model_copy(update={"progress": 9.0, "message": "Older"})
        assert fold(task, older) is task

    def test_progress_of_an_earlier_attempt_does_not_wake_a_waiting_task(self) -> None:
        _, events = lived((Phase.STARTED, Phase.PROGRESS, Phase.RETRYING))
        task = folded(None, events)
        assert task is not None
        assert fold(task, events[2]).status is TaskStatus.QUEUED

    def test_an_event_alone_makes_a_task(self) -> None:
        _, events = lived(LIVES["completed"])
        task = fold(None, events[-1])
        assert task.status is TaskStatus.COMPLETED
        assert task.resource_id == "task-1"


class TestFreshest:
    @given(lives, st.data())
    def test_a_fetch_that_events_overtook_takes_nothing_back(self, life: str, data: st.DataObject) -> None:
        phases = LIVES[life]
        earlier = data.draw(st.integers(0, len(phases)))
        later = data.draw(st.integers(earlier, len(phases)))
        old, new = lived(phases[:earlier])[0].view(), lived(phases[:later])[0].view()
        assert freshest(new, old) == new
        assert freshest(old, new) == new

    def test_what_events_do_not_carry_comes_from_the_fetch(self) -> None:
        _, events = lived(LIVES["completed"])
        promise = promised(accepted("task-1"), kind=SCRIPT_OPTIMIZATION, title="mine.luau", at=MORNING)
        known = folded(promise, events)
        fetched = Row("task-1", title="script.luau", seq=1).view()
        joined = freshest(known, fetched)
        assert (joined.title, joined.max_attempts) == ("script.luau", 3)
        assert joined.status is TaskStatus.COMPLETED


class TestPromised:
    def test_is_older_than_any_event(self) -> None:
        row, events = lived(LIVES["completed"])
        promise = promised(accepted("task-1"), kind=SCRIPT_OPTIMIZATION, title="script.luau", at=MORNING)
        assert promise.title == "script.luau"
        end = folded(promise, events)
        assert end is not None
        assert end.model_copy(update={"max_attempts": 3}) == row.view()
