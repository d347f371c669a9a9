"""Names in a text and what stands for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.mail.errors import InvalidTemplateData
from server.domain.mail.variables import check_names, fill, names_in, refuse_expressions

NAMES = st.sampled_from(["a", "b_1", "name"])
PIECES = st.lists(st.one_of(NAMES.map(lambda name: f"${{{name}}}"), st.text("a${}_ ", max_size=8)), max_size=12)


class TestFill:
    def test_in_one_pass(self) -> None:
        assert fill("${a} and ${b}", {"a": "${b}", "b": "2"}, 100) == "${b} and 2"

    @pytest.mark.parametrize(
        "text", ["$a", "${A}", "${}", "${a b}", "${__class__}", "${a.b}", "$${", "${" + "a" * 41 + "}"]
    )
    def test_what_is_no_name_stays(self, text: str) -> None:
        assert (names_in(text), fill(text, {"a": "1"}, 100)) == (set(), text)

    @given(PIECES)
    def test_names_that_stand_for_themselves_change_nothing(self, pieces: list[str]) -> None:
        text = "".join(pieces)
        assert fill(text, {name: f"${{{name}}}" for name in names_in(text)}, 10_000) == text

    def test_what_grows_too_long_is_never_made(self) -> None:
        with pytest.raises(InvalidTemplateData, match="longer than 1000"):
            fill("${a}" * 100_000, {"a": "x" * 2000}, 1000)
        assert fill("${a}", {"a": "x" * 1000}, 1000) == "x" * 1000
        with pytest.raises(InvalidTemplateData):
            fill("${a}.", {"a": "x" * 1000}, 1000)


class TestCheckNames:
    def test_exactly_those_that_are_asked_for(self) -> None:
        check_names({"a"}, ["a"])
        with pytest.raises(InvalidTemplateData, match="has no a"):
            check_names({"a"}, [])
        with pytest.raises(InvalidTemplateData, match="has b"):
            check_names({"a"}, ["a", "b"])


class TestRefuseExpressions:
    @pytest.mark.parametrize("text", ["{{ 'a' * 10**8 }}", "{% include '/etc/passwd' %}", "<%= 1 %>"])
    def test_of_other_engines(self, text: str) -> None:
        with pytest.raises(InvalidTemplateData, match="is not filled in here"):
            refuse_expressions(text)

    def test_names_and_braces_are_none(self) -> None:
        refuse_expressions("${name} {x} }} 100 % {")
