"""A quiz as a sheet of blocks."""

from server.engines.exports.exported import Audience
from server.engines.exports.printed.blocks import Block, Fields, Heading, Labelled, Listing, Paragraph, Sheet, Table
from server.engines.exports.printed.inline import bold, plain
from server.engines.exports.printed.questions import points_of, question
from server.engines.quizzes.model import Quiz
from server.engines.quizzes.rubric import passing_points, rubric_of

NAME_AND_DATE = Fields(("Name", "Date"))
MADE_OFFLINE = "offline"


def grade_in_words(grade: int) -> str:
    """`Kindergarten` or `Grade 5`."""
    return f"Grade {grade}" if grade else "Kindergarten"


def quiz_sheet(quiz: Quiz, audience: Audience) -> Sheet:
    """The sheet of that audience; its questions have the same numbers for all."""
    title = f"{quiz.title} – version {quiz.version}" if quiz.version else quiz.title
    shown = f"Answer key: {title}" if audience is Audience.KEY else title
    head: tuple[Block, ...] = (Heading(1, plain(shown)), *_HEADS[audience](quiz))
    questions = (question(item, number, audience) for number, item in enumerate(quiz.items, 1))
    rubric = () if audience is Audience.STUDENT else _rubric(quiz)
    return Sheet(shown, shown, audience, (*head, *questions, *rubric))


def _student_head(quiz: Quiz) -> tuple[Block, ...]:
    line = " · ".join(part for part in (points_of(quiz.points), _minutes(quiz)) if part)
    instructions = (Paragraph(plain(quiz.instructions)),) if quiz.instructions else ()
    return (NAME_AND_DATE, Paragraph(plain(line)), *instructions)


def _teacher_head(quiz: Quiz) -> tuple[Block, ...]:
    about = (quiz.subject, quiz.topic, grade_in_words(quiz.grade), quiz.difficulty.value)
    rules = (points_of(quiz.points), _minutes(quiz), _to_pass(quiz))
    blocks: list[Block] = [Paragraph(plain(" · ".join(part for part in group if part))) for group in (about, rules)]
    if quiz.provider != MADE_OFFLINE:
        blocks.append(Labelled("Written with", plain(quiz.provider)))
    if quiz.instructions:
        blocks.append(Labelled("Instructions", plain(quiz.instructions)))
    if quiz.objectives:
        texts = tuple((Paragraph((*bold(one.id), *plain(f" {one.text}"))),) for one in quiz.objectives)
        blocks += [Heading(2, plain("Objectives")), Listing(texts)]
    return (*blocks, Heading(2, plain("Questions")))


def _key_head(quiz: Quiz) -> tuple[Block, ...]:
    return (Paragraph(plain(f"{points_of(quiz.points)} · {_to_pass(quiz)}")),)


_HEADS = {Audience.STUDENT: _student_head, Audience.TEACHER: _teacher_head, Audience.KEY: _key_head}


def _rubric(quiz: Quiz) -> tuple[Block, ...]:
    """What answers in sentences are worth; nothing where there are none."""
    rows = tuple(
        (plain(str(number) if at == 0 else ""), plain(str(level.points)), plain(level.says))
        for number, item in enumerate(quiz.items, 1)
        for at, level in enumerate(rubric_of(item))
    )
    if not rows:
        return ()
    return (
        Heading(2, plain("Rubric")),
        Table(("Question", "Points", "What the answer says"), rows, (0.14, 0.12, 0.74)),
    )


def _to_pass(quiz: Quiz) -> str:
    return f"{quiz.passing_percent} % to pass: {points_of(passing_points(quiz.points, quiz.passing_percent))}"


def _minutes(quiz: Quiz) -> str:
    return f"{quiz.time_limit_minutes} minutes" if quiz.time_limit_minutes is not None else ""
