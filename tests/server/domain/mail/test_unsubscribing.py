"""Links that end mail."""

import pytest

from server.domain.mail.errors import NotOfferedHere
from server.domain.mail.unsubscribing import UnsubscribeLinks

LINKS = UnsubscribeLinks("https://a.test/", "secret")


class TestRead:
    def test_what_was_signed(self) -> None:
        link = LINKS.link("org-1", "ada@school.test")
        assert link.startswith("https://a.test/api/v1/email/unsubscribe?token=")
        assert LINKS.read(link.partition("token=")[2]) == ("org-1", "ada@school.test")

    def test_nothing_else(self) -> None:
        token = LINKS.token("org-1", "ada@school.test")
        other = UnsubscribeLinks("https://a.test", "another").token("org-1", "ada@school.test")
        about = LINKS.token("org-1", "eve@school.test").partition(".")[0]
        for made_up in ("", ".", token[:-1], f"{token}0", other, f"{about}.{token.partition('.')[2]}", "é.é"):
            with pytest.raises(NotOfferedHere):
                LINKS.read(made_up)

    def test_a_server_without_a_secret_reads_none(self) -> None:
        empty = UnsubscribeLinks("", "")
        with pytest.raises(NotOfferedHere):
            empty.read(empty.token("org-1", "ada@school.test"))
