"""Grades and subjects as people write them."""

import pytest

from server.domain.content.errors import UnknownGrade
from server.domain.content.reading import read_grade, read_subject


class TestReadGrade:
    @pytest.mark.parametrize(
        ("text", "grade"),
        [
            ("5th Grade", 5), ("Grade 5", 5), ("5", 5), ("grade five", 5), ("fifth grade", 5), ("5th graders", 5),
            ("K", 0), ("Kindergarten", 0), ("k", 0), ("K-2", 1), ("9-12", 10), ("9–12", 10), ("Grades 3-5", 4),
            ("Year 6", 5), ("year 1", 0), ("Yr 7", 6), ("12", 12), ("high school", 10), ("Middle School", 7),
            ("6th", 6), (" 7 ", 7), ("class 8", 8), ("sophomore", 10),
        ],
    )  # fmt: skip
    def test_usual_forms(self, text: str, grade: int) -> None:
        assert read_grade(text) == grade

    @pytest.mark.parametrize("text", ["", "lots", "13", "Grade 99", "1-2-3", "year 14", "-"])
    def test_anything_else_is_refused_with_what_would_do(self, text: str) -> None:
        with pytest.raises(UnknownGrade, match="Write it as 5, Grade 5, K or 9-12"):
            read_grade(text)


class TestReadSubject:
    @pytest.mark.parametrize(
        ("text", "subject"),
        [
            ("Math", "mathematics"), ("Maths", "mathematics"), ("MATHEMATICS", "mathematics"),
            ("Algebra 1", "mathematics"),
            ("Science", "science"), ("Life Science", "science"), ("Biology", "science"),
            ("Computer Science", "computing"),
            ("English Language Arts", "english"), ("ELA", "english"), ("History", "social-studies"),
            ("Social Studies", "social-studies"), ("US History", "social-studies"), ("Coding with Luau", "luau"),
            ("Roblox", "luau"), ("Computing", "computing"),
        ],
    )  # fmt: skip
    def test_usual_names(self, text: str, subject: str) -> None:
        assert read_subject(text) == subject

    @pytest.mark.parametrize("text", ["Art", "", "Music", "123"])
    def test_a_subject_without_packs_is_none(self, text: str) -> None:
        assert read_subject(text) is None
