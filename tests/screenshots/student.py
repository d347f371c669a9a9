"""A student on a team's server: what is open, and a quiz from its first word to its result."""

from typing import TYPE_CHECKING, Literal

from fastapi import FastAPI

from contracts.attempts import (
    AnswersSaved,
    AttemptBrief,
    AttemptView,
    ChoiceGiven,
    ItemResult,
    SavedAnswer,
    Score,
    SharedDetail,
    SharedPage,
    SharedState,
    SharedView,
    TextGiven,
    TruthGiven,
)
from contracts.session import Role
from contracts.shares import AttemptState, Verdict
from desktop.views.home.student_presenter import StudentHomePresenter
from desktop.views.shared.panel import SharedPanel
from desktop.views.shared.presenter import SharedPresenter
from desktop.views.window.main_window import HOME
from desktop.views.window.role_pages import SHARED
from tests.desktop.services.ledger_app import LedgerApp
from tests.screenshots.school import (
    CELLS,
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
from tests.screenshots.standing_still import NOW

if TYPE_CHECKING:
    from tests.screenshots.scenes import Stage

TRIED = "attempt-1"
SOMMER, FERRARI = "Benedikt Sommer", "Chiara Ferrari"


def _shared(
    share_id: str,
    title: str,
    state: SharedState,
    *,
    kind: Literal["lesson", "assessment"] = "assessment",
    by: str = SOMMER,
    class_name: str | None = CLASS_NAME,
    opens: float | None = None,
    closes: float | None = None,
    best: Score | None = None,
    used: int = 0,
) -> SharedView:
    quiz = kind == "assessment"
    return SharedView(
        share_id=share_id,
        kind=kind,
        title=title,
        subject="Science",
        grade=6,
        shared_by=by,
        class_name=class_name,
        state=state,
        opens_at=at(opens) if opens is not None else None,
        closes_at=at(closes) if closes is not None else None,
        time_limit_minutes=LIMIT if quiz else None,
        questions=len(QUESTIONS_ASKED) if quiz else 0,
        points=6 if quiz else 0,
        attempts_allowed=2,
        attempts_used=used,
        best=best,
    )


BEST = Score(points=2, of=6, percent=33, passed=None, unmarked=1)
WITH_DANIEL = [
    _shared(QUIZ, LEAVES, SharedState.OPEN, closes=2.2, best=BEST, used=1),
    _shared("share-light", "How light travels", SharedState.RUNNING, by=FERRARI, class_name=None, closes=0.2, used=1),
    _shared("share-cells", CELLS, SharedState.OPEN, kind="lesson"),
    _shared("share-water", "The way of water", SharedState.UPCOMING, opens=1, closes=4),
    _shared(
        "share-seeds",
        "Seeds and fruit",
        SharedState.DONE,
        closes=-3,
        best=Score(points=5.5, of=6, percent=91, passed=True, unmarked=0),
        used=2,
    ),
    _shared("share-rocks", "Rocks and minerals", SharedState.CLOSED, by=FERRARI, class_name=None, closes=-8),
]
HANDED_IN = AttemptBrief(
    attempt_id=TRIED,
    number=1,
    state=AttemptState.SUBMITTED,
    is_trial=False,
    started_at=at(hours=-22.2),
    due_at=at(hours=-22),
    submitted_at=at(hours=-22),
    score=BEST,
)
BEFORE = SharedDetail(
    **WITH_DANIEL[0].model_dump(),
    instructions="Answer every question. The points stand beside each.",
    lesson=None,
    attempts=[HANDED_IN],
)
RUNNING = AttemptView(
    attempt_id="attempt-2",
    number=2,
    state=AttemptState.RUNNING,
    is_trial=False,
    started_at=at(hours=-0.03),
    due_at=at(hours=0.3),
    submitted_at=None,
    score=None,
    share_id=QUIZ,
    seconds_left=18 * 60.0,
    as_of=NOW,
    saved_at=NOW,
    quiz=PAPER,
    answers=[SavedAnswer(number=1, answer=ChoiceGiven(choice=1))],
    results=[],
)
RESULT = AttemptView(
    **HANDED_IN.model_dump(),
    share_id=QUIZ,
    seconds_left=None,
    as_of=NOW,
    saved_at=at(hours=-22),
    quiz=PAPER,
    answers=[
        SavedAnswer(number=1, answer=ChoiceGiven(choice=1)),
        SavedAnswer(number=2, answer=ChoiceGiven(choice=2)),
        SavedAnswer(number=3, answer=TruthGiven(truth=False)),
        SavedAnswer(number=4, answer=TextGiven(text=GIVEN)),
    ],
    results=[
        ItemResult(number=1, verdict=Verdict.RIGHT, points=1, of=1, comment=""),
        ItemResult(number=2, verdict=Verdict.WRONG, points=0, of=1, comment="The veins only carry it."),
        ItemResult(number=3, verdict=Verdict.RIGHT, points=1, of=1, comment=""),
        ItemResult(number=4, verdict=Verdict.UNMARKED, points=None, of=3, comment=""),
    ],
)


def add_shared(app: FastAPI, ledger: LedgerApp) -> None:
    """What a student's pages ask for."""
    ledger.profile, ledger.organization_name, ledger.role = "team", "Lincoln School", Role.STUDENT
    shared = "/api/v1/shared"
    attempts = f"{shared}/{QUIZ}/attempts"

    @app.get(shared)
    def with_daniel() -> SharedPage:
        return SharedPage(shares=WITH_DANIEL)

    @app.get(f"{shared}/{QUIZ}")
    def detail() -> SharedDetail:
        return BEFORE

    @app.post(attempts)
    def start() -> AttemptView:
        return RUNNING

    @app.get(f"{attempts}/{TRIED}")
    def tried() -> AttemptView:
        return RESULT

    @app.put(f"{attempts}/{RUNNING.attempt_id}/answers")
    def save() -> AnswersSaved:
        return AnswersSaved(saved_at=NOW, answered=2, seconds_left=RUNNING.seconds_left)


async def student(stage: "Stage") -> None:
    """Home, the list, and a quiz before it begins, on the way and as it came out."""
    window = stage.desktop.window
    await stage.live()
    await stage.until(lambda: window.page == SHARED, "the way to what is shared")
    panel, presenter = built(stage, SharedPanel), built(stage, SharedPresenter)
    window.show_page(HOME)
    await stage.until(lambda: built(stage, StudentHomePresenter).is_known, "what is open")
    await stage.quiet()
    await stage.picture("home-student")
    window.show_page(SHARED)
    await stage.until(lambda: presenter.list.total == len(WITH_DANIEL), "the list")
    await stage.picture("shared-list")
    presenter.open(QUIZ)
    await stage.until(lambda: presenter.detail, "the quiz")
    await stage.picture("shared-quiz")
    presenter.start()
    await stage.until(lambda: presenter.is_running, "the attempt")
    presenter.answer(2, ChoiceGiven(choice=1))
    await stage.until(lambda: not presenter.unsent, "the saving")
    panel.quiz.begin()
    panel.quiz.show_question(1)
    await stage.picture("shared-taking")
    presenter.leave_attempt()
    await stage.until(lambda: presenter.attempt is None, "the way back")
    presenter.show_attempt(TRIED)
    await stage.until(lambda: presenter.attempt, "the result")
    await stage.picture("shared-result")
