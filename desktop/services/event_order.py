"""Puts the events of one log in order: each seq once, none skipped."""

from dataclasses import dataclass

from contracts.events import StreamEvent

MOST_HELD = 2_000
"""Events kept while an earlier one is missing. Beyond that the oldest go; the catch-up brings them again."""


@dataclass(frozen=True)
class Position:
    """Everything up to `seq` of this epoch is known."""

    epoch: str
    seq: int


class EventOrder:
    """Transitions go in as they come and out in order. Without a position everything is held."""

    def __init__(self) -> None:
        self._position: Position | None = None
        self._epoch: str | None = None
        self._held: dict[tuple[str, int], StreamEvent] = {}
        self._older_than_answer: set[tuple[str, int]] = set()
        self._told: Position | None = None

    @property
    def position(self) -> Position | None:
        """Where this client stands in the log; None before the first snapshot."""
        return self._position

    @property
    def epoch(self) -> str | None:
        """The epoch that is known, also after its position was lost; None before the first snapshot."""
        return self._position.epoch if self._position is not None else self._epoch

    @property
    def is_behind(self) -> bool:
        """Whether an event did not come: one is held that waits for it, or the server has said that there is more."""
        here, told = self._position, self._told
        if told is None or (here is not None and here.epoch == told.epoch and here.seq >= told.seq):
            return bool(self._held)
        return True

    def hear(self, told: Position) -> None:
        """The server says where its log stands."""
        self._told = told

    def forget(self) -> None:
        """The position is lost: only a snapshot helps."""
        self._epoch, self._position = self.epoch, None

    def asking(self) -> None:
        """Call before asking the server: its answer decides on what is held by now, not on what comes later."""
        self._older_than_answer = set(self._held)
        self._told = None

    def offer(self, event: StreamEvent) -> list[StreamEvent]:
        """Takes a live transition; gives what may be applied now, in order."""
        assert event.seq is not None
        self._held[event.epoch, event.seq] = event
        if len(self._held) > MOST_HELD:
            del self._held[min(self._held, key=lambda key: key[1])]
        return self._released()

    def replay(self, events: list[StreamEvent]) -> list[StreamEvent]:
        """Takes a page of the server's log, which has no gaps; gives what is new of it and what that released."""
        self._drop_other_epochs()
        ready: list[StreamEvent] = []
        for event in events:
            here = self._position
            if here is None or event.epoch != here.epoch or event.seq is None or event.seq <= here.seq:
                continue
            ready.append(event)
            self._position = Position(here.epoch, event.seq)
            self._held.pop((event.epoch, event.seq), None)
        return ready + self._released()

    def jump(self, to: Position) -> list[StreamEvent]:
        """Goes to the position of a snapshot; gives the live events that follow it. Never back in the same epoch."""
        here = self._position
        if here is None or here.epoch != to.epoch or here.seq < to.seq:
            self._position = to
        self._drop_other_epochs()
        return self._released()

    def _drop_other_epochs(self) -> None:
        """The server has said which epoch it is in: of another, what came before the question will never fit.

        What came since may be of an epoch that began after the answer.
        """
        if self._position is not None:
            epoch, old = self._position.epoch, self._older_than_answer
            self._held = {key: event for key, event in self._held.items() if key[0] == epoch or key not in old}

    def _released(self) -> list[StreamEvent]:
        here = self._position
        if here is None:
            return []
        ready: list[StreamEvent] = []
        while (event := self._held.pop((here.epoch, here.seq + 1), None)) is not None:
            ready.append(event)
            here = Position(here.epoch, here.seq + 1)
        self._position = here
        self._held = {key: event for key, event in self._held.items() if key[0] != here.epoch or key[1] > here.seq}
        return ready
