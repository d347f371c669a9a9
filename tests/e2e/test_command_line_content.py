"""`toolboxai quiz` and `toolboxai lesson` from outside."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.running_server import RunningServer, running_server
from tests.e2e.test_command_line import Tool, document, tool
from tests.server.api.test_materials import BRIDGES

__all__ = ["tool"]

QUIZ = ("quiz", "--subject", "Science", "--topic", "Photosynthesis", "--grade", "6", "--seed", "3")
LESSON = ("lesson", "--subject", "Maths", "--topic", "Adding fractions", "--grade", "5th Grade", "--seed", "3")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the server, which the commands find."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module", autouse=True)
def server(served: Path) -> Iterator[RunningServer]:
    with running_server(served) as running:
        yield running


class TestQuiz:
    def test_one_document_with_keys_reasons_and_sources(self, tool: Tool) -> None:
        printed = document(tool(*QUIZ, "--num-questions", "4", "--json"))
        assert [len(printed["items"]), printed["quality"]["hard"], printed["provider"]] == [4, [], "offline"]
        assert all(item["reason"] and item["source"]["name"] == "Photosynthesis" for item in printed["items"])

    def test_the_same_seed_makes_the_same(self, tool: Tool) -> None:
        one, other = (document(tool(*QUIZ, "--json")) for _ in range(2))
        assert one["items"] == other["items"]

    def test_for_reading_it_is_text_with_the_key(self, tool: Tool) -> None:
        run = tool(*QUIZ, "--types", "true_false", "--num-questions", "2")
        assert run.returncode == 0
        assert run.stdout.startswith("Photosynthesis\n\n1. ")
        assert "Key: true" in run.stdout or "Key: false" in run.stdout
        assert "Made offline from the pack “Photosynthesis”." in run.stdout

    def test_files_by_their_suffix(self, tool: Tool, tmp_path: Path) -> None:
        files = [tmp_path / name for name in ("q.gift", "q.student.docx", "q.qti12.zip", "Q.KEY.PDF")]
        run = tool(*QUIZ, *(part for file in files for part in ("--out", str(file))))
        assert (run.returncode, run.stdout.splitlines()) == (0, [str(file) for file in files])
        assert "::q-" in files[0].read_text(encoding="utf-8")
        assert zipfile.is_zipfile(files[1])
        assert zipfile.is_zipfile(files[2])
        assert files[3].read_bytes().startswith(b"%PDF")
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(file.name for file in files)

    def test_what_a_format_cannot_carry_is_said(self, tool: Tool, tmp_path: Path) -> None:
        run = tool(*QUIZ, "--out", str(tmp_path / "q.kahoot.xlsx"))
        assert run.returncode == 0
        assert "q.kahoot.xlsx: Kahoot" in run.stderr

    @pytest.mark.parametrize(
        ("change", "error", "says"),
        [
            (("--topic", "Xylophone maintenance"), "TopicUnknown", "Near it there are:"),
            (("--grade", "lots"), "UnknownGrade", "Write it as 5, Grade 5, K or 9-12"),
            (("--num-questions", "0"), "BadUsage", "--num-questions: at least 1."),
            (("--num-questions", "500"), "BadUsage", "--num-questions: at most 100."),
            (("--types", "riddle"), "BadUsage", "--types: "),
            (("--out", "quiz.exe"), "BadUsage", "does not end in one of"),
            (("--out", "quiz.txt"), "BadUsage", "does not end in one of"),
        ],
    )
    def test_what_cannot_be_made_is_bad_input(self, tool: Tool, change: tuple[str, ...], error: str, says: str) -> None:
        run = tool(*QUIZ, *change, "--json")
        failed = json.loads(run.stdout)
        assert (run.returncode, failed["error"]["error"]) == (2, error)
        assert says in failed["error"]["detail"]

    def test_a_file_that_cannot_be_written_fails_and_the_document_is_printed(self, tool: Tool, tmp_path: Path) -> None:
        run = tool(*QUIZ, "--out", str(tmp_path / "none" / "q.md"), "--json")
        assert run.returncode == 1
        assert json.loads(run.stdout)["items"]
        assert "was not written" in run.stderr


class TestAi:
    def test_without_an_endpoint_it_is_made_offline_and_says_so(self, tool: Tool) -> None:
        printed = document(tool(*QUIZ, "--ai", "--json"))
        assert (printed["provider"], len(printed["items"])) == ("offline", 10)
        assert "No language model was asked: no AI endpoint is set." in printed["notes"]


class TestSource:
    def test_questions_come_from_the_file_with_its_words(self, tool: Tool, tmp_path: Path) -> None:
        file = tmp_path / "bridges.md"
        file.write_text(BRIDGES, encoding="utf-8")
        printed = document(tool(*QUIZ, "--topic", "Bridges", "--source", str(file), "--num-questions", "5", "--json"))
        assert printed["made_from"] == "Made offline from “bridges.md”."
        assert {item["source"]["name"] for item in printed["items"]} == {"bridges.md"}
        assert all(item["source"]["quote"] for item in printed["items"])

    def test_a_file_without_text_is_bad_input_that_says_why(self, tool: Tool, tmp_path: Path) -> None:
        file = tmp_path / "short.txt"
        file.write_text("Ten words are not enough.", encoding="utf-8")
        run = tool(*QUIZ, "--source", str(file), "--json")
        assert (run.returncode, json.loads(run.stdout)["error"]["error"]) == (2, "MaterialRefused")

    @pytest.mark.parametrize("name", ["nowhere.pdf", "."])
    def test_what_is_no_file_is_bad_input(self, tool: Tool, tmp_path: Path, name: str) -> None:
        run = tool(*QUIZ, "--source", str(tmp_path / name), "--json")
        assert (run.returncode, json.loads(run.stdout)["error"]["error"]) == (2, "UnreadableSource")


class TestLesson:
    def test_sections_whose_minutes_add_up(self, tool: Tool) -> None:
        printed = document(tool(*LESSON, "--duration", "50", "--template", "5e", "--json"))
        assert sum(section["minutes"] for section in printed["sections"]) == 50
        assert {"id", "title", "minutes", "content", "items"} <= set(printed["sections"][0])
        assert printed["quality"]["hard"] == []

    def test_objectives_of_the_teacher(self, tool: Tool) -> None:
        words = "Add fractions with different denominators"
        printed = document(tool(*LESSON, "--objective", words, "--objective", "Tame a dragon", "--json"))
        assert words in [objective["text"] for objective in printed["objectives"]]
        assert "There is nothing for the objective “Tame a dragon” yet." in printed["notes"]

    def test_files_for_teacher_and_students(self, tool: Tool, tmp_path: Path) -> None:
        teacher, students = tmp_path / "l.md", tmp_path / "l.student.pdf"
        assert tool(*LESSON, "--out", str(teacher), "--out", str(students)).returncode == 0
        assert teacher.read_text(encoding="utf-8").startswith("# Adding fractions")
        assert students.read_bytes().startswith(b"%PDF")

    def test_a_format_of_quizzes_is_none_of_lessons(self, tool: Tool, tmp_path: Path) -> None:
        assert tool(*LESSON, "--out", str(tmp_path / "l.gift")).returncode == 2

    def test_of_an_unknown_topic_it_is_a_frame_that_says_so(self, tool: Tool) -> None:
        run = tool("lesson", "--subject", "Art", "--topic", "Xylophone maintenance", "--grade", "6")
        assert run.returncode == 0
        assert "[To fill in]" in run.stdout
        assert "a frame" in run.stderr
