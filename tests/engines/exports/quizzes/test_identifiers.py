"""Names that XML takes as identifiers."""

import re

import pytest

from server.engines.exports.quizzes.identifiers import identifier


class TestIdentifier:
    @pytest.mark.parametrize("text", ["q-0a1b2c3d4e", "_x", "A.1", "q" * 64])
    def test_an_identifier_stays(self, text: str) -> None:
        assert identifier(text) == text

    @pytest.mark.parametrize("text", ["1st", "", "../etc/passwd", "a b", "ä", '"/><x>', "q" * 65, "a\n"])
    def test_anything_else_becomes_one_that_is_no_path(self, text: str) -> None:
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}", identifier(text))
        assert "/" not in identifier(text)

    def test_texts_that_look_alike_afterwards_stay_apart(self) -> None:
        assert identifier("a b") != identifier("a/b")
