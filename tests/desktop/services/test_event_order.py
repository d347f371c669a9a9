"""Each seq once, none skipped, whatever arrives."""

import random

from hypothesis import given
from hypothesis import strategies as st

from contracts.events import Phase, StreamEvent, TaskEvent
from desktop.services import event_order
from desktop.services.event_order import EventOrder, Position
from tests.desktop.services.samples import MORNING, Row


def event(seq: int, epoch: str = "epoch-1") -> TaskEvent:
    return Row(f"task-{seq}").event(Phase.QUEUED, epoch=epoch, seq=seq, at=MORNING)


def seqs(events: list[StreamEvent]) -> list[int | None]:
    return [each.seq for each in events]


class TestHear:
    def test_more_than_is_known_means_that_something_is_missing(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 4))
        behind = []
        for told in (4, 5):
            order.hear(Position("epoch-1", told))
            behind.append(order.is_behind)
        assert behind == [False, True]
        assert seqs(order.offer(event(5))) == [5]
        assert not order.is_behind, "it was only late"

    def test_another_epoch_means_that_all_is_missing(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 4))
        order.hear(Position("epoch-2", 1))
        assert order.is_behind

    def test_an_answer_counts_more_than_what_was_told_before_it(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 4))
        order.hear(Position("an epoch that is over", 9))
        order.asking()
        order.replay([])
        assert not order.is_behind


class TestOffer:
    def test_without_a_position_everything_waits(self) -> None:
        order = EventOrder()
        assert order.offer(event(5)) == []
        assert order.is_behind
        assert seqs(order.jump(Position("epoch-1", 4))) == [5]
        assert not order.is_behind

    def test_what_is_known_is_dropped(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 4))
        assert order.offer(event(4)) == []
        assert not order.is_behind

    def test_a_gap_is_kept_until_it_is_filled(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 0))
        assert order.offer(event(2)) == []
        assert order.is_behind
        assert seqs(order.offer(event(1))) == [1, 2]
        assert not order.is_behind

    @given(st.randoms(use_true_random=False))
    def test_shuffled_and_doubled_events_come_out_once_and_in_order(self, chance: random.Random) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 0))
        sent = [event(seq) for seq in range(1, 30)] * 2
        chance.shuffle(sent)
        out = [ready for each in sent for ready in order.offer(each)]
        assert seqs(out) == list(range(1, 30))

    def test_held_events_are_bounded(self) -> None:
        order = EventOrder()
        for seq in range(event_order.MOST_HELD + 50):
            order.offer(event(seq + 1))
        assert seqs(order.jump(Position("epoch-1", 50)))[-1] == event_order.MOST_HELD + 50
        assert order.offer(event(1)) == []


class TestReplay:
    def test_fills_the_gap_and_releases_what_waited(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 0))
        order.offer(event(4))
        assert seqs(order.replay([event(1), event(2), event(3)])) == [1, 2, 3, 4]
        assert order.position == Position("epoch-1", 4)

    def test_late_events_of_another_epoch_do_not_wait_for_ever(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-2", 3))
        order.offer(event(9, "epoch-1"))
        assert order.is_behind
        order.asking()
        assert order.replay([]) == []
        assert not order.is_behind

    def test_an_answer_does_not_judge_what_came_after_the_question(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 3))
        order.asking()
        order.offer(event(1, "epoch-2"))
        assert order.replay([]) == []
        assert order.is_behind
        assert seqs(order.jump(Position("epoch-2", 0))) == [1]


class TestJump:
    def test_does_not_go_back_in_its_epoch(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 7))
        order.jump(Position("epoch-1", 5))
        assert order.position == Position("epoch-1", 7)

    def test_a_new_epoch_may_begin_lower(self) -> None:
        order = EventOrder()
        order.jump(Position("epoch-1", 7))
        order.offer(event(3, "epoch-2"))
        assert seqs(order.jump(Position("epoch-2", 2))) == [3]
