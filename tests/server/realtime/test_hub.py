"""The hub in memory: who gets what, whatever the order of things."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from server.realtime.connections import Connection
from server.realtime.hub import Event, Hub, HubConfig
from server.realtime.protocol import Code

CHANNELS = ("private-a", "private-b", "private-c")
PEOPLE = 4
END = "end"


@dataclass(frozen=True, slots=True)
class Join:
    who: int
    channel: str


@dataclass(frozen=True, slots=True)
class Leave:
    who: int
    channel: str


@dataclass(frozen=True, slots=True)
class Publish:
    channels: tuple[str, ...]
    except_who: int | None


@dataclass(frozen=True, slots=True)
class Disconnect:
    who: int


Step = Join | Leave | Publish | Disconnect

_who, _channel = st.integers(0, PEOPLE - 1), st.sampled_from(CHANNELS)
_steps: st.SearchStrategy[Step] = st.one_of(
    st.builds(Join, _who, _channel),
    st.builds(Leave, _who, _channel),
    st.builds(Publish, st.lists(_channel, min_size=1, max_size=4).map(tuple), st.none() | _who),
    st.builds(Disconnect, _who),
)


@dataclass
class Person:
    """One subscriber, and what it must have received by the rules alone."""

    connection: Connection
    joined: set[str] = field(default_factory=set)
    due: list[tuple[str, str]] = field(default_factory=list)
    gone: bool = False


class Story:
    """Plays steps on a hub and on the plainest model of one."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.people = [Person(hub.connect()) for _ in range(PEOPLE)]
        self.published = 0

    def play(self, step: Step) -> None:
        if isinstance(step, Publish):
            self._publish(step)
            return
        person = self.people[step.who]
        if person.gone:
            return
        if isinstance(step, Join):
            assert self.hub.subscribe(person.connection, step.channel) == (step.channel not in person.joined)
            person.joined.add(step.channel)
        elif isinstance(step, Leave):
            self.hub.unsubscribe(person.connection, step.channel)
            person.joined.discard(step.channel)
        else:
            self.hub.disconnect(person.connection)
            person.joined.clear()
            person.gone = True

    def _publish(self, step: Publish) -> None:
        self.published += 1
        data = str(self.published)
        cause = None if step.except_who is None else self.people[step.except_who]
        self.hub.publish(Event("note", step.channels, data, cause.connection.socket_id if cause is not None else None))
        for person in self.people:
            if person is not cause:
                named = dict.fromkeys(step.channels)
                person.due.extend((channel, data) for channel in named if channel in person.joined)


async def received(connection: Connection) -> list[tuple[str, str]]:
    """Everything that waits for this subscriber."""
    connection.put(END)
    frames = []
    while (text := await connection.next_frame()) not in (END, None):
        assert text is not None
        frame = json.loads(text)
        frames.append((frame["channel"], frame["data"]))
    return frames


async def told(steps: Sequence[Step]) -> None:
    hub = Hub(HubConfig(app_id="1", key="key", secret="secret"))
    story = Story(hub)
    for step in steps:
        story.play(step)
    for person in story.people:
        assert await received(person.connection) == person.due
    joined = [channel for person in story.people for channel in person.joined]
    assert hub.subscriber_counts() == {channel: joined.count(channel) for channel in set(joined)}
    assert hub.connection_count == sum(not person.gone for person in story.people)


class TestPublish:
    @given(st.lists(_steps, max_size=40))
    def test_every_event_arrives_once_and_in_order_at_those_who_listen_then(self, steps: list[Step]) -> None:
        asyncio.run(told(steps))


class TestOverflow:
    @given(limit=st.integers(1, 5), extra=st.integers(1, 5))
    def test_the_connection_is_given_up_with_its_queue(self, limit: int, extra: int) -> None:
        async def story() -> None:
            hub = Hub(HubConfig(app_id="1", key="key", secret="secret", max_queue=limit))
            slow, quick = hub.connect(), hub.connect()
            hub.subscribe(slow, CHANNELS[0])
            hub.subscribe(quick, CHANNELS[0])
            for number in range(limit + extra):
                hub.publish(Event("note", (CHANNELS[0],), str(number)))
                assert await quick.next_frame() is not None
            assert await slow.next_frame() is None
            assert slow.close_code == Code.OVER_CAPACITY
            assert slow.close_frame is not None
            assert json.loads(slow.close_frame)["data"]["code"] == 4100
            assert quick.close_code is None

        asyncio.run(story())


class TestClose:
    def test_the_first_reason_counts(self) -> None:
        async def story() -> None:
            connection = Hub(HubConfig(app_id="1", key="key", secret="secret")).connect()
            connection.close(4009, "first")
            connection.close(4100, "second")
            connection.put("late")
            assert await connection.next_frame() is None
            await connection.ended()
            assert connection.close_code == 4009

        asyncio.run(story())


class TestRoom:
    async def _hub(self) -> Hub:
        return Hub(HubConfig("1", "key", "secret", max_waiting=2, max_of_one=2))

    def test_of_those_in_no_channel_the_oldest_goes(self) -> None:
        async def run() -> list[int | None]:
            hub = await self._hub()
            joined, *waiting = (hub.connect() for _ in range(2))
            hub.subscribe(joined, CHANNELS[0], "mia")
            waiting += [hub.connect() for _ in range(2)]
            return [one.close_code for one in (joined, *waiting)]

        assert asyncio.run(run()) == [None, Code.OVER_CAPACITY, None, None]

    def test_who_has_left_makes_room(self) -> None:
        async def run() -> list[int | None]:
            hub = await self._hub()
            first, second = hub.connect(), hub.connect()
            hub.disconnect(first)
            return [second.close_code, hub.connect().close_code]

        assert asyncio.run(run()) == [None, None]

    def test_one_user_has_so_many_sockets(self) -> None:
        async def run() -> list[bool]:
            hub = await self._hub()
            made = [hub.connect() for _ in range(2)]
            for one in made:
                for channel in CHANNELS:
                    hub.subscribe(one, channel, "mia")
            another = hub.connect()
            full = [hub.has_room(another, "mia"), hub.has_room(made[0], "mia"), hub.has_room(another, "ben")]
            hub.disconnect(made[0])
            return [*full, hub.has_room(another, "mia")]

        assert asyncio.run(run()) == [False, True, True, True]
