"""Anki packages are opened as the SQLite database that they hold."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from server.engines.exports.quizzes.anki import FIELDS, exported
from server.engines.items.model import Item
from tests.engines.exports.fixtures import ITEMS, TRUE, nasty_quiz
from tests.engines.exports.seen import BANK, expected, model_answer, text_of_html
from tests.engines.exports.zips import members, packed

BELOW = {
    "q-choice": "A. =SUM(1;2) {x}\nB. ~ a: b # c\nC. 1 < 2 & <i>3</i>\nD. 漢字 – 🎉",
    "q-true": "True or false?",
    "q-false": "True or false?",
    "q-bank": BANK,
    "q-match": (
        "root -> soil\nleaf: <top>\nstem\nA. walks #away\nB. carries {both}\nC. drinks = water\nD. catches ~light"
    ),
    "q-order": "A. harvest ~ripe\nB. plant: seed\nC. grow = big",
}
ANSWERS = {
    "q-choice": "C. 1 < 2 & <i>3</i>",
    "q-true": "True",
    "q-false": "False – Light has more than four colours.",
    "q-fill": "light (also right: sun=light, Light & sun)",
    "q-bank": "oxygen",
    "q-match": ("1–C, 2–D, 3–B\nroot -> soil → drinks = water\nleaf: <top> → catches ~light\nstem → carries {both}"),
    "q-order": "B, C, A\n1. plant: seed\n2. grow = big\n3. harvest ~ripe",
    "q-whole": "−3",
    "q-round": "1,002.5 (± 0.05) cm",
    "q-frac": "3/4 (also right: 6/8)",
    "q-third": "1 1/3",
    "q-line": "=5",
}


def opened(data: bytes) -> sqlite3.Connection:
    files = members(data)
    assert set(files) == {"collection.anki2", "media"}
    assert json.loads(files["media"]) == {}
    connection = sqlite3.connect(":memory:")
    connection.deserialize(files["collection.anki2"])
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return connection


def notes(data: bytes) -> list[list[str]]:
    with closing(opened(data)) as connection:
        rows = connection.execute("SELECT flds FROM notes ORDER BY id").fetchall()
    return [[text_of_html(field) for field in row[0].split("\x1f")] for row in rows]


MUTANTS = {
    "a note less": "DELETE FROM notes WHERE flds LIKE '%q-line'",
    "another key": "UPDATE notes SET flds = replace(flds, 'B, C, A', 'A, B, C')",
    "another id": "UPDATE notes SET flds = replace(flds, 'q-line', 'q-l')",
    "a sign that is escaped twice": "UPDATE notes SET flds = replace(flds, '&amp;', '&amp;amp;')",
}


def spoiled(data: bytes, change: str) -> bytes:
    files = members(data)
    with closing(opened(data)) as connection:
        connection.execute(change)
        connection.commit()
        return packed({**files, "collection.anki2": connection.serialize()})


def wanted(item: Item) -> list[str]:
    one = expected(item)
    question = "\n".join(part for part in (one.question, BELOW.get(item.id, "")) if part)
    answer = ANSWERS[item.id] if item.id in ANSWERS else model_answer(item)
    return [question, answer, item.reason, item.hint, item.id]


class TestExported:
    def test_every_field_of_every_item_is_read_back(self) -> None:
        assert notes(exported(nasty_quiz()).data) == [wanted(item) for item in ITEMS]

    def test_each_note_has_one_card_in_the_deck_of_the_quiz(self) -> None:
        with closing(opened(exported(nasty_quiz()).data)) as connection:
            decks = json.loads(connection.execute("SELECT decks FROM col").fetchone()[0])
            cards = connection.execute("SELECT did, count(*) FROM cards GROUP BY did").fetchall()
        ((deck, count),) = cards
        assert (decks[str(deck)]["name"], count) == (nasty_quiz().title, len(ITEMS))

    def test_the_kind_of_note_has_the_fields_in_their_order(self) -> None:
        with closing(opened(exported(nasty_quiz()).data)) as connection:
            (model,) = json.loads(connection.execute("SELECT models FROM col").fetchone()[0]).values()
        assert tuple(one["name"] for one in model["flds"]) == FIELDS

    def test_a_changed_item_keeps_its_note(self) -> None:
        guids = []
        for item in (TRUE, replace(TRUE, stem="Leaves catch all light.")):
            with closing(opened(exported(nasty_quiz(item)).data)) as connection:
                guids += connection.execute("SELECT guid FROM notes").fetchall()
        assert guids[0] == guids[1]

    def test_level_and_difficulty_are_tags(self) -> None:
        with closing(opened(exported(nasty_quiz(TRUE)).data)) as connection:
            (tags,) = connection.execute("SELECT tags FROM notes").fetchone()
        assert tags.split() == ["apply", "medium"]

    @pytest.mark.parametrize("change", MUTANTS.values(), ids=MUTANTS)
    def test_a_spoiled_file_is_refused(self, change: str) -> None:
        assert notes(spoiled(exported(nasty_quiz()).data, change)) != [wanted(item) for item in ITEMS]

    def test_what_anki_cannot_carry_is_said(self) -> None:
        assert exported(nasty_quiz()).notes == (
            "Anki has no points: those of questions 1, 6, 7, 8 and 13 were left out.",
        )
