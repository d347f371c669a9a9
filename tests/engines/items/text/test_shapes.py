"""Options from outside."""

import pytest

from server.engines.items.text.shapes import Shape, is_plural, shape_of, takes_an
from server.engines.word_sets import words

AN = words("apple hour umbrella uncle X-ray FBI MRI SUV honest heir 8 11 18 800 unimportant Egyptian 18-year-old F")
A = words("cat university unit one-way European UFO U.S. NASA use historic 1 10 110 1800 7 euro ukulele B")


class TestShapeOf:
    @pytest.mark.parametrize(
        ("option", "shape"),
        [
            ("5 cm", Shape.NUMBER),
            ("1776", Shape.NUMBER),
            ("3/4", Shape.NUMBER),
            ("July 4, 1776", Shape.DATE),
            ("44 BCE", Shape.DATE),
            ("George Washington", Shape.NAME),
            ("Bay of Bengal", Shape.NAME),
            ("to run fast", Shape.INFINITIVE),
            ("to the north", Shape.PHRASE),
            ("running fast", Shape.GERUND),
            ("It changes color.", Shape.CLAUSE),
            ("because it is hot", Shape.CLAUSE),
            ("a red ball", Shape.PHRASE),
            ("photosynthesis", Shape.PHRASE),
            ("", Shape.PHRASE),
        ],
    )
    def test_its_kind(self, option: str, shape: Shape) -> None:
        assert shape_of(option) is shape


class TestTakesAn:
    @pytest.mark.parametrize(
        "text",
        sorted(AN),
    )
    def test_an(self, text: str) -> None:
        assert takes_an(text)

    @pytest.mark.parametrize("text", sorted(A))
    def test_a(self, text: str) -> None:
        assert not takes_an(text)


class TestIsPlural:
    @pytest.mark.parametrize(
        "text", ["cats", "the cats", "cells of plants", "children", "people", "mice", "bacteria", "gases"]
    )
    def test_plurals(self, text: str) -> None:
        assert is_plural(text) is True

    @pytest.mark.parametrize(
        "text",
        ["a dog", "glass", "bus", "physics", "gas", "lens", "nucleus", "analysis", "a pair of shoes", "Mars", "canvas"],
    )
    def test_singulars(self, text: str) -> None:
        assert is_plural(text) is False

    @pytest.mark.parametrize(
        "text", ["sheep", "series", "5 cm", "", "George Washington", "It changes color.", "a very long noun phrase"]
    )
    def test_what_is_neither_or_no_short_phrase(self, text: str) -> None:
        assert is_plural(text) is None
