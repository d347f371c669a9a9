"""Which formats there are, and what holds for all of them."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from server.engines.exports.exported import CannotExport, Paper
from server.engines.exports.formats import FORMATS, Format, export, format_of
from tests.engines.exports.fixtures import TRUE, lesson, nasty_quiz, plain_quiz

ROOT = Path(__file__).resolve().parents[3]
PRINTED = {".md", ".html", ".docx", ".pdf", ".student.docx", ".student.pdf", ".key.docx", ".key.pdf"}
FOR_QUIZZES = {
    ".gift",
    ".moodle.xml",
    ".qti12.zip",
    ".qti21.zip",
    ".qti3.zip",
    ".imscc",
    ".kahoot.xlsx",
    ".apkg",
    ".csv",
    ".gforms.csv",
}
EXPORT_ALL = """
import sys
if sys.argv[1] == "limited":
    from server.sandbox.limits import WorkerLimits, confine
    confine(WorkerLimits())
from server.engines.exports.formats import FORMATS, export
from tests.engines.exports.fixtures import lesson, nasty_quiz
import hashlib
done = [export(nasty_quiz(), one).data for one in FORMATS]
done += [export(lesson(), one).data for one in FORMATS if one.for_lessons]
print(hashlib.sha256(b"".join(done)).hexdigest())
"""
IMPORTED = """
import sys
import server.engines.exports.formats
heavy = {"docx", "genanki", "lxml", "markdown_it", "openpyxl", "reportlab", "PIL"}
print(sorted(heavy & set(sys.modules)))
"""


def run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class TestFormatOf:
    def test_quizzes_are_exported_to_all_and_lessons_to_those_that_people_read(self) -> None:
        assert {one.suffix for one in FORMATS if one.for_quizzes} == PRINTED | FOR_QUIZZES
        assert {one.suffix for one in FORMATS if one.for_lessons} == PRINTED

    @pytest.mark.parametrize("chosen", FORMATS, ids=lambda one: one.suffix)
    def test_each_is_found_by_its_suffix(self, chosen: Format) -> None:
        assert format_of(f"Plants{chosen.suffix}") is chosen

    @pytest.mark.parametrize(
        ("name", "suffix"),
        [("a.student.docx", ".student.docx"), ("A.KEY.PDF", ".key.pdf"), ("x.gforms.csv", ".gforms.csv")],
    )
    def test_the_longest_suffix_wins_and_capitals_do_not_matter(self, name: str, suffix: str) -> None:
        found = format_of(name)
        assert found is not None
        assert found.suffix == suffix

    @pytest.mark.parametrize("name", ["quiz.doc", "quiz", "quiz.xml", "quizpdf", "quiz.xlsx"])
    def test_other_names_have_no_format(self, name: str) -> None:
        assert format_of(name) is None


class TestExport:
    def test_the_same_document_is_the_same_bytes_and_no_file_is_written(self) -> None:
        """The second process is confined as the engine's worker is: no file may grow, no more than 32 are open."""
        assert run(EXPORT_ALL, "free") == run(EXPORT_ALL, "limited")

    def test_libraries_are_imported_when_they_are_needed(self) -> None:
        assert run(IMPORTED) == "[]"

    @pytest.mark.parametrize("suffix", sorted(FOR_QUIZZES))
    def test_a_lesson_has_no_file_for_programs(self, suffix: str) -> None:
        chosen = format_of(suffix)
        assert chosen is not None
        with pytest.raises(CannotExport, match="is for quizzes"):
            export(lesson(), chosen)

    @pytest.mark.parametrize("chosen", FORMATS, ids=lambda one: one.suffix)
    def test_signs_that_no_file_takes_are_left_out_and_that_is_said(self, chosen: Format) -> None:
        quiz = nasty_quiz(replace(TRUE, stem="Leaves\x00 catch\x1b \ud800light\ufffe."))
        done = export(quiz, chosen)
        assert done.notes[0] == "Characters that no program can show (control characters) were left out."
        assert done.data == export(nasty_quiz(replace(TRUE, stem="Leaves catch light.")), chosen).data

    def test_line_ends_of_windows_are_line_ends(self) -> None:
        chosen = FORMATS[0]
        assert export(nasty_quiz(replace(TRUE, code="a\r\nb")), chosen) == export(
            nasty_quiz(replace(TRUE, code="a\nb")), chosen
        )

    @pytest.mark.parametrize("suffix", [".pdf", ".docx"])
    def test_the_paper_is_chosen(self, suffix: str) -> None:
        chosen = format_of(suffix)
        assert chosen is not None
        assert export(plain_quiz(), chosen, Paper.LETTER).data != export(plain_quiz(), chosen).data

    @pytest.mark.parametrize(
        ("suffix", "note"),
        [
            (".key.docx", "This lesson has no questions, so its answer key is empty."),
            (".student.docx", "This lesson has no text for them, so the sheet is empty."),
        ],
    )
    def test_that_a_sheet_is_empty_is_said(self, suffix: str, note: str) -> None:
        chosen = format_of(suffix)
        assert chosen is not None
        bare = replace(lesson(), sections=(replace(lesson().sections[3]),))
        assert export(bare, chosen).notes == (note,)

    @pytest.mark.parametrize("chosen", FORMATS, ids=lambda one: one.suffix)
    def test_a_quiz_without_items_is_exported(self, chosen: Format) -> None:
        assert export(replace(plain_quiz(), items=(), objectives=()), chosen).data
