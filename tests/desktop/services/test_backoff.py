"""Pauses between tries."""

import random

from desktop.services.backoff import Backoff


class TestNext:
    def test_doubles_up_to_the_most(self) -> None:
        backoff = Backoff()
        assert [backoff.next() for _ in range(9)] == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]

    def test_jitter_stays_within_and_spreads(self) -> None:
        backoff = Backoff(1, 8, random.Random(7))
        pauses = [backoff.next() for _ in range(200)]
        assert pauses[0] <= 1
        assert max(pauses) <= 8
        assert min(pauses[4:]) < 1
        assert max(pauses[4:]) > 7

    def test_begins_again_after_a_reset(self) -> None:
        backoff = Backoff()
        backoff.next()
        backoff.next()
        backoff.reset()
        assert backoff.next() == 0.5

    def test_any_number_of_tries(self) -> None:
        backoff = Backoff()
        assert [backoff.next() for _ in range(2000)][-1] == 30
