"""The bad line: to messages it does what it was told, to what the protocol needs nothing."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pusher
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.faults.proxy import CALM, Mood, Proxy
from tests.server.realtime.hub_server import CONFIG, HubServer, auth, serving

CHANNEL = "private-org-1"


@pytest.fixture
def hub() -> Iterator[HubServer]:
    with serving() as server:
        yield server


@pytest.fixture
def proxy(hub: HubServer) -> Iterator[Proxy]:
    made = Proxy("seed", hub.port)
    made.start()
    yield made
    made.stop()


@contextmanager
def subscribed(proxy: Proxy) -> Iterator[ClientConnection]:
    address = f"ws://127.0.0.1:{proxy.socket_port}/app/{CONFIG.key}?protocol=7"
    with connect(address, proxy=None, compression=None) as client:
        greeting = json.loads(json.loads(client.recv(10))["data"])
        data = {"channel": CHANNEL, "auth": auth(greeting["socket_id"], CHANNEL)}
        client.send(json.dumps({"event": "pusher:subscribe", "data": data}))
        assert "subscription_succeeded" in str(client.recv(10))
        yield client


def publish(proxy: Proxy, *names: str) -> None:
    sdk = pusher.Pusher("1", CONFIG.key, CONFIG.secret, ssl=False, host="127.0.0.1", port=proxy.publish_port)
    for name in names:
        sdk.trigger(CHANNEL, name, {})


def heard(client: ClientConnection, seconds: float = 1.0) -> list[str]:
    """Names of the events that come until it is quiet."""
    names: list[str] = []
    while True:
        try:
            names.append(json.loads(client.recv(seconds))["event"])
        except TimeoutError:
            return names


def test_a_calm_line_passes_everything_on_in_order(proxy: Proxy) -> None:
    with subscribed(proxy) as client:
        publish(proxy, "a", "b", "c")
        assert heard(client) == ["a", "b", "c"]
    assert proxy.mood is CALM
    assert proxy.counts["lost"] == proxy.counts["doubled"] == proxy.counts["delayed"] == 0


def test_what_is_lost_seems_to_have_been_sent(proxy: Proxy) -> None:
    with subscribed(proxy) as client:
        proxy.mood = Mood(lose=1.0)
        publish(proxy, "a")
        assert heard(client) == []
        proxy.mood = CALM
        publish(proxy, "b")
        assert heard(client) == ["b"]


def test_what_is_doubled_on_both_ways_comes_four_times(proxy: Proxy) -> None:
    with subscribed(proxy) as client:
        proxy.mood = Mood(double=1.0)
        publish(proxy, "a")
        assert heard(client) == ["a"] * 4


def test_what_is_delayed_is_overtaken(proxy: Proxy) -> None:
    with subscribed(proxy) as client:
        proxy.mood = Mood(delay=1.0, longest_delay=0.3)
        names = [f"event-{number}" for number in range(20)]
        publish(proxy, *names)
        arrived = heard(client)
    assert sorted(arrived) == sorted(names)
    assert arrived != names


def test_a_refusal_is_an_error_of_the_publisher(proxy: Proxy) -> None:
    proxy.mood = Mood(refuse=1.0)
    with pytest.raises(pusher.errors.PusherBadStatus):
        publish(proxy, "a")


def test_a_line_that_is_cut_ends_without_a_word(proxy: Proxy) -> None:
    with subscribed(proxy) as client:
        proxy.cut()
        with pytest.raises(ConnectionClosed) as ended:
            client.recv(10)
    assert ended.value.rcvd is None


def test_a_close_of_the_hub_reaches_the_client_with_its_code(proxy: Proxy, hub: HubServer) -> None:
    with subscribed(proxy) as client:
        hub.call(lambda: hub.hub.close_channel(CHANNEL))
        with pytest.raises(ConnectionClosed) as ended:
            list(client)
    assert ended.value.rcvd is not None
    assert ended.value.rcvd.code == 4009


def test_a_hub_that_is_gone_is_noticed_on_both_sides(hub: HubServer) -> None:
    proxy = Proxy("seed", 1)  # nobody listens there
    proxy.start()
    with pytest.raises(ConnectionClosed), connect(f"ws://127.0.0.1:{proxy.socket_port}/app/k", proxy=None) as client:
        client.recv(10)
    with pytest.raises(Exception, match="Connection"):
        publish(proxy, "a")
    proxy.stop()
