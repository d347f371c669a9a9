"""Names of strangers, fit for a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.printable import escaped


class TestEscaped:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("\x1b]0;owned\x07", "\\x1b]0;owned\\x07"),
            ("one\r\ntwo\x85three\u2028four", "one\\r\\ntwo\\x85three\\u2028four"),
            ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
            ("a\u200fb\u200ec\u061cd", "a\\u200fb\\u200ec\\u061cd"),
            ("שלום.luau", "שלום.luau"),
            ("caf\udce9", "caf\\udce9"),
            ("Ж 日\u00a0👩\u200d🏫 plain.luau", "Ж 日\u00a0👩\u200d🏫 plain.luau"),
        ],
    )
    def test_only_what_commands_breaks_or_turns_is_escaped(self, text: str, shown: str) -> None:
        assert escaped(text) == shown

    @given(st.text())
    def test_what_comes_out_is_one_line_and_can_be_encoded(self, text: str) -> None:
        assert len(escaped(text).splitlines()) <= 1
        escaped(text).encode("utf-8")
