"""A teacher on a team's server: a quiz is shared, and what students have made of it."""

from typing import TYPE_CHECKING, Literal

from fastapi import FastAPI

from contracts.attempts import SharedPage
from contracts.classes import ClassDetail, ClassList, ClassView, StudentView
from contracts.session import Role
from contracts.shares import (
    AnswerToMark,
    AttemptToMark,
    ItemFigures,
    ItemScore,
    Progress,
    RubricLevel,
    SharePage,
    ShareResults,
    ShareRules,
    ShareState,
    ShareView,
    ShowResults,
    StudentResult,
    Verdict,
)
from desktop.views.assessments.panel import AssessmentsPanel
from desktop.views.shared.marking_dialog import MarkingDialog
from desktop.views.shared.panel import BY_ME, SharedPanel
from desktop.views.shared.results_presenter import ResultsPresenter
from desktop.views.shared.results_view import QUESTIONS, STUDENTS
from desktop.views.sharing.classes_dialog import ClassesDialog
from desktop.views.sharing.share_dialog import ShareDialog
from desktop.views.window.content_pages import ASSESSMENTS
from desktop.views.window.role_pages import SHARED
from tests.desktop.services.ledger_app import LedgerApp
from tests.screenshots import ledger as morning
from tests.screenshots.school import (
    CELLS,
    CHOICES,
    CLASS_NAME,
    GIVEN,
    LEAVES,
    LIMIT,
    PAPER,
    QUESTIONS_ASKED,
    QUIZ,
    at,
    built,
)
from tests.screenshots.team import add_team, entry_of

if TYPE_CHECKING:
    from tests.screenshots.scenes import Stage

CLASS = "class-6a"


def _own(
    share_id: str,
    title: str,
    state: ShareState,
    rules: ShareRules,
    *,
    kind: Literal["lesson", "assessment"] = "assessment",
    class_name: str | None = CLASS_NAME,
    started: int = 0,
    days: float = 1,
) -> ShareView:
    return ShareView(
        share_id=share_id,
        kind=kind,
        content_id="quiz-1",
        content_version=1,
        title=title,
        subject="Science",
        grade=6,
        questions=len(QUESTIONS_ASKED),
        points=6,
        owner_id="user-1",
        owner_name="Käthe",
        class_id=CLASS if class_name is not None else None,
        class_name=class_name,
        rules=rules,
        state=state,
        started=started,
        created_at=at(-days),
        ended_at=at(-days, hours=2) if state is ShareState.ENDED else None,
    )


UNTIL_FRIDAY = ShareRules(
    closes_at=at(3.2), attempts=2, time_limit_minutes=LIMIT, show_results=ShowResults.AFTER_SUBMISSION
)
OWN = [
    _own(QUIZ, LEAVES, ShareState.OPEN, UNTIL_FRIDAY, started=4),
    _own("share-cells", CELLS, ShareState.OPEN, ShareRules(), kind="lesson", days=2),
    _own("share-water", "The way of water", ShareState.UPCOMING, ShareRules(opens_at=at(1), closes_at=at(4))),
    _own("share-seeds", "Seeds and fruit", ShareState.CLOSED, ShareRules(closes_at=at(-3)), started=5, days=9),
    _own("share-rocks", "Rocks and minerals", ShareState.ENDED, ShareRules(), class_name=None, started=1, days=12),
]
OF_THE_QUIZ = [
    OWN[0].model_copy(update={"started": 0, "created_at": at(hours=-0.3), "rules": ShareRules()}),
    OWN[-1].model_copy(update={"created_at": at(-12)}),
]


def _student(
    number: int, name: str, progress: Progress, points: float | None = None, hours: float | None = None, waits: int = 0
) -> StudentResult:
    percent = int(100 * points / 6) if points is not None else None
    begun = progress is not Progress.NOT_STARTED
    return StudentResult(
        user_id=f"user-{number}",
        display_name=name,
        is_member=number != PAULA,
        progress=progress,
        attempt_id=f"attempt-of-{number}" if begun else None,
        attempts=1 if begun else 0,
        points=points,
        percent=percent,
        passed=None if waits or percent is None else percent >= PAPER.passing_percent,
        unmarked=waits,
        started_at=at(hours=hours - 0.2) if hours is not None else None,
        submitted_at=at(hours=hours) if hours is not None else None,
        items=[ItemScore(verdict=Verdict.RIGHT, points=1)] * 4 if points is not None else [],
    )


PAULA = 30
TAKERS = [
    _student(4, "Daniel Kowalski", Progress.TO_MARK, 2, -22, waits=1),
    _student(6, "Farid Rahimi", Progress.MARKED, 6, -3),
    _student(8, "Hannah Goldberg-Montgomery", Progress.NOT_STARTED),
    _student(12, "Mia Novak", Progress.RUNNING),
    _student(PAULA, "Paula Jansen", Progress.MARKED, 2.5, -26),
]


def _figures(number: int, right: int, wrong: int, *, partly: int = 0, unmarked: int = 0, most: str = "") -> ItemFigures:
    kind, stem, points = QUESTIONS_ASKED[number - 1]
    return ItemFigures(
        number=number,
        type=kind,
        stem=stem,
        points=points,
        right=right,
        partly=partly,
        wrong=wrong,
        blank=3 - right - wrong - partly - unmarked,
        unmarked=unmarked,
        reached=right / 3,
        most_wrong=most,
        most_wrong_count=wrong if most else 0,
    )


RESULTS = ShareResults(
    share=OWN[0],
    passing_percent=PAPER.passing_percent,
    mean_percent=58.3,
    students=TAKERS,
    items=[
        _figures(1, 3, 0),
        _figures(2, 1, 2, most="In the veins"),
        _figures(3, 2, 0),
        _figures(4, 1, 0, partly=1, unmarked=1),
    ],
)


def _answer(number: int, right: str, given: str, verdict: Verdict, points: float | None) -> AnswerToMark:
    kind, stem, of = QUESTIONS_ASKED[number - 1]
    waits = points is None
    return AnswerToMark(
        number=number,
        type=kind,
        stem=stem,
        code="",
        right=right,
        rubric=RUBRIC if waits else [],
        given=given,
        verdict=verdict,
        points=points,
        of=of,
        by_machine=points,
        is_marked=False,
        comment="",
    )


RUBRIC = [
    RubricLevel(points=3, says="Without light no new chlorophyll is made, and the old one is broken down."),
    RubricLevel(points=2, says="Without light no new chlorophyll is made."),
    RubricLevel(points=1, says="It has to do with light."),
]
TO_MARK = AttemptToMark(
    attempt_id="attempt-of-4",
    share_id=QUIZ,
    user_id="user-4",
    display_name="Daniel Kowalski",
    number=1,
    submitted_at=at(hours=-22),
    points=2,
    of=6,
    percent=33,
    unmarked=1,
    answers=[
        _answer(1, CHOICES[0][1], CHOICES[0][1], Verdict.RIGHT, 1),
        _answer(2, CHOICES[1][1], CHOICES[1][2], Verdict.WRONG, 0),
        _answer(3, "False", "False", Verdict.RIGHT, 1),
        _answer(4, "Chlorophyll is only made where there is light.", GIVEN, Verdict.UNMARKED, None),
    ],
)


def _class(class_id: str, name: str, members: list[StudentView]) -> ClassDetail:
    return ClassDetail(
        class_id=class_id,
        name=name,
        owner_id="user-1",
        owner_name="Käthe",
        students=len(members),
        created_at=at(-60),
        members=members,
    )


IN_6A = [StudentView(user_id=one.user_id, display_name=one.display_name) for one in TAKERS[:2]]
CLASSES = {one.class_id: one for one in (_class(CLASS, CLASS_NAME, IN_6A), _class("class-6b", "6b Science", IN_6A[:1]))}


def add_shares(app: FastAPI, ledger: LedgerApp) -> None:
    """What a teacher's pages ask for. Nobody has shared anything with the teacher."""
    add_team(app, ledger)
    ledger.role = Role.TEACHER
    _add_results(app)

    @app.get("/api/v1/shared")
    def with_teacher() -> SharedPage:
        return SharedPage(shares=[])

    @app.get("/api/v1/classes")
    def classes() -> ClassList:
        return ClassList(classes=[ClassView(**one.model_dump(exclude={"members"})) for one in CLASSES.values()])

    @app.get("/api/v1/classes/{class_id}")
    def school_class(class_id: str) -> ClassDetail:
        return CLASSES[class_id]


def _add_results(app: FastAPI) -> None:
    shares = "/api/v1/shares"

    @app.get(shares)
    def own(content_id: str = "") -> SharePage:
        return SharePage(shares=OF_THE_QUIZ if content_id else OWN)

    @app.get(f"{shares}/{QUIZ}/results")
    def results() -> ShareResults:
        return RESULTS

    @app.get(f"{shares}/{QUIZ}/results/{TO_MARK.attempt_id}")
    def to_mark() -> AttemptToMark:
        return TO_MARK


async def teacher(stage: "Stage") -> None:
    """The dialogs for sharing and for classes, what was shared, the results of a quiz, and an answer to be marked."""
    await stage.live()
    await entry_of(stage, "Members")
    stage.ledger.contents = morning.contents()
    await stage.content(ASSESSMENTS, "assessment", 1)
    await stage.opened("assessment", "quiz-1")
    await sharing(stage)
    await results_of_quiz(stage)


async def sharing(stage: "Stage") -> None:
    """The dialog, and the one of classes that it opens."""
    built(stage, AssessmentsPanel).view.head.share.click()
    dialog = built(stage, ShareDialog)
    await stage.until(lambda: dialog.list.model().rowCount() == len(OF_THE_QUIZ), "what is shared of it")
    dialog.rules.closes.box.setChecked(True)
    dialog.list.choose(0)
    await stage.picture("assessments-share", over=dialog)
    dialog.classes_button.click()
    classes = built(stage, ClassesDialog)
    await stage.until(lambda: classes.classes.model().rowCount() == len(CLASSES), "the classes")
    classes.classes.choose(0)
    await stage.until(lambda: classes.inside.model().rowCount() == len(IN_6A), "the students")
    classes.others.choose(0)
    await stage.picture("assessments-classes", over=classes)
    classes.close()
    dialog.close()


async def results_of_quiz(stage: "Stage") -> None:
    """From the list of what was shared."""
    stage.desktop.window.show_page(SHARED)
    panel, presenter = built(stage, SharedPanel), built(stage, ResultsPresenter)
    panel.show_tab(BY_ME)
    await stage.until(lambda: presenter.list.total == len(OWN), "what was shared")
    await stage.picture("shared-own")
    presenter.open(QUIZ)
    await stage.until(lambda: presenter.results, "the results")
    await stage.picture("shared-students")
    panel.own.results.show_tab(QUESTIONS)
    await stage.picture("shared-questions")
    panel.own.results.show_tab(STUDENTS)
    presenter.open_attempt(TO_MARK.attempt_id)
    await stage.until(lambda: panel.findChildren(MarkingDialog), "the answers")
    await stage.picture("shared-marking", over=built(stage, MarkingDialog))
