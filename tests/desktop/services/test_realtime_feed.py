"""The real hub, the real `pusher` SDK and the real pysher, with the line between them cut, frozen and refused."""

import asyncio
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from contracts.events import STREAM_HEARTBEAT, Phase, StreamHeartbeat, TaskEvent
from contracts.session import RealtimeConfig
from desktop.services.api_client import ApiClient
from desktop.services.job_runner import JobRunner
from desktop.services.pysher_attempt import Arrived, Ended
from desktop.services.realtime_feed import FeedState, FeedTiming, RealtimeFeed
from desktop.services.task_tracker import TaskTracker, TrackerTiming
from server.realtime.app import create_hub_app
from server.realtime.signatures import channel_auth
from tests.desktop.conftest import Run
from tests.desktop.services.hub_process import CONFIG, hub_process, realtime_of
from tests.desktop.services.ledger_app import CHANNEL, LedgerApp, Refused
from tests.desktop.services.samples import ORGANIZATION
from tests.desktop.services.serving import served
from tests.desktop.services.waiting import recorded, until

QUICK = FeedTiming(subscribe_deadline=5, ping_interval=0.1, pong_deadline=5, first_pause=0.02, longest_pause=0.1)


@pytest.fixture
def port() -> int:
    """A port that is free now, for hubs that come and go."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture
def config(port: int) -> RealtimeConfig:
    return realtime_of(port, CHANNEL)


@pytest.fixture
def signing(ledger: LedgerApp) -> LedgerApp:
    """The ledger signs for the hub."""
    ledger.sign = lambda socket_id, channel: channel_auth(CONFIG.key, CONFIG.secret, socket_id, channel)
    return ledger


@pytest.fixture
def feed(jobs: JobRunner, run: Run[Any], signing: LedgerApp) -> Iterator[RealtimeFeed]:
    feed = RealtimeFeed(jobs, timing=QUICK)
    yield feed
    run(feed.close())


@pytest.fixture
def hub(port: int) -> Iterator[str]:
    with served(create_hub_app(CONFIG), port) as url:
        yield url


async def publish(port: int, *events: TaskEvent) -> None:
    """As the server's publisher does."""
    await trigger(port, *[(event.event, event.model_dump_json(exclude_none=True)) for event in events])


async def trigger(port: int, *events: tuple[str, str]) -> None:
    """Sends events, each a name and its data, through the official SDK."""
    import pusher

    def send() -> None:
        client = pusher.Pusher(CONFIG.app_id, CONFIG.key, CONFIG.secret, host="127.0.0.1", port=port, ssl=False)
        for name, data in events:
            client.trigger(CHANNEL, name, data)

    await asyncio.to_thread(send)


def threads_of_pysher() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(("Pysher", "realtime"))]


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


class TestEvents:
    def test_arrive_in_order(
        self, hub: str, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig, ledger: LedgerApp
    ) -> None:
        states, received = recorded(feed.state_changed), recorded(feed.event_received)
        feed.connect_to(api, config)
        run(until(lambda: feed.state is FeedState.LIVE, "the subscription"))
        sent = [ledger.submit("task-0"), ledger.advance("task-0", Phase.STARTED)]
        sent += [ledger.advance("task-0", Phase.PROGRESS) for _ in range(50)]
        sent += [ledger.advance("task-0", Phase.COMPLETED)]
        run(publish(config.port, *sent))
        run(until(lambda: len(received) == len(sent), "all events"))
        assert received == sent
        assert states == [FeedState.CONNECTING, FeedState.LIVE]

    def test_come_on_the_gui_thread(
        self, hub: str, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig, ledger: LedgerApp
    ) -> None:
        threads: list[threading.Thread] = []
        feed.event_received.connect(lambda _event: threads.append(threading.current_thread()))
        feed.connect_to(api, config)
        run(until(lambda: feed.state is FeedState.LIVE, "the subscription"))
        run(publish(config.port, ledger.submit("task-0")))
        run(until(lambda: threads, "the event"))
        assert threads == [threading.main_thread()]

    def test_one_that_cannot_be_read_does_not_end_the_rest(
        self,
        hub: str,
        feed: RealtimeFeed,
        api: ApiClient,
        run: Run[Any],
        config: RealtimeConfig,
        ledger: LedgerApp,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        received = recorded(feed.event_received)
        feed.connect_to(api, config)
        run(until(lambda: feed.state is FeedState.LIVE, "the subscription"))
        event = ledger.submit("task-0")
        run(trigger(config.port, (event.event, "[]"), (event.event, '{"event": "x"}'), ("unknown", "text")))
        run(publish(config.port, event))
        run(until(lambda: received, "the good event"))
        assert received == [event]
        assert "could not be read" in caplog.text


class TestReconnect:
    def test_after_the_hub_was_killed(
        self, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig, ledger: LedgerApp
    ) -> None:
        subscribed, received = recorded(feed.subscribed), recorded(feed.event_received)
        with hub_process(config.port):
            feed.connect_to(api, config)
            run(until(lambda: feed.state is FeedState.LIVE, "the subscription"))
        run(until(lambda: feed.state is not FeedState.LIVE, "the loss"))
        with hub_process(config.port):
            run(until(lambda: len(subscribed) == 2, "the second subscription"))
            event = ledger.submit("task-0")
            run(publish(config.port, event))
            run(until(lambda: received, "the event"))
        assert received == [event]

    def test_a_hub_that_closes_in_order_is_left_and_found_again(
        self, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig
    ) -> None:
        subscribed = recorded(feed.subscribed)
        app = create_hub_app(CONFIG)
        with served(app, config.port):
            feed.connect_to(api, config)
            run(until(lambda: subscribed, "the subscription"))
            app.state.hub.close_all()
            run(until(lambda: feed.state is not FeedState.LIVE, "the loss"))
        with served(create_hub_app(CONFIG), config.port):
            run(until(lambda: len(subscribed) == 2, "the second subscription"))

    def test_a_frozen_hub_is_noticed(
        self, jobs: JobRunner, api: ApiClient, run: Run[Any], config: RealtimeConfig, signing: LedgerApp
    ) -> None:
        timing = FeedTiming(subscribe_deadline=2, ping_interval=0.1, pong_deadline=0.5, first_pause=0.02)
        feed = RealtimeFeed(jobs, timing=timing)
        subscribed = recorded(feed.subscribed)
        with hub_process(config.port) as process:
            feed.connect_to(api, config)
            run(until(lambda: subscribed, "the subscription"))
            process.send_signal(signal.SIGSTOP)
            run(until(lambda: feed.state is not FeedState.LIVE, "that the hub is silent"))
            process.send_signal(signal.SIGCONT)
            run(until(lambda: len(subscribed) == 2, "the second subscription"))
            run(feed.close())
        assert threads_of_pysher() == []

    def test_leaves_no_threads_and_no_files(
        self, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig
    ) -> None:
        app = create_hub_app(CONFIG)
        subscribed = recorded(feed.subscribed)
        with served(app, config.port):
            feed.connect_to(api, config)
            run(until(lambda: len(subscribed) == 1, "the first subscription"))
            files = open_files()
            for round_number in range(10):
                app.state.hub._loop.call_soon_threadsafe(app.state.hub.close_channel, CHANNEL, 4200)
                run(until(lambda: len(subscribed) == round_number + 2, "the next subscription"))  # noqa: B023
            assert len([name for name in threads_of_pysher() if name.startswith("realtime")]) == 1
            run(until(lambda: open_files() <= files, "files are closed"))
            run(feed.close())
        assert threads_of_pysher() == []


class TestRefusal:
    def test_of_the_key_is_final(
        self, hub: str, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig
    ) -> None:
        states = recorded(feed.state_changed)
        feed.connect_to(api, config.model_copy(update={"key": "another-key"}))
        run(until(lambda: feed.state is FeedState.OFF and states, "the end"))
        assert states == [FeedState.CONNECTING, FeedState.OFF]

    def test_by_close_code_alone_is_final(
        self, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig
    ) -> None:
        async def refuse(websocket: WebSocket) -> None:
            await websocket.accept()
            await websocket.close(4001)

        states = recorded(feed.state_changed)
        with served(Starlette(routes=[WebSocketRoute("/app/{key}", refuse)]), config.port):
            feed.connect_to(api, config)
            run(until(lambda: feed.state is FeedState.OFF and states, "the end"))
        assert states == [FeedState.CONNECTING, FeedState.OFF]

    def test_of_the_person_is_final(
        self, hub: str, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig, ledger: LedgerApp
    ) -> None:
        ledger.refusals["/pusher/auth"] = [Refused(403, "ForeignChannel")]
        states = recorded(feed.state_changed)
        feed.connect_to(api, config)
        run(until(lambda: feed.state is FeedState.OFF and states, "the end"))
        assert FeedState.LIVE not in states

    def test_of_an_old_token_is_not_final(
        self, hub: str, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig, ledger: LedgerApp
    ) -> None:
        ledger.refusals["/pusher/auth"] = [Refused(401, "Unauthorized"), Refused(500, "InternalError")]
        states = recorded(feed.state_changed)
        feed.connect_to(api, config)
        run(until(lambda: feed.state is FeedState.LIVE, "the subscription"))
        assert states.count(FeedState.WAITING) == 2

    def test_of_the_signature_is_tried_again_at_once(
        self, hub: str, jobs: JobRunner, api: ApiClient, run: Run[Any], config: RealtimeConfig, signing: LedgerApp
    ) -> None:
        feed = RealtimeFeed(jobs, timing=FeedTiming(subscribe_deadline=600, first_pause=0.02))
        good, bad = signing.sign, [f"{CONFIG.key}:{'0' * 64}"]
        signing.sign = lambda *names: bad.pop() if bad else good(*names)
        states = recorded(feed.state_changed)
        feed.connect_to(api, config)
        run(until(lambda: feed.state is FeedState.LIVE, "the subscription"))
        assert states.count(FeedState.WAITING) == 1
        run(feed.close())

    def test_by_silence_is_tried_again(
        self, jobs: JobRunner, api: ApiClient, run: Run[Any], config: RealtimeConfig, signing: LedgerApp
    ) -> None:
        feed = RealtimeFeed(jobs, timing=FeedTiming(subscribe_deadline=0.2, first_pause=0.02))
        states = recorded(feed.state_changed)
        with socket.socket() as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            deaf.bind(("127.0.0.1", config.port))
            deaf.listen()
            feed.connect_to(api, config)
            run(until(lambda: states.count(FeedState.WAITING) >= 2, "the second try"))
            run(feed.close())
        assert threads_of_pysher() == []


class TestConnectTo:
    def test_another_server_replaces_the_first(
        self, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig, ledger: LedgerApp
    ) -> None:
        received, subscribed = recorded(feed.event_received), recorded(feed.subscribed)
        with served(create_hub_app(CONFIG), config.port), served(create_hub_app(CONFIG)) as url:
            other = config.model_copy(update={"port": int(url.rpartition(":")[2])})
            feed.connect_to(api, config)
            run(until(lambda: subscribed, "the first subscription"))
            feed.connect_to(api, other)
            run(until(lambda: len(subscribed) == 2, "the second subscription"))
            first, second = ledger.submit("task-0"), ledger.submit("task-1")
            run(publish(config.port, first))
            run(publish(other.port, second))
            run(until(lambda: received, "an event"))
            assert received == [second]
            run(feed.close())

    def test_what_an_earlier_connection_still_had_to_say_is_dropped(
        self, hub: str, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig, ledger: LedgerApp
    ) -> None:
        received = recorded(feed.event_received)
        feed.connect_to(api, config)
        run(until(lambda: feed.state is FeedState.LIVE, "the subscription"))
        late, current = ledger.submit("task-0"), ledger.submit("task-1")
        feed._stepped.emit(feed._generation - 1, Arrived(late))
        feed._stepped.emit(feed._generation - 1, Ended(None, "long ago"))
        run(publish(config.port, current))
        run(until(lambda: received, "an event"))
        assert received == [current]
        assert feed.state is FeedState.LIVE


class TestWithTracker:
    @pytest.fixture
    def tracker(self, jobs: JobRunner, feed: RealtimeFeed, api: ApiClient) -> Iterator[TaskTracker]:
        """Left to live events: it looks at the log when they tell it to."""
        made = TaskTracker(jobs, feed, timing=TrackerTiming(gap_patience=0.1, heartbeat=600, polling=600))
        made.attach(api, ORGANIZATION)
        yield made
        made.detach()

    @pytest.fixture
    def begin(
        self, tracker: TaskTracker, feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig,
        ledger: LedgerApp,
    ) -> Callable[[], None]:  # fmt: skip
        """With a hub that runs: the tracker is live and knows of a task that runs."""

        def go() -> None:
            feed.connect_to(api, config)
            run(until(lambda: tracker.live, "the tracker is live"))
            run(publish(config.port, ledger.submit("task-0"), ledger.advance("task-0", Phase.STARTED)))
            run(until(lambda: tracker.get("task-0"), "the task"))

        return go

    def test_the_last_event_is_lost_and_the_server_tells_where_the_log_stands(
        self, tracker: TaskTracker, begin: Callable[[], None], run: Run[Any], config: RealtimeConfig, ledger: LedgerApp
    ) -> None:
        completed = recorded(tracker.completed)
        with hub_process(config.port):
            begin()
            ledger.advance("task-0", Phase.COMPLETED)
            heartbeat = StreamHeartbeat(epoch=ledger.epoch, top=ledger.top)
            run(trigger(config.port, (STREAM_HEARTBEAT, heartbeat.model_dump_json())))
            run(until(lambda: completed, "the completion that nobody published"))

    def test_a_killed_hub_costs_no_event(
        self, tracker: TaskTracker, begin: Callable[[], None], run: Run[Any], config: RealtimeConfig, ledger: LedgerApp
    ) -> None:
        completed = recorded(tracker.completed)
        with hub_process(config.port):
            begin()
        run(until(lambda: not tracker.live, "the loss"))
        ledger.advance("task-0", Phase.COMPLETED)
        assert completed == []
        with hub_process(config.port):
            run(until(lambda: completed, "the completion that nobody could publish"))
            run(until(lambda: tracker.live, "the tracker is live"))
        assert tracker.tasks() == ledger.page(100, None).tasks


def test_ends_with_the_app_in_the_middle_of_an_attempt(
    feed: RealtimeFeed, api: ApiClient, run: Run[Any], config: RealtimeConfig
) -> None:
    feed.connect_to(api, config)
    run(until(lambda: feed.state is FeedState.WAITING, "a failed attempt"))
    run(feed.close())
    assert feed.state is FeedState.OFF
    assert threads_of_pysher() == []
