"""What writes each format. A format's libraries are imported when it is first written, not before."""

from collections.abc import Callable

from server.engines.exports.exported import Audience, Document, Exported, Paper
from server.engines.exports.printed.blocks import Sheet
from server.engines.lessons.model import Lesson
from server.engines.quizzes.model import Quiz

DrawSheet = Callable[[Sheet, Paper], Exported]
WriteQuiz = Callable[[Quiz], Exported]


def printed(document: Document, audience: Audience, draw: DrawSheet, paper: Paper) -> Exported:
    """The document laid out for that audience and drawn."""
    if isinstance(document, Quiz):
        from server.engines.exports.printed.quiz_sheet import quiz_sheet

        return draw(quiz_sheet(document, audience), paper)
    from server.engines.exports.printed.lesson_sheet import lesson_sheet

    done = draw(lesson_sheet(document, audience), paper)
    return Exported(done.data, (*_empty(document, audience), *done.notes))


def _empty(lesson: Lesson, audience: Audience) -> tuple[str, ...]:
    from server.engines.exports.printed.lesson_sheet import sheet_is_empty

    if not sheet_is_empty(lesson, audience):
        return ()
    if audience is Audience.KEY:
        return ("This lesson has no questions, so its answer key is empty.",)
    return ("This lesson has no text for them, so the sheet is empty.",)


def markdown(sheet: Sheet, _: Paper) -> Exported:
    from server.engines.exports.printed.markdown import drawn

    return Exported(drawn(sheet))


def html(sheet: Sheet, _: Paper) -> Exported:
    from server.engines.exports.printed.html import drawn

    return Exported(drawn(sheet))


def docx(sheet: Sheet, paper: Paper) -> Exported:
    from server.engines.exports.printed.docx import drawn

    return Exported(drawn(sheet, paper))


def pdf(sheet: Sheet, paper: Paper) -> Exported:
    from server.engines.exports.printed.pdf import drawn

    return drawn(sheet, paper)


def gift(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.gift import exported

    return exported(quiz)


def moodle(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.moodle import exported

    return exported(quiz)


def qti12(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.qti12 import exported

    return exported(quiz)


def qti21(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.qti21 import exported

    return exported(quiz)


def qti3(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.qti3 import exported

    return exported(quiz)


def cartridge(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.cartridge import exported

    return exported(quiz)


def kahoot(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.kahoot import exported

    return exported(quiz)


def anki(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.anki import exported

    return exported(quiz)


def table(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.table import exported

    return exported(quiz)


def google_forms(quiz: Quiz) -> Exported:
    from server.engines.exports.quizzes.google_forms import exported

    return exported(quiz)
