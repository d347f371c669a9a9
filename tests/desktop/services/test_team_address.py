"""Addresses as people type them, and links as they paste them."""

import pytest

from desktop.services.team_address import AddressUnusable, LinkUnusable, account_link, host_of, team_address


class TestTeamAddress:
    @pytest.mark.parametrize(
        ("typed", "url"),
        [
            ("school.example.org", "https://school.example.org"),
            ("  School.Example.org/ ", "https://school.example.org"),
            ("school.example.org:8443", "https://school.example.org:8443"),
            ("https://school.example.org:443/account/invitation#abc", "https://school.example.org"),
            ("https://school.example.org./?x=1", "https://school.example.org"),
            ("schüle.example.org", "https://xn--schle-mva.example.org"),
            ("localhost:8000", "http://localhost:8000"),
            ("127.0.0.1:8000", "http://127.0.0.1:8000"),
            ("http://[::1]:8000/", "http://[::1]:8000"),
            ("https://localhost:8000", "https://localhost:8000"),
        ],
    )
    def test_is_forgiving(self, typed: str, url: str) -> None:
        assert team_address(typed) == url

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("", "Enter the address"),
            ("http://school.example.org", "must begin with https://"),
            ("ftp://school.example.org", "begins with https://"),
            ("https://me:secret@school.example.org", "Leave e-mail and password out"),
            ("my school", "a character that no address can have"),
            ("https://", "It looks like"),
            ("school.example.org:port", "It looks like"),
            ("school.example.org:0", "It looks like"),
            ("a..b.ü", "no server of that name"),
        ],
    )
    def test_says_what_is_wrong(self, typed: str, words: str) -> None:
        with pytest.raises(AddressUnusable, match=words):
            team_address(typed)


class TestAccountLink:
    def test_gives_server_and_token(self) -> None:
        pasted = " https://school.example.org/account/invitation#a.b-c_1\n"
        assert account_link(pasted, "invitation") == ("https://school.example.org", "a.b-c_1")

    @pytest.mark.parametrize(
        "pasted",
        [
            "https://school.example.org/account/reset#abc",
            "https://school.example.org/account/invitation",
            "abc",
            "https://school.example.org/#abc",
        ],
    )
    def test_another_link_is_refused(self, pasted: str) -> None:
        with pytest.raises(LinkUnusable):
            account_link(pasted, "invitation")

    def test_of_an_unsafe_server_is_refused(self) -> None:
        with pytest.raises(AddressUnusable):
            account_link("http://school.example.org/account/invitation#abc", "invitation")


class TestHostOf:
    def test_leaves_the_scheme_out(self) -> None:
        assert host_of("https://school.example.org:8443") == "school.example.org:8443"
