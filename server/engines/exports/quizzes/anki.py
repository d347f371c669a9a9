"""An Anki package (.apkg): a note for each question, known by its item's id: none comes twice."""

import hashlib
import itertools
import json
import sqlite3
from html import escape

import genanki

from server.engines.exports.archive import zipped
from server.engines.exports.exported import Exported
from server.engines.exports.keys import key_in_words, letter, short_key
from server.engines.exports.notes import of_questions
from server.engines.exports.quizzes.asked import asked, html_of, inline_html
from server.engines.items.model import FillIn, Item, LuauOutput, Matching, MultipleChoice, Ordering, TrueFalse
from server.engines.quizzes.model import Quiz

FIELDS = ("Question", "Answer", "Reason", "Hint", "Item")
_MODEL_ID = 1_790_411_023
"""Once chosen: Anki knows the kind of note by it."""
_TIMESTAMP = 315_532_800.0
"""1980-01-01. Anki sets its own when it imports."""
_FRONT = '{{Question}}{{#Hint}}<div class="hint">{{hint:Hint}}</div>{{/Hint}}'
_BACK = '{{FrontSide}}<hr id="answer">{{Answer}}<div class="reason">{{Reason}}</div><div class="item">{{Item}}</div>'
_STYLE = """.card { font: 20px/1.5 sans-serif; max-width: 34em; margin: 0 auto; text-align: left; }
pre { background: rgba(127, 127, 127, .15); padding: .5em .75em; white-space: pre-wrap; }
.reason { margin-top: 1em; }
.item, .hint { color: #777; font-size: .7em; }"""


def exported(quiz: Quiz) -> Exported:
    """The package, made in memory."""
    deck = genanki.Deck(_deck_id(quiz.id), quiz.title)
    model = _model()
    for item in quiz.items:
        deck.add_note(
            genanki.Note(
                model=model,
                fields=[_question(item), _answer(item), html_of(item.reason), html_of(item.hint), escape(item.id)],
                guid=genanki.guid_for("toolboxai", item.id),
                tags=[item.bloom.value, item.difficulty.value],
            )
        )
    members = (("collection.anki2", _collection(deck)), ("media", json.dumps({}).encode()))
    return Exported(zipped(members), _notes(quiz))


def _notes(quiz: Quiz) -> tuple[str, ...]:
    points = [number for number, item in enumerate(quiz.items, 1) if item.points != 1]
    return of_questions("Anki has no points: those of {} were left out.", points)


def _deck_id(quiz_id: str) -> int:
    """Ten digits or fewer that follow from the quiz's id."""
    return int.from_bytes(hashlib.sha256(quiz_id.encode()).digest()[:4], "big") | 1 << 30


def _model() -> genanki.Model:
    return genanki.Model(
        _MODEL_ID,
        "ToolBoxAI question",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Question", "qfmt": _FRONT, "afmt": _BACK}],
        css=_STYLE,
    )


def _collection(deck: genanki.Deck) -> bytes:
    connection = sqlite3.connect(":memory:")
    try:
        package = genanki.Package(deck)
        package.write_to_db(connection.cursor(), _TIMESTAMP, itertools.count(int(_TIMESTAMP * 1000)))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _question(item: Item) -> str:
    answer = item.answer
    shown = asked(item, bank=True).html
    match answer:
        case MultipleChoice():
            return shown + _lettered(answer.options)
        case TrueFalse():
            return shown + html_of("True or false?")
        case Matching():
            prompts = "".join(f"<li>{inline_html(prompt)}</li>" for prompt, _ in answer.pairs)
            return f"{shown}<ol>{prompts}</ol>{_lettered(answer.shown)}"
        case Ordering():
            return shown + _lettered(answer.shown)
        case _:
            return shown


def _lettered(texts: tuple[str, ...]) -> str:
    """With letters in the text, as the answer names them."""
    return "".join(f"<p>{letter(index)}. {inline_html(text)}</p>" for index, text in enumerate(texts))


def _answer(item: Item) -> str:
    match item.answer:
        case LuauOutput():
            return f"<pre>{escape(item.answer.key, quote=False)}</pre>"
        case Matching() | Ordering() | FillIn():
            lead = "" if isinstance(item.answer, FillIn) else html_of(short_key(item))
            return lead + html_of(key_in_words(item))
        case _:
            return html_of(key_in_words(item))
