"""Passwords that are piped in, and questions that nobody can answer. What a terminal shows, `tests/e2e` looks at."""

import io

import pytest

from desktop.commands.output import BadInput
from desktop.commands.teams.asking import ask, ask_password, piped_password


@pytest.fixture
def piped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(request.param), encoding="ascii"))


class TestPipedPassword:
    @pytest.mark.parametrize(
        ("piped", "password"),
        [
            (b"secret\n", "secret"),
            (b"two words \r\nand more\n", "two words "),
            ("\ufeffschlüssel".encode(), "schlüssel"),
            (b"", ""),
        ],
        indirect=["piped"],
    )
    def test_is_the_first_line_whatever_the_locale(self, piped: None, password: str) -> None:
        assert piped_password() == password

    @pytest.mark.parametrize("piped", [b"\xff\n"], indirect=True)
    def test_what_is_no_text_is_refused(self, piped: None) -> None:
        with pytest.raises(BadInput, match="not UTF-8"):
            piped_password()


@pytest.mark.parametrize("piped", [b"yes\n"], indirect=True)
class TestAsk:
    def test_without_a_terminal_the_way_out_is_named(self, piped: None) -> None:
        with pytest.raises(BadInput, match="--email"):
            ask("E-mail", "--email")
        with pytest.raises(BadInput, match="--password-stdin"):
            ask_password()
