"""Where the server may be sent by somebody else's word."""

import asyncio
import ipaddress
import socket

import pytest

from server.core.outgoing import AddressRefused, Reach, may_be_reached, reachable, resolve_by_system

OWN_NETWORK = ["127.0.0.1", "127.8.8.8", "10.0.0.5", "172.31.255.255", "192.168.1.10", "100.64.0.1", "::1", "fd12::1"]
NOBODY = [
    "0.0.0.0",
    "0.1.2.3",
    "169.254.169.254",
    "192.0.0.192",
    "100.100.100.200",
    "168.63.129.16",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "ff02::1",
    "fd00:ec2::254",
    "fd20:ce::254",
    "::ffff:169.254.169.254",
    "::169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a9fe:a9fe",
    "2002:a9fe:a9fe::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
]
UNROUTED = ["192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "2001:db8::1", "3fff::1", "2001:2::1", "5f00::1"]
PUBLIC = ["93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::5db8:d822"]


def allowed(number: str, reach: Reach) -> bool:
    return may_be_reached(ipaddress.ip_address(number), reach)


class TestMayBeReached:
    @pytest.mark.parametrize("number", PUBLIC)
    def test_what_everybody_reaches_may_be_reached(self, number: str) -> None:
        assert allowed(number, Reach.PUBLIC)
        assert allowed(number, Reach.NEARBY)

    @pytest.mark.parametrize("number", NOBODY)
    def test_metadata_link_local_multicast_and_reserved_never(self, number: str) -> None:
        assert not allowed(number, Reach.NEARBY)
        assert not allowed(number, Reach.PUBLIC)

    @pytest.mark.parametrize("number", OWN_NETWORK)
    def test_ones_own_network_only_for_whose_it_is(self, number: str) -> None:
        assert allowed(number, Reach.NEARBY)
        assert not allowed(number, Reach.PUBLIC)

    @pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.5", "192.168.1.10"])
    def test_a_number_inside_of_another_is_judged_as_what_it_is(self, number: str) -> None:
        packed = ipaddress.IPv4Address(number).packed.hex()
        for wrapped in (f"::ffff:{packed[:4]}:{packed[4:]}", f"64:ff9b::{packed[:4]}:{packed[4:]}"):
            assert not allowed(wrapped, Reach.PUBLIC)

    @pytest.mark.parametrize("number", UNROUTED)
    def test_what_no_network_carries_is_not_public(self, number: str) -> None:
        assert not allowed(number, Reach.PUBLIC)


class TestReachable:
    @pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "[::1]", "0"])
    def test_odd_ways_to_write_this_computer_are_seen_through(self, host: str) -> None:
        with pytest.raises((AddressRefused, socket.gaierror)):
            asyncio.run(reachable(host, 443, Reach.PUBLIC, resolve_by_system))

    def test_only_the_numbers_that_are_allowed_are_left_in_their_order(self) -> None:
        async def mixed(host: str, port: int) -> list[str]:
            del host, port
            return ["fe80::1", "2606:4700::1111", "10.0.0.1", "93.184.216.34"]

        left = asyncio.run(reachable("both.example", 443, Reach.PUBLIC, mixed))
        assert left == ["2606:4700::1111", "93.184.216.34"]

    def test_the_system_names_each_number_once(self) -> None:
        assert asyncio.run(resolve_by_system("127.0.0.1", 80)) == ["127.0.0.1"]
