"""What must not leave this computer while tests run."""

import asyncio
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
import stripe

from tests.builders.inside import kept_inside


@pytest.fixture
def reached() -> Iterator[list[str]]:
    """Whom somebody wanted to reach. Kept from the guard of the whole run, which would fail this very test."""
    told: list[str] = []
    with kept_inside(told.append):
        yield told


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


class TestNames:
    @pytest.mark.parametrize("host", ["api.stripe.com", "api.sendgrid.com", "api.openai.com", "api.openai.com."])
    def test_nobody_elsewhere_is_looked_up(self, host: str, reached: list[str]) -> None:
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen(f"https://{host}/", timeout=5)
        assert reached == [host]

    def test_the_sdk_of_stripe_is_kept_inside_too(self, reached: list[str]) -> None:
        client = stripe.StripeClient("sk_test_x", max_network_retries=0)
        with pytest.raises(stripe.APIConnectionError):
            client.v1.customers.retrieve("cus_1")
        assert set(reached) == {"api.stripe.com"}

    def test_names_that_are_made_up_are_not_found_and_not_told_of(self, reached: list[str]) -> None:
        for host in ("mail.school.test", "example.org", "nowhere.invalid"):
            with pytest.raises(socket.gaierror):
                socket.getaddrinfo(host, 25)
        assert reached == []

    def test_this_computer_is_found(self, reached: list[str]) -> None:
        for host in ("localhost", b"localhost", "127.0.0.1", "127.1", "::1", None, socket.gethostname()):
            assert socket.getaddrinfo(host, 80)
        assert reached == []


class TestConnections:
    @pytest.mark.parametrize("address", [("192.0.2.7", 80), ("api.stripe.com", 443)])
    def test_nobody_elsewhere_is_connected_to(self, address: tuple[str, int], reached: list[str]) -> None:
        with socket.socket() as link, pytest.raises(OSError):
            link.connect(address)
        with socket.socket() as link:
            assert link.connect_ex(address) != 0
        assert reached == [address[0]] * 2

    def test_nothing_is_sent_to_nobody_either(self, reached: list[str]) -> None:
        with socket.socket(type=socket.SOCK_DGRAM) as link, pytest.raises(OSError):
            link.sendto(b"?", ("192.0.2.7", 53))
        assert reached == ["192.0.2.7"]

    def test_a_loop_of_asyncio_is_kept_inside_too(self, reached: list[str]) -> None:
        with pytest.raises(OSError):
            asyncio.run(asyncio.open_connection("192.0.2.7", 80))
        assert reached == ["192.0.2.7"]

    def test_this_computer_is_connected_to(self, listener: socket.socket, reached: list[str]) -> None:
        with socket.create_connection(listener.getsockname()) as link:
            assert link.getpeername() == listener.getsockname()
        assert reached == []


def test_the_whole_run_is_kept_inside(inside: Any) -> None:
    with pytest.raises(OSError), socket.socket() as link:
        link.connect(("192.0.2.7", 80))
    assert inside == ["192.0.2.7"]
    inside.clear()
