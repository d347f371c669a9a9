"""The corpus as it stands: enough of it, nothing twice, and marks for every rule."""

from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.corpus import FOLDER, Mark, Program, programs, read
from tests.corpus.examine import rule_ids

MOST_LINES = 120
ENOUGH = 150
OPPORTUNITIES = 8
TRAPS = 6

CORPUS = programs()
MARKED = sorted({mark.rule for program in CORPUS for mark in program.marks} | rule_ids())


def written(folder: Path, text: str) -> Program:
    path = folder / "kernels" / "one.luau"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return read(path, folder)


class TestReading:
    def test_marks_are_taken_out_and_lines_stay(self, tmp_path: Path) -> None:
        program = written(tmp_path, "local a = 1 --@ rule-a, not rule-b\n-- note\nprint(a)\t--@ not rule-c\n")
        assert program.source == "local a = 1\n-- note\nprint(a)\n"
        assert program.marks == (Mark("rule-a", 1, True), Mark("rule-b", 1, False), Mark("rule-c", 3, False))
        assert program.name == "kernels/one"

    def test_a_mark_may_name_its_level(self, tmp_path: Path) -> None:
        program = written(tmp_path, "f() --@ aggressive rule-a, rule-b, not rule-c\n")
        assert [mark.level for mark in program.marks] == ["aggressive", "balanced", "balanced"]
        assert [mark.wanted for mark in program.marks] == [True, True, False]

    def test_a_mark_that_says_nothing_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="No mark"):
            written(tmp_path, "print(1) --@ maybe rule\n")


class TestCorpus:
    def test_there_is_enough_of_it(self) -> None:
        assert len(CORPUS) >= ENOUGH
        assert {program.name.split("/")[0] for program in CORPUS} == {"kernels", "modules", "traps"}

    def test_no_program_is_there_twice(self) -> None:
        assert Counter(program.source for program in CORPUS).most_common(1)[0][1] == 1

    def test_programs_are_short_and_say_what_they_are(self) -> None:
        assert [one.name for one in CORPUS if one.source.count("\n") > MOST_LINES] == []
        assert [one.name for one in CORPUS if not one.source.startswith("-- ")] == []

    def test_every_file_of_the_folder_is_read(self) -> None:
        assert len(list(FOLDER.rglob("*.*"))) == len(CORPUS)

    @pytest.mark.parametrize("rule", MARKED)
    def test_every_rule_has_its_marks(self, rule: str) -> None:
        marks = [mark for program in CORPUS for mark in program.marks if mark.rule == rule]
        assert sum(mark.wanted for mark in marks) >= OPPORTUNITIES
        assert sum(not mark.wanted for mark in marks) >= TRAPS
