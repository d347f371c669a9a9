"""Whatever a line does between publisher, hub and client: in the end the tracker shows what the server has."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from contracts.events import STREAM_HEARTBEAT, Phase, StreamHeartbeat, TaskEvent
from desktop.services.api_client import ApiClient
from desktop.services.job_runner import JobRunner
from desktop.services.realtime_feed import FeedState, RealtimeFeed
from desktop.services.task_tracker import TaskTracker, TrackerTiming
from server.realtime.app import create_hub_app
from server.realtime.sender import PusherSender, SenderConfig
from server.realtime.signatures import channel_auth
from tests.desktop.conftest import Run
from tests.desktop.services.bad_line import BadLine, StalledReader
from tests.desktop.services.hub_process import CONFIG, realtime_of
from tests.desktop.services.ledger_app import CHANNEL, LedgerApp
from tests.desktop.services.samples import ORGANIZATION
from tests.desktop.services.serving import served
from tests.desktop.services.test_fallback import QUICK
from tests.desktop.services.test_task_tracker import a_life, truth
from tests.desktop.services.waiting import recorded, until
from tests.server.realtime.hub_server import serving
from tests.sizes import sized

ROUNDS = 3


@pytest.fixture
def feed(jobs: JobRunner, run: Run[Any]) -> Iterator[RealtimeFeed]:
    """It does not ask for signs of life, so that a line that stands still is left by nobody but the hub."""
    feed = RealtimeFeed(jobs, timing=replace(QUICK, ping_interval=600))
    yield feed
    run(feed.close())


@pytest.fixture
def tracker(jobs: JobRunner, feed: RealtimeFeed) -> Iterator[TaskTracker]:
    """Left to live events, and to what the server tells of its log."""
    made = TaskTracker(jobs, feed, timing=TrackerTiming(gap_patience=0.05, heartbeat=600, polling=600))
    yield made
    made.detach()


def publish(sender: PusherSender, events: list[TaskEvent]) -> None:
    for event in events:
        sender.send(CHANNEL, event.event, event.model_dump(mode="json", exclude_none=True))


async def heard_of_the_top(tracker: TaskTracker, sender: PusherSender, ledger: LedgerApp) -> None:
    """The server says where its log stands, over the same line, until the client has got there."""
    told = StreamHeartbeat(epoch=ledger.epoch, top=ledger.top).model_dump(mode="json")
    async with asyncio.timeout(30):
        while tracker.position is None or (tracker.position.epoch, tracker.position.seq) != (ledger.epoch, ledger.top):
            await asyncio.to_thread(sender.send, CHANNEL, STREAM_HEARTBEAT, told)
            await asyncio.sleep(0.1)


@pytest.mark.long
@pytest.mark.parametrize("seed", sized(range(3), range(40)))
def test_the_state_in_the_end_is_that_of_the_server(
    feed: RealtimeFeed, tracker: TaskTracker, api: ApiClient, run: Run[Any], ledger: LedgerApp, seed: int
) -> None:
    ledger.sign = lambda socket_id, channel: channel_auth(CONFIG.key, CONFIG.secret, socket_id, channel)
    chance = random.Random(seed)
    ends = [recorded(signal) for signal in (tracker.completed, tracker.failed, tracker.cancelled)]
    with served(create_hub_app(CONFIG)) as hub:
        line = BadLine(hub, seed)
        with served(line.app()) as url:
            port = int(url.rpartition(":")[2])
            config = SenderConfig(CONFIG.app_id, CONFIG.key, CONFIG.secret, host="127.0.0.1", port=port, secure=False)
            sender = PusherSender(config)
            tracker.attach(api, ORGANIZATION)
            feed.connect_to(api, realtime_of(port, CHANNEL))
            run(until(lambda: feed.state is FeedState.LIVE, "the subscription"))
            for _round in range(ROUNDS):
                run(asyncio.to_thread(publish, sender, a_life(ledger, chance, tasks=6)))
                run(heard_of_the_top(tracker, sender, ledger))
            run(until(lambda: tracker.tasks() == truth(ledger), "the state of a fresh fetch"))
            assert sorted(task_id for end in ends for task_id in end) == sorted(task.task_id for task in truth(ledger))
            ledger.new_epoch()
            run(asyncio.to_thread(publish, sender, a_life(ledger, chance, tasks=2)))
            run(heard_of_the_top(tracker, sender, ledger))
            run(until(lambda: tracker.tasks() == truth(ledger), "the state of a fresh fetch, in the new epoch"))
            run(feed.close())
    assert min(line.lost, line.doubled, line.late) > 0


def test_a_client_that_did_not_read_is_sent_away_comes_back_and_misses_nothing(
    feed: RealtimeFeed, tracker: TaskTracker, api: ApiClient, run: Run[Any], ledger: LedgerApp
) -> None:
    ledger.sign = lambda socket_id, channel: channel_auth(CONFIG.key, CONFIG.secret, socket_id, channel)
    completed, subscribed = recorded(tracker.completed), recorded(feed.subscribed)
    strict = replace(CONFIG, max_queue=20, max_queue_bytes=20_000, close_timeout=60)
    with serving(strict, send_buffer=4096) as hub, served((reader := StalledReader(hub.port)).app()) as url:
        tracker.attach(api, ORGANIZATION)
        feed.connect_to(api, realtime_of(int(url.rpartition(":")[2]), CHANNEL))
        run(until(lambda: tracker.live, "the tracker is live"))
        config = SenderConfig(CONFIG.app_id, CONFIG.key, CONFIG.secret, host="127.0.0.1", port=hub.port, secure=False)
        sender = PusherSender(config)
        run(asyncio.to_thread(publish, sender, [ledger.submit("task-0"), ledger.advance("task-0", Phase.STARTED)]))
        run(until(lambda: tracker.get("task-0"), "the task"))
        reader.reads.clear()

        def flood() -> None:
            for _ in range(60):
                sender.send(CHANNEL, "padding", {"pad": "x" * 9_000})

        run(asyncio.to_thread(flood))
        run(asyncio.to_thread(publish, sender, [ledger.advance("task-0", Phase.COMPLETED)]))
        reader.reads.set()
        run(until(lambda: reader.codes, "that the hub sends it away"))
        assert reader.codes == [4100]
        run(until(lambda: len(subscribed) > 1 and completed, "the second subscription, and what was missed"))
        assert tracker.tasks() == truth(ledger)
        assert completed == ["task-0"]
        run(feed.close())
