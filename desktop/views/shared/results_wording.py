"""What is said of own shares, and of what students have made of them."""

from math import isfinite

from PySide6.QtCore import QLocale

from contracts.shares import (
    AnswerToMark,
    AttemptToMark,
    ItemFigures,
    Progress,
    ShareResults,
    ShareState,
    ShareView,
    StudentResult,
    Verdict,
)
from desktop.services.printable import escaped
from desktop.ui.moments import moment_text, moment_within
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr


def share_badge(share: ShareView) -> BadgeText:
    """Whether students get at it."""
    return {
        ShareState.UPCOMING: BadgeText(Tone.NEUTRAL, "clock", tr("not open yet")),
        ShareState.OPEN: BadgeText(Tone.GOOD, "check", tr("open")),
        ShareState.CLOSED: BadgeText(Tone.NEUTRAL, "stop", tr("closed")),
        ShareState.ENDED: BadgeText(Tone.NEUTRAL, "stop", tr("taken back")),
    }[share.state]


def share_line(share: ShareView) -> str:
    """Below the title in the list."""
    is_quiz, begins = share.kind == "assessment", share.state is not ShareState.UPCOMING
    parts = [
        tr("Quiz") if is_quiz else tr("Lesson"),
        tr("for {name}").format(name=escaped(share.class_name)) if share.class_name else tr("for everybody"),
        counted("begun by 1 student", "begun by {n} students", share.started) if is_quiz and begins else "",
        _due(share),
    ]
    return " · ".join(part for part in parts if part)


def spoken_own_share(share: ShareView) -> str:
    """The whole row, for assistive technology."""
    return ", ".join([escaped(share.title), share_badge(share).text, share_line(share)])


def summary_of(results: ShareResults) -> str:
    """How far all are, in a line."""
    handed_in = sum(1 for one in results.students if one.submitted_at is not None)
    waiting = sum(one.unmarked for one in results.students)
    parts = [
        tr("{done} of {count} handed in").format(done=handed_in, count=len(results.students)),
        tr("{percent} % on average").format(percent=number_text(results.mean_percent))
        if results.mean_percent is not None
        else "",
        tr("passed from {percent} %").format(percent=results.passing_percent),
        counted("1 answer to be marked", "{n} answers to be marked", waiting) if waiting else "",
    ]
    return " · ".join(part for part in parts if part)


def student_columns() -> list[str]:
    """Heads of the table of students."""
    return [tr("Student"), tr("State"), tr("Points"), tr("Percent"), tr("Handed in")]


def student_cells(student: StudentResult, of: int) -> list[str]:
    """A row of that table; `of` are the points of the quiz."""
    name = escaped(student.display_name)
    return [
        name if student.is_member else tr("{name} (former member)").format(name=name),
        progress_text(student),
        tr("{points} of {of}").format(points=number_text(student.points), of=of) if student.points is not None else "",
        tr("{percent} %").format(percent=student.percent) if student.percent is not None else "",
        moment_text(student.submitted_at) if student.submitted_at is not None else "",
    ]


def progress_text(student: StudentResult) -> str:
    """Where a student stands."""
    passed = {True: tr("passed"), False: tr("not passed"), None: tr("marked")}
    return {
        Progress.NOT_STARTED: tr("not begun"),
        Progress.RUNNING: tr("running"),
        Progress.TO_MARK: counted("1 answer to be marked", "{n} answers to be marked", student.unmarked),
        Progress.MARKED: passed[student.passed],
    }[student.progress]


def figures_badge(figures: ItemFigures) -> BadgeText:
    """The share of right answers among all that were handed in."""
    judged = figures.right + figures.partly + figures.wrong + figures.blank
    if not judged:
        return BadgeText(Tone.NEUTRAL, "", tr("to be marked") if figures.unmarked else tr("no answers yet"))
    return BadgeText(Tone.NEUTRAL, "", tr("{percent} % right").format(percent=round(100 * figures.right / judged)))


def figures_line(figures: ItemFigures) -> str:
    """What all have made of a question, below it."""
    wrong = tr("most chosen wrong answer: {answer}, {count} times") if figures.most_wrong_count > 1 else ""
    wrong = tr("a wrong answer: {answer}") if figures.most_wrong_count == 1 else wrong
    parts = [
        tr("{n} right").format(n=figures.right),
        tr("{n} partly right").format(n=figures.partly) if figures.partly else "",
        tr("{n} wrong").format(n=figures.wrong) if figures.wrong else "",
        tr("{n} without an answer").format(n=figures.blank) if figures.blank else "",
        tr("{n} to be marked").format(n=figures.unmarked) if figures.unmarked else "",
        wrong.format(answer=escaped(figures.most_wrong), count=figures.most_wrong_count),
    ]
    return " · ".join(part for part in parts if part)


def question_title(figures: ItemFigures) -> str:
    """In one line."""
    return f"{figures.number}. {escaped(' '.join(figures.stem.split()))}"


def spoken_figures(figures: ItemFigures) -> str:
    """The whole row, for assistive technology."""
    return ", ".join([question_title(figures), figures_badge(figures).text, figures_line(figures)])


def attempt_title(attempt: AttemptToMark) -> str:
    """Whose it is, and which."""
    words = tr("{name}, attempt {number}")
    return words.format(name=escaped(attempt.display_name), number=attempt.number)


def answer_badge(answer: AnswerToMark) -> BadgeText:
    """What it is worth now."""
    if answer.points is None:
        return BadgeText(Tone.CAUTION, "clock", tr("to be marked"))
    words = tr("{points} of {of}").format(points=number_text(answer.points), of=answer.of)
    tones = {Verdict.RIGHT: Tone.GOOD, Verdict.PARTLY: Tone.CAUTION, Verdict.WRONG: Tone.DANGER}
    icons = {Verdict.RIGHT: "check", Verdict.PARTLY: "dash", Verdict.WRONG: "cross"}
    return BadgeText(tones.get(answer.verdict, Tone.NEUTRAL), icons.get(answer.verdict, "dash"), words)


def given_text(answer: AnswerToMark) -> str:
    """What the student wrote."""
    return tr("Answer: {text}").format(text=answer.given) if answer.given else tr("No answer")


def rubric_text(answer: AnswerToMark) -> str:
    """A line for each level; empty without any."""
    levels = [(counted("1 point", "{n} points", level.points), level.says) for level in answer.rubric]
    return "\n".join(f"{points}: {says}" for points, says in levels)


def parsed_points(text: str) -> float | None:
    """As the language writes numbers, or with a point; None for what is none."""
    for locale in (QLocale(), QLocale.c()):
        points, is_number = locale.toDouble(text.strip())
        if is_number and isfinite(points):
            return round(points, 2)
    return None


def _due(share: ShareView) -> str:
    opens, closes = share.rules.opens_at, share.rules.closes_at
    if share.state is ShareState.UPCOMING and opens is not None:
        return tr("opens {moment}").format(moment=moment_within(opens))
    if share.state is ShareState.OPEN and closes is not None:
        return tr("closes {moment}").format(moment=moment_within(closes))
    return ""


def number_text(value: float | None) -> str:
    """As the language writes it, without needless zeros."""
    return QLocale().toString(value or 0.0, "g", 6)
