"""A table for add-ons and scripts that fill a Google Form; Google itself imports no file of questions."""

from server.engines.exports.exported import Exported
from server.engines.exports.keys import key_in_words
from server.engines.exports.notes import numbers_where, of_questions
from server.engines.exports.quizzes.asked import asked, offered
from server.engines.exports.quizzes.cells import written
from server.engines.exports.quizzes.typed_letters import accepted, lines
from server.engines.items.model import FillIn, Item, Matching, Numeric, Ordering, TrueFalse
from server.engines.quizzes.model import Quiz

_HEAD = ("Question", "Type", "Options", "Correct answer", "Points", "Feedback", "Hint", "Item")
_NO_IMPORT = (
    "Google Forms imports no files by itself: use an add-on that reads tables. "
    "Options and right answers stand on lines of their own in their cells."
)
CHOICE, TEXT, PARAGRAPH = "MULTIPLE_CHOICE", "TEXT", "PARAGRAPH_TEXT"
"""Google's own names (Apps Script, FormApp.ItemType)."""


def exported(quiz: Quiz) -> Exported:
    """A row for each item."""
    return Exported(written([_HEAD, *(_row(item) for item in quiz.items)]), _notes(quiz))


def _notes(quiz: Quiz) -> tuple[str, ...]:
    letters = numbers_where(quiz, lambda item: isinstance(item.answer, Matching | Ordering))
    ranged = numbers_where(quiz, lambda item: isinstance(item.answer, Numeric) and bool(item.answer.tolerance))
    bank = numbers_where(quiz, lambda item: isinstance(item.answer, FillIn) and item.answer.key in item.answer.bank)
    read = numbers_where(quiz, lambda item: _type(item) == PARAGRAPH)
    return (
        _NO_IMPORT,
        *of_questions("Letters are typed in {}, as Google marks no matching or ordering.", letters),
        *of_questions("Google has no tolerance: the exact number alone counts in {}.", ranged),
        *of_questions("Google has no word bank: {} became a choice among its words.", bank),
        *of_questions("The answers to {} are for you to read; the key stands in the feedback.", read),
    )


def _type(item: Item) -> str:
    if offered(item) is not None:
        return CHOICE
    return TEXT if accepted(item) else PARAGRAPH


def _row(item: Item) -> list[str]:
    options = offered(item)
    right = accepted(item) if options is None else (options.right,)
    return [
        _question(item),
        _type(item),
        "\n".join(options.texts) if options else "",
        "\n".join(right),
        str(item.points),
        _feedback(item),
        item.hint,
        item.id,
    ]


def _feedback(item: Item) -> str:
    told = isinstance(item.answer, Matching | Ordering) or _type(item) == PARAGRAPH
    correction = item.answer.correction if isinstance(item.answer, TrueFalse) else ""
    return "\n".join(part for part in (key_in_words(item) if told else correction, item.reason) if part)


def _question(item: Item) -> str:
    return "\n".join((asked(item).text, *lines(item)))
