"""Bytes to text and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.engines.luau.source import NotLuauText, read_source


class TestReadSource:
    def test_line_endings_and_the_byte_order_mark_are_kept(self) -> None:
        source = read_source(b"\xef\xbb\xbfprint(1)\r\n")
        assert source.text == "print(1)\r\n"
        assert source.restored(source.text).encode() == b"\xef\xbb\xbfprint(1)\r\n"

    def test_an_empty_file(self) -> None:
        assert read_source(b"").text == ""

    @pytest.mark.parametrize("content", [b"a\0b", "a\0b", b"\x7fELF\0\0", b"\xff\xfeprint"])
    def test_binary_content_is_refused(self, content: bytes | str) -> None:
        with pytest.raises(NotLuauText):
            read_source(content)

    def test_the_line_of_a_bad_byte_is_named(self) -> None:
        with pytest.raises(NotLuauText, match="line 3"):
            read_source(b"a\nb\nc\xe9\n")

    def test_half_a_character_pair_is_refused(self) -> None:
        with pytest.raises(NotLuauText, match="surrogate"):
            read_source("a\ud800")

    @settings(deadline=None, max_examples=50)
    @given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
    def test_what_is_read_can_be_written_back(self, text: str) -> None:
        content = text.encode()
        source = read_source(content)
        assert source.restored(source.text).encode() == content
