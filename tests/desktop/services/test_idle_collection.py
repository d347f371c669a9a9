"""When garbage is collected: between two tasks, and not for ever later."""

import gc
from collections.abc import Iterator

import pytest

from desktop.services import idle_collection
from desktop.services.idle_collection import IdleCollection


class Cycle:
    """Garbage that only a full collection finds once it is old."""

    gone = 0

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Cycle.gone += 1


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    thresholds = gc.get_threshold()
    gc.collect()
    Cycle.gone = 0
    yield
    gc.set_threshold(*thresholds)


def old_garbage() -> None:
    """A cycle that has outlived the young collections, and so many of these that a full one is due."""
    Cycle()
    cycle = Cycle()
    for _ in range(12):
        gc.collect(1)
    del cycle


def test_an_idle_window_collects(qapp: object) -> None:
    collection = IdleCollection(lambda: False)
    collection.begin()
    old_garbage()
    assert Cycle.gone == 1
    collection.look()
    assert Cycle.gone == 2


def test_a_busy_one_waits_and_python_does_not_do_it_instead(qapp: object) -> None:
    collection = IdleCollection(lambda: True)
    collection.begin()
    old_garbage()
    held = [[one] for one in range(200_000)]
    collection.look()
    assert (len(held), Cycle.gone) == (200_000, 1)


def test_but_not_for_ever(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_collection, "LONGEST_SECONDS", 0.0)
    collection = IdleCollection(lambda: True)
    collection.begin()
    old_garbage()
    collection.look()
    assert Cycle.gone == 2


def test_nothing_is_looked_through_when_nothing_was_made(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    collection = IdleCollection(lambda: False)
    collection.begin()
    gc.collect()
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda *_: collected.append(1))
    collection.look()
    assert collected == []
