"""A question as blocks, for each audience."""

from collections.abc import Callable
from itertools import zip_longest

from server.engines.exports.exported import Audience
from server.engines.exports.keys import key_in_words, letter, short_key
from server.engines.exports.printed.blocks import (
    AnswerLines,
    Block,
    Code,
    Fields,
    Labelled,
    Listing,
    Paragraph,
    Question,
    Runs,
    Table,
    WordBox,
)
from server.engines.exports.printed.inline import bold, code, plain
from server.engines.items.model import (
    BLANK,
    FillIn,
    Item,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Origin,
    ShortAnswer,
    Source,
    TrueFalse,
)

_ROOM = "_" * 20
"""What a blank is on paper: five underscores hold no handwriting."""
_LINES_OF_AN_ANSWER = 3
_LINES_OF_AN_OUTPUT = 4
_ORIGINS = {
    Origin.MATERIAL: "Your material",
    Origin.PACK: "Knowledge pack",
    Origin.GENERATOR: "Exact arithmetic",
    Origin.LUAU: "Run in Luau",
    Origin.AI: "Written by a language model, not checked against a source",
    Origin.TEACHER: "Written by a teacher",
}


def points_of(points: int) -> str:
    """`1 point`, `2 points`."""
    return f"{points} point{'' if points == 1 else 's'}"


def question(item: Item, number: int, audience: Audience, *, points: bool = True) -> Question:
    """The question as that audience reads it; `points` are left out where all count the same and nobody counts."""
    build = _BUILDERS[audience]
    return build(item, number, points_of(item.points) if points else "")


def _for_student(item: Item, number: int, points: str) -> Question:
    stem = plain(item.stem.replace(BLANK, _ROOM))
    return Question(number, item.id, stem, points, (*_code_of(item), *_offered(item), *_room(item)))


def _for_teacher(item: Item, number: int, points: str) -> Question:
    facts = [item.id, item.bloom.value, item.difficulty.value, *([item.objective] if item.objective else [])]
    body = (
        *_code_of(item),
        *_offered(item, marked=True),
        *_answer(item),
        *_said("Why", item.reason),
        *_said("Hint", item.hint),
        *_said("Watch for", item.watch_for),
        Labelled("Source", plain(source_in_words(item.source)), faint=True),
        Labelled("Item", plain(" · ".join(facts)), faint=True),
    )
    return Question(number, item.id, plain(item.stem), points, body)


def _for_key(item: Item, number: int, points: str) -> Question:
    faint = Labelled("Item", plain(item.id), faint=True)
    if isinstance(item.answer, LuauOutput):
        return Question(number, item.id, (), points, (*_answer(item), *_said("Why", item.reason), faint))
    first, _, rest = _whole_key(item).partition("\n")
    more = (Paragraph(plain(rest)),) if rest else ()
    return Question(number, item.id, bold(first), points, (*more, *_said("Why", item.reason), faint))


_BUILDERS: dict[Audience, Callable[[Item, int, str], Question]] = {
    Audience.STUDENT: _for_student,
    Audience.TEACHER: _for_teacher,
    Audience.KEY: _for_key,
}


def source_in_words(source: Source) -> str:
    """Who vouches, where it stands, and what stands there."""
    place = [source.name, source.section, f"page {source.page}" if source.page is not None else ""]
    quote = f"“{source.quote}”" if source.quote else ""
    where = ", ".join(part for part in place if part)
    return ": ".join(part for part in (_ORIGINS[source.origin], where, quote) if part)


def _code_of(item: Item) -> tuple[Block, ...]:
    return (Code(item.code),) if item.code else ()


def _offered(item: Item, *, marked: bool = False) -> tuple[Block, ...]:
    """What there is to choose from; `marked` prints the right option in bold."""
    answer = item.answer
    match answer:
        case MultipleChoice():
            options = [plain(option) for option in answer.options]
            if marked:
                options[answer.key] = bold(answer.right)
            return (Listing(tuple((Paragraph(option),) for option in options), "letter"),)
        case TrueFalse() if not marked:
            return (Listing(((Paragraph(plain("True")),), (Paragraph(plain("False")),)), "circle"),)
        case FillIn() if answer.bank:
            return (WordBox(answer.bank),)
        case Matching():
            return (_two_columns(answer),)
        case Ordering():
            return (Listing(tuple((Paragraph(plain(step)),) for step in answer.shown), "letter"),)
        case _:
            return ()


def _two_columns(answer: Matching) -> Table:
    left = [f"_____ {number}. {prompt}" for number, (prompt, _) in enumerate(answer.pairs, 1)]
    right = [f"{letter(index)}. {match}" for index, match in enumerate(answer.shown)]
    rows = tuple((plain(one), plain(other)) for one, other in zip_longest(left, right, fillvalue=""))
    return Table(("Write the letter", "Choose from"), rows, (0.5, 0.5))


def _room(item: Item) -> tuple[Block, ...]:
    answer = item.answer
    match answer:
        case ShortAnswer():
            return (AnswerLines(max(_LINES_OF_AN_ANSWER, 2 * len(answer.points))),)
        case LuauOutput():
            return (AnswerLines(max(_LINES_OF_AN_OUTPUT, len(answer.key.splitlines()) + 1)),)
        case Numeric():
            return (Fields(("Answer",), answer.unit),)
        case Ordering():
            return (Fields(("Right order",)),)
        case FillIn() if BLANK not in item.stem:
            return (Fields(("Answer",)),)
        case _:
            return ()


def _answer(item: Item) -> tuple[Block, ...]:
    if isinstance(item.answer, LuauOutput):
        if "\n" in item.answer.key:
            return Labelled("Answer", ()), Code(item.answer.key, luau=False)
        return (Labelled("Answer", code(item.answer.key)),)
    return (Labelled("Answer", plain(_whole_key(item))),)


def _whole_key(item: Item) -> str:
    """Letters first where the sheet has letters, then the words behind them."""
    if isinstance(item.answer, Matching | Ordering):
        return f"{short_key(item)}\n{key_in_words(item)}"
    return key_in_words(item)


def _said(label: str, text: str) -> tuple[Block, ...]:
    runs: Runs = plain(text)
    return (Labelled(label, runs),) if runs else ()
