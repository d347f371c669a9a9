"""QTI 3 items are loaded, shown and marked by Amp-up's player, which 1EdTech certified for QTI 3."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import BaseModel

from server.engines.exports.quizzes.qti3 import exported
from server.engines.items.model import Item
from tests import npm_packages
from tests.engines.exports.fixtures import CHOICE, ITEMS, SHORT, nasty_quiz
from tests.engines.exports.zips import members

FOLDER = Path(__file__).with_name("qti3_player")
NOT_NEEDED = shutil.ignore_patterns("*.map", "*.umd.*", "*.d.ts", "src")


@dataclass(frozen=True, slots=True)
class Answers:
    """A right and a wrong response: identifiers of what is chosen, or what is typed."""

    right: str | list[str]
    wrong: str | list[str]
    cardinality: str = "single"


ANSWERS = {
    "q-choice": Answers("C2", "C1"),
    "q-true": Answers("C0", "C1"),
    "q-false": Answers("C1", "C0"),
    "q-fill": Answers("LIGHT & sun", "dark"),
    "q-bank": Answers("C0", "C1"),
    "q-match": Answers(["P1 M3", "P0 M2", "P2 M1"], ["P0 M0", "P1 M3", "P2 M1"], "multiple"),
    "q-order": Answers(["C1", "C2", "C0"], ["C2", "C0", "C1"], "ordered"),
    "q-whole": Answers("-3", "3"),
    "q-round": Answers("1002.46", "1002.6"),
    "q-frac": Answers("0.75", "0.7"),
    "q-third": Answers("4/3", "1"),
    "q-line": Answers("=5", "5"),
}


class Mark(BaseModel):
    score: float
    feedback: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    identifier: str
    xml: str
    value: str | list[str]
    cardinality: str


def marks(node_modules: Path, tasks: list[Task]) -> list[Mark]:
    sent = json.dumps([{name: getattr(task, name) for name in Task.__slots__} for task in tasks])
    command = [npm_packages.program("node"), str(node_modules / "score.mjs")]
    environment = {**os.environ, "NODE_ENV": "production"}
    done = subprocess.run(
        command, input=sent, capture_output=True, text=True, timeout=120, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    return [Mark.model_validate(one) for one in json.loads(done.stdout)]


def xml_of(item_id: str) -> str:
    return members(exported(nasty_quiz()).data)[f"items/{item_id}.xml"].decode()


def task(item_id: str, value: str | list[str], xml: str | None = None) -> Task:
    cardinality = ANSWERS[item_id].cardinality if item_id in ANSWERS else "single"
    return Task(item_id, xml or xml_of(item_id), value, cardinality)


@pytest.fixture(scope="module")
def node_modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which node finds the player, what it needs, and the script."""
    folder = tmp_path_factory.mktemp("qti3-player")
    for package in json.loads((FOLDER / "packages.json").read_text(encoding="utf-8")):
        shutil.copytree(npm_packages.fetch(**package), folder / "node_modules" / package["name"], ignore=NOT_NEEDED)
    shutil.copy(FOLDER / "score.mjs", folder)
    return folder


@pytest.fixture(scope="module")
def marked(node_modules: Path) -> dict[tuple[str, str], Mark]:
    """Marks of every task of this file, by item and kind of answer; one start of node."""
    tasks = {}
    for item_id, answers in ANSWERS.items():
        tasks[item_id, "right"] = task(item_id, answers.right)
        tasks[item_id, "wrong"] = task(item_id, answers.wrong)
    for item_id in ("q-short", "q-out"):
        tasks[item_id, "open"] = task(item_id, "something")
    for name, (item_id, before, after) in MUTANTS.items():
        xml = xml_of(item_id)
        assert before in xml
        tasks[item_id, name] = task(item_id, ANSWERS[item_id].right, xml.replace(before, after))
    return dict(zip(tasks, marks(node_modules, list(tasks.values())), strict=True))


MUTANTS = {
    "another key": ("q-choice", "<qti-value>C2<", "<qti-value>C1<"),
    "another pair": ("q-match", "<qti-value>P0 M2<", "<qti-value>P0 M0<"),
    "a spelling less": ("q-frac", 'map-key="0.75"', 'map-key="0.8"'),
    "no tolerance": ("q-round", "0.05 0.05", "0 0"),
}


class TestThePlayer:
    def test_all_types_are_answered(self) -> None:
        assert {item.id for item in ITEMS} == {*ANSWERS, "q-short", "q-out"}

    @pytest.mark.parametrize("item", [one for one in ITEMS if one.id in ANSWERS], ids=lambda one: one.id)
    def test_a_right_answer_gets_all_points_and_a_wrong_one_none(
        self, marked: dict[tuple[str, str], Mark], item: Item
    ) -> None:
        assert marked[item.id, "right"].score == item.points
        assert marked[item.id, "wrong"].score == 0

    def test_what_people_read_is_not_marked(self, marked: dict[tuple[str, str], Mark]) -> None:
        assert [marked[item_id, "open"].score for item_id in ("q-short", "q-out")] == [0, 0]

    def test_the_reason_is_shown_after_any_answer(self, marked: dict[tuple[str, str], Mark]) -> None:
        assert {mark.feedback for mark in marked.values()} == {"REASON"}

    def test_stem_and_options_are_shown_as_they_were_written(self, marked: dict[tuple[str, str], Mark]) -> None:
        shown = marked[CHOICE.id, "right"].text
        assert CHOICE.stem in shown
        for option in ("=SUM(1;2) {x}", "~ a: b # c", "1 < 2 & <i>3</i>", "漢字 – 🎉"):
            assert option in shown

    def test_the_key_for_scorers_is_not_shown(self, marked: dict[tuple[str, str], Mark]) -> None:
        shown = marked[SHORT.id, "open"].text
        assert SHORT.stem in shown
        assert "makes no sugar" not in shown

    @pytest.mark.parametrize("name", MUTANTS)
    def test_a_spoiled_item_gives_no_points(self, marked: dict[tuple[str, str], Mark], name: str) -> None:
        assert marked[MUTANTS[name][0], name].score == 0
