"""What string literals mean, against the real VM."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.engines.luau.analysis.literals import string_bytes
from server.engines.luau.syntax.nodes import Number, String
from tests.engines.luau.running import printed

PIECES = (
    "a", " ", "é", "%", "{", "`", "--", r"\a", r"\b", r"\f", r"\n", r"\r", r"\t", r"\v", r"\\", r"\'", r"\"", r"\`",
    r"\{", r"\q", r"\0", r"\7", r"\65", r"\065", r"\2551", r"\x41", r"\xff", r"\u{41}", r"\u{e9}", r"\u{1F600}",
    r"\u{D800}", r"\z", r"\z  ", "\\z\n\t", "\\\n", "\\\r\n",
)  # fmt: skip


def literal(text: str) -> String:
    return String(0, len(text), text)


class TestStringBytes:
    @settings(deadline=None, max_examples=60)
    @given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from("'\""))
    def test_as_luau_reads_it(self, pieces: list[str], quote: str) -> None:
        text = f"{quote}{''.join(pieces)}{quote}"
        expected = string_bytes(literal(text))
        assert expected is not None
        script = f"local s = {text} for i = 1, #s do print(string.byte(s, i)) end"
        assert printed(script) == [str(byte) for byte in expected]

    @pytest.mark.parametrize("text", ["[[a]]", "[=[a]=]", "`a`", r"'\256'", r"'\u{110000}'", r"'\x4'", r"'\u41'"])
    def test_what_it_does_not_read(self, text: str) -> None:
        assert string_bytes(literal(text)) is None

    def test_a_number_is_no_string(self) -> None:
        assert string_bytes(Number(0, 1, "1")) is None
