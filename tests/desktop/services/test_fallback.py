"""Pusher and the server's own hub, each a real hub in a process of its own, that are killed, frozen and refuse."""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from contracts.events import CHANNEL_MOVED, Phase, TaskEvent
from contracts.session import ChannelTransport, PollingTransport, RealtimeConfig, TransportKind
from desktop.services.api_client import ApiClient
from desktop.services.job_runner import JobRunner
from desktop.services.realtime_feed import FeedState, FeedTiming, RealtimeFeed
from desktop.services.task_tracker import TaskTracker, TrackerTiming
from desktop.services.transport_ladder import LadderTiming
from server.realtime.protocol import error
from server.realtime.sender import PusherSender, SenderConfig, SendFailed
from server.realtime.signatures import channel_auth
from tests.desktop.conftest import Run
from tests.desktop.services.hub_process import CONFIG, hub_process, realtime_of
from tests.desktop.services.ledger_app import CHANNEL, LedgerApp, Refused
from tests.desktop.services.samples import ORGANIZATION
from tests.desktop.services.serving import served
from tests.desktop.services.waiting import recorded, until

LADDER = LadderTiming(tries=2, first_rest=0.3, longest_rest=2, stable_after=600)
QUICK = FeedTiming(
    subscribe_deadline=6,
    ping_interval=0.2,
    pong_deadline=3,
    first_pause=0.02,
    longest_pause=0.1,
    sent_away=0.05,
    spread=0.05,
    ladder=LADDER,
)


def free_ports(count: int) -> list[int]:
    """Free now, for hubs that come and go."""
    holders = [socket.socket() for _ in range(count)]
    for holder in holders:
        holder.bind(("127.0.0.1", 0))
    ports = [int(holder.getsockname()[1]) for holder in holders]
    for holder in holders:
        holder.close()
    return ports


@dataclass
class World:
    """A ledger whose events go to both hubs, and the client under test."""

    ledger: LedgerApp
    pusher: int
    hub: int
    feed: RealtimeFeed
    tracker: TaskTracker
    api: ApiClient
    run: Run[Any]

    def config(self, channel: str = CHANNEL) -> RealtimeConfig:
        base = realtime_of(self.hub, CHANNEL)
        to_pusher = ChannelTransport(
            kind=TransportKind.PUSHER,
            key=CONFIG.key,
            host="127.0.0.1",
            port=self.pusher,
            secure=False,
            cluster=None,
            channel=channel,
        )
        polling = PollingTransport(busy_seconds=0.05, idle_seconds=600)
        return base.model_copy(update={"transports": [to_pusher, *base.channels(), polling]})

    def follow(self, channel: str = CHANNEL) -> None:
        self.ledger.realtime = self.config(channel)
        self.tracker.attach(self.api, ORGANIZATION)
        self.feed.connect_to(self.api, self.config(channel))

    def fell_back(self) -> bool:
        return self.feed.fallen_back

    def reaches(self, kind: TransportKind) -> None:
        self.run(until(lambda: self.feed.transport is kind, f"live events by {kind}"))
        if kind is not TransportKind.POLLING:
            self.run(until(lambda: self.tracker.live, "the tracker is live"))

    def happens(self, *events: TaskEvent) -> None:
        """As the two publishers do it: who is down gets nothing now."""

        def publish() -> None:
            for port in (self.pusher, self.hub):
                send(port, *events)

        self.run(asyncio.to_thread(publish))

    def agrees(self) -> None:
        def truth() -> bool:
            return self.tracker.tasks() == self.ledger.page(limit=1000, before=None).tasks

        self.run(until(truth, "the state of a fresh fetch"))


def send(port: int, *events: TaskEvent, channel: str = CHANNEL) -> None:
    """Through the official SDK."""
    sender = PusherSender(
        SenderConfig(
            CONFIG.app_id, CONFIG.key, CONFIG.secret, host="127.0.0.1", port=port, secure=False, timeout_seconds=1
        )
    )
    for event in events:
        try:
            sender.send(channel, event.event, event.model_dump(mode="json", exclude_none=True))
        except SendFailed:
            return


@pytest.fixture
def world(jobs: JobRunner, api: ApiClient, run: Run[Any], ledger: LedgerApp) -> Iterator[World]:
    ledger.sign = lambda socket_id, channel: channel_auth(CONFIG.key, CONFIG.secret, socket_id, channel)
    feed = RealtimeFeed(jobs, timing=QUICK)
    tracker = TaskTracker(jobs, feed, timing=TrackerTiming(gap_patience=0.05, heartbeat=600, polling=0.05))
    pusher, hub = free_ports(2)
    yield World(ledger, pusher, hub, feed, tracker, api, run)
    tracker.detach()
    run(feed.close())


@contextmanager
def refusing(port: int, code: int, *, frame: bool) -> Iterator[None]:
    """As Pusher refuses: with a close code, and for old protocols with a frame before it."""

    async def refuse(websocket: WebSocket) -> None:
        await websocket.accept()
        if frame:
            await websocket.send_text(error("refused", code))
        await websocket.close(code)

    with served(Starlette(routes=[WebSocketRoute("/app/{key}", refuse)]), port):
        yield


class TestDownAndUp:
    def test_pusher_is_killed_and_comes_back_and_nothing_is_lost_or_told_twice(self, world: World) -> None:
        announced = {name: recorded(getattr(world.tracker, name)) for name in ("started", "completed")}
        lives = recorded(world.tracker.live_changed)
        with hub_process(world.hub):
            with hub_process(world.pusher):
                world.follow()
                world.reaches(TransportKind.PUSHER)
                assert not world.fell_back()
                world.happens(world.ledger.submit("task-0"), world.ledger.advance("task-0", Phase.STARTED))
                world.run(until(lambda: announced["started"], "the start"))
            world.reaches(TransportKind.HUB)
            assert world.fell_back()
            lives.clear()
            world.happens(world.ledger.submit("task-1"), world.ledger.advance("task-1", Phase.STARTED))
            world.run(until(lambda: len(announced["started"]) == 2, "the second start"))
            with hub_process(world.pusher):
                world.reaches(TransportKind.PUSHER)
                world.happens(*[world.ledger.advance(f"task-{n}", Phase.COMPLETED) for n in (0, 1)])
                world.run(until(lambda: len(announced["completed"]) == 2, "both ends"))
                world.agrees()
        assert lives == [], "on the way up it never stops being live"
        assert announced == {"started": ["task-0", "task-1"], "completed": ["task-0", "task-1"]}

    def test_both_are_down_and_the_log_is_asked(self, world: World) -> None:
        completed = recorded(world.tracker.completed)
        world.follow()
        world.ledger.submit("task-0")
        world.ledger.advance("task-0", Phase.STARTED)
        world.run(until(lambda: world.tracker.get("task-0"), "the task"))
        world.reaches(TransportKind.POLLING)
        world.ledger.advance("task-0", Phase.COMPLETED)
        world.run(until(lambda: completed, "the end"))
        with hub_process(world.hub):
            world.reaches(TransportKind.HUB)
            with hub_process(world.pusher):
                world.reaches(TransportKind.PUSHER)
        world.agrees()

    def test_pusher_is_frozen(self, world: World) -> None:
        with hub_process(world.hub), hub_process(world.pusher) as pusher:
            world.follow()
            world.reaches(TransportKind.PUSHER)
            pusher.send_signal(signal.SIGSTOP)
            world.reaches(TransportKind.HUB)
            event = world.ledger.submit("task-0")
            world.run(asyncio.to_thread(send, world.hub, event))
            world.run(until(lambda: world.tracker.get("task-0"), "the task"))
            pusher.send_signal(signal.SIGCONT)
            world.reaches(TransportKind.PUSHER)
            world.agrees()

    def test_the_hub_is_frozen_while_it_stands_in(self, world: World) -> None:
        with hub_process(world.hub) as hub:
            world.follow()
            world.reaches(TransportKind.HUB)
            hub.send_signal(signal.SIGSTOP)
            world.ledger.submit("task-0")
            world.run(until(lambda: world.tracker.get("task-0"), "the task, by asking"))
            hub.send_signal(signal.SIGCONT)
            world.reaches(TransportKind.HUB)


class TestRefusals:
    @pytest.mark.parametrize("frame", [True, False])
    @pytest.mark.parametrize("code", [4001, 4004, 4100])
    def test_the_hub_takes_over_and_pusher_is_tried_again_later(self, world: World, code: int, frame: bool) -> None:
        with hub_process(world.hub):
            with refusing(world.pusher, code, frame=frame):
                world.follow()
                world.reaches(TransportKind.HUB)
                world.happens(world.ledger.submit("task-0"))
                world.run(until(lambda: world.tracker.get("task-0"), "the task"))
            with hub_process(world.pusher):
                world.reaches(TransportKind.PUSHER)

    def test_there_is_no_flapping(self, world: World) -> None:
        """Pusher lets everybody in and sends them away at once."""
        switches = recorded(world.feed.transport_changed)
        with hub_process(world.hub), refusing(world.pusher, 4100, frame=True):
            world.follow()
            world.reaches(TransportKind.HUB)
            switches.clear()
            world.run(asyncio.sleep(3))
            assert switches == [], "the hub is kept while Pusher is tried beside it"

    def test_a_person_who_may_not_is_asked_for_nowhere(self, world: World) -> None:
        world.ledger.refusals["/pusher/auth"] = [Refused(403, "Forbidden")] * 3
        states = recorded(world.feed.state_changed)
        with hub_process(world.hub), hub_process(world.pusher):
            world.follow()
            world.run(until(lambda: world.feed.state is FeedState.OFF and states, "the end"))
        assert FeedState.LIVE not in states


class TestDeafness:
    def test_where_only_the_server_cannot_reach_pusher_the_hub_takes_over(self, world: World) -> None:
        with hub_process(world.hub), hub_process(world.pusher):
            world.follow()
            world.reaches(TransportKind.PUSHER)
            for number in range(3):
                event = world.ledger.submit(f"task-{number}")
                world.run(asyncio.to_thread(send, world.hub, event))
                world.tracker._catch_up()
                world.run(until(lambda: world.tracker.get(f"task-{number}"), "the task, by asking"))  # noqa: B023
                if world.feed.transport is not TransportKind.PUSHER:
                    break
            world.reaches(TransportKind.HUB)
            world.agrees()


class TestMovedChannel:
    def test_the_client_follows_without_loss(self, world: World) -> None:
        new = f"{CHANNEL}.1"
        with hub_process(world.hub), hub_process(world.pusher):
            world.follow()
            world.reaches(TransportKind.PUSHER)
            subscribed = recorded(world.feed.subscribed)
            world.ledger.realtime = world.config(new)
            asked = list[str]()
            sign: Callable[[str, str], str] = world.ledger.sign

            def noting(socket_id: str, channel: str) -> str:
                asked.append(channel)
                return sign(socket_id, channel)

            world.ledger.sign = noting
            sender = PusherSender(
                SenderConfig(
                    CONFIG.app_id, CONFIG.key, CONFIG.secret, host="127.0.0.1", port=world.pusher, secure=False
                )
            )
            world.run(asyncio.to_thread(sender.send, CHANNEL, CHANNEL_MOVED, {}))
            event = world.ledger.submit("task-0")
            world.run(asyncio.to_thread(send, world.pusher, event, channel=new))
            world.run(until(lambda: subscribed, "the new subscription"))
            assert asked == [new]
            assert world.feed.transport is TransportKind.PUSHER
            later = world.ledger.submit("task-1")
            world.run(asyncio.to_thread(send, world.pusher, later, channel=new))
            world.agrees()

    def test_one_that_moved_while_the_hub_stood_in_is_found_as_well(self, world: World) -> None:
        old, new, sign = f"{CHANNEL}.1", f"{CHANNEL}.2", world.ledger.sign
        moved = list[bool]()

        def refusing_the_old(socket_id: str, channel: str) -> str:
            if moved and channel == old:
                raise Refused(403, "ForeignChannel")
            return str(sign(socket_id, channel))

        world.ledger.sign = refusing_the_old
        with hub_process(world.hub):
            world.follow(old)
            world.reaches(TransportKind.HUB)
            world.ledger.realtime = world.config(new)
            moved.append(True)
            with hub_process(world.pusher):
                world.reaches(TransportKind.PUSHER)
                event = world.ledger.submit("task-0")
                world.run(asyncio.to_thread(send, world.pusher, event, channel=new))
                world.agrees()
