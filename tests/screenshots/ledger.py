"""What the server of the pictures knows: a morning's work of a small studio, and of the day before."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from contracts.admin import StuckAction, StuckReason
from contracts.ai import AiTestRequest, AiTestResult
from contracts.content import AssessmentDocument, LessonDocument
from contracts.events import Phase, TaskEvent
from contracts.library import ContentDetail
from contracts.notices import EmailNotices, LastMail, MailState
from contracts.optimization import OptimizationDocument, OptimizationLevel, OptimizeScriptRequest
from contracts.schedules import Cron, Monthly, RunOutcome, ScheduleView, Weekday, Weekdays, Weekly
from contracts.tasks import AttemptView, Resources, TaskError, TaskStatus
from server.domain.ai.service import AiService
from tests.desktop.services.admin_samples import AdminAnswers, stuck_task
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.samples import MORNING
from tests.desktop.services.schedule_samples import last, schedule
from tests.screenshots.standing_still import NOW
from tests.server import content_samples

STEPS = ("Reading the script", "Looking for changes", "Rewriting", "Running before and after")
RESULT = Path(__file__).with_name("leaderboard.json")
BROKEN = "local function spawn()\n    if ready then\n        print('go')\nend\n"
CANNOT_BE_READ = TaskError(
    error="SyntaxError", message="The block that begins at line 1 has no `end`; the script stops at line 5.", line=5
)
DOCUMENT_RESULT = {"applied": 4, "speedup": 2.07, "equivalent": True}


@dataclass(frozen=True, slots=True)
class Past:
    """One task that has ended."""

    title: str
    minutes_ago: float
    seconds: float
    end: Phase
    applied: int = 0
    speedup: float | None = None


PAST = (
    Past("leaderboard.luau", 26 * 60 + 40, 4.1, Phase.COMPLETED, 4, 2.07),
    Past("DataStoreService.server.luau", 26 * 60 + 12, 6.3, Phase.COMPLETED, 2, 1.21),
    Past("pathfinding.luau", 25 * 60 + 31, 9.8, Phase.COMPLETED, 7, 1.84),
    Past("DoorController.client.luau", 25 * 60 + 2, 2.2, Phase.CANCELLED),
    Past("round_timer.luau", 118, 3.4, Phase.COMPLETED, 0),
    Past("spawner.luau", 96, 2.7, Phase.FAILED),
    Past("spawner.luau", 93, 4.9, Phase.COMPLETED, 3, 1.38),
    Past("inventory.luau", 71, 7.7, Phase.COMPLETED, 5, 1.62),
    Past("shop_prices.luau", 44, 2.4, Phase.COMPLETED, 1),
    Past("leaderboard.luau", 21, 4.2, Phase.COMPLETED, 4, 2.07),
)


def contents() -> list[ContentDetail]:
    """Two lessons and a quiz of a teacher."""
    first, second = content_samples.lesson(1), content_samples.lesson(2, "Adding fractions", "Math", 5)
    quiz = content_samples.assessment(4, 8)
    made = ((first, "lesson-1", 14), (second, "lesson-2", 95), (quiz, "quiz-1", 6))
    return [_content(document, name, minutes) for document, name, minutes in made]


def _content(document: LessonDocument | AssessmentDocument, name: str, minutes_ago: int) -> ContentDetail:
    lesson = document if isinstance(document, LessonDocument) else None
    quiz = document if isinstance(document, AssessmentDocument) else None
    at = NOW - timedelta(minutes=minutes_ago)
    return ContentDetail(
        content_id=name,
        kind="lesson" if lesson is not None else "assessment",
        resource_id=name,
        title=document.title,
        subject=document.subject,
        topic=document.topic,
        grade=document.grade,
        version=1,
        shown=1,
        items=len(quiz.items) if quiz is not None else 10,
        minutes=lesson.duration if lesson is not None else None,
        warnings=len(document.quality.warn),
        provider=document.provider,
        created_at=at,
        updated_at=at,
        lesson=lesson,
        assessment=quiz,
    )


def schedules() -> list[ScheduleView]:
    """What that studio has planned."""
    done = last(RunOutcome.STARTED, TaskStatus.COMPLETED, at=NOW.replace(hour=7, minute=0))
    weekly = Weekly(time="18:30", days=[Weekday.MONDAY, Weekday.THURSDAY])
    return [
        schedule(
            0,
            Weekdays(time="07:00"),
            name="Leaderboard every morning",
            title="leaderboard.luau",
            last_run=done,
            now=NOW,
        ),
        schedule(1, weekly, name="Shop before the weekend", title="shop_prices.luau", now=NOW),
        schedule(2, Monthly(time="23:00", day=31), name="Inventory", title="inventory.luau", now=NOW),
        schedule(
            3,
            Cron(expression="30 2 * * *"),
            name="Pathfinding at night",
            title="pathfinding.luau",
            paused=True,
            now=NOW,
        ),
    ]


NOTICES = EmailNotices(
    address="ada@school.example",
    ended=True,
    failed=True,
    can_send=True,
    last_mail=LastMail(
        subject="2 notices about your tasks: 1 done, 1 failed",
        state=MailState.SENT,
        is_test=False,
        written_at=NOW - timedelta(minutes=11),
        sent_at=NOW - timedelta(minutes=11),
    ),
)
"""Of a person who wants to hear of ends."""


class Morning(LedgerApp):
    """Tells the hub of each event, once `publish` is set. Its clock says what it is by the window's."""

    publish: Callable[[TaskEvent], None] | None = None

    def catch_up(self, seconds_ago: float) -> None:
        """What happens next happens so long before the window's now."""
        self._clock = int((NOW - MORNING).total_seconds() - seconds_ago)

    def submit(self, task_id: str, *, foreign: bool = False) -> TaskEvent:
        """As any ledger, and told."""
        return self._told(super().submit(task_id, foreign=foreign))

    def advance(self, task_id: str, phase: Phase) -> TaskEvent:
        """As any ledger, and told."""
        return self._told(super().advance(task_id, phase))

    def _told(self, event: TaskEvent) -> TaskEvent:
        if self.publish is not None:
            self.publish(event)
        return event


def with_figures(ledger: LedgerApp, *, busy: bool) -> None:
    """What the dashboard shows; two weeks of work and two tasks that are stuck, or nothing yet."""
    ledger.admin = AdminAnswers(NOW, busy)
    if busy:
        failed, waits = StuckReason.FAILED_IN_THE_END, StuckReason.RUNS_LONG
        ledger.admin.stuck = [
            stuck_task("stuck-1", waits, NOW - timedelta(minutes=14), title="pathfinding.luau"),
            stuck_task(
                "stuck-2",
                failed,
                NOW - timedelta(minutes=3),
                status=TaskStatus.FAILED,
                actions=(StuckAction.RETRY,),
            ),
        ]


class AnsweringLate(AiService):
    """Its test goes on until the end of the picture."""

    def __init__(self) -> None:
        super().__init__(None)
        self.answer = threading.Event()

    def test(self, request: AiTestRequest) -> AiTestResult:
        """Waits."""
        self.answer.wait(60)
        return super().test(request)


def with_past(ledger: LedgerApp) -> None:
    """Adds what has ended."""
    document = OptimizationDocument.model_validate_json(RESULT.read_text(encoding="utf-8"))
    for number, past in enumerate(PAST):
        task_id = f"past-{number}"
        ledger.submit(task_id)
        row = ledger.rows[task_id]
        row.title = past.title
        row.created_at = NOW - timedelta(minutes=past.minutes_ago)
        row.failure = CANNOT_BE_READ
        for phase in (Phase.STARTED, past.end):
            ledger.advance(task_id, phase)
        row.started_at = row.created_at + timedelta(seconds=0.2)
        row.finished_at = row.started_at + timedelta(seconds=past.seconds)
        ledger.attempts[task_id] = [_attempt(past, row.started_at, row.finished_at)]
        if past.end is Phase.COMPLETED:
            row.message = _message(past.applied)
            row.result = {"applied": past.applied, "speedup": past.speedup, "equivalent": True}
            ledger.documents[task_id] = document
        ledger.scripts[task_id] = OptimizeScriptRequest(
            script_code=f"-- {past.title}\n", script_name=past.title, optimization_level=OptimizationLevel.BALANCED
        )


def _attempt(past: Past, started_at: datetime, finished_at: datetime) -> AttemptView:
    """Most of the time the engine computes, in so much memory."""
    used = Resources(
        wall_seconds=past.seconds,
        cpu_seconds=round(past.seconds * 0.8, 1),
        peak_memory_bytes=(60 + 2 * past.applied) * 2**20,
    )
    return AttemptView(attempt=1, started_at=started_at, ended_at=finished_at, outcome=past.end.value, resources=used)


def with_running(ledger: LedgerApp) -> None:
    """Adds two at work, and one that waits."""
    for number, (title, steps, seconds) in enumerate([("terrain_generator.luau", 3, 14), ("npc_dialogue.luau", 2, 6)]):
        task_id = f"running-{number}"
        ledger.submit(task_id)
        begin(ledger, task_id, title, steps, seconds)
    ledger.submit("waiting")
    ledger.rows["waiting"].title = "weather.luau"
    ledger.rows["waiting"].created_at = NOW - timedelta(seconds=2)


def begin(ledger: LedgerApp, task_id: str, title: str, steps: int, seconds: float) -> None:
    """Starts a task and brings it to one of its steps."""
    row = ledger.rows[task_id]
    row.title, row.steps = title, STEPS
    row.created_at = NOW - timedelta(seconds=seconds + 1)
    ledger.advance(task_id, Phase.STARTED)
    for _ in range(steps):
        ledger.advance(task_id, Phase.PROGRESS)
    row.started_at = NOW - timedelta(seconds=seconds)


def fail(ledger: LedgerApp, task_id: str) -> None:
    """The script of a task cannot be read."""
    ledger.advance(task_id, Phase.STARTED)
    ledger.rows[task_id].failure = CANNOT_BE_READ
    ledger.advance(task_id, Phase.FAILED)


def finish(ledger: Morning, task_id: str) -> None:
    """A task ends well, now."""
    ledger.documents[task_id] = OptimizationDocument.model_validate_json(RESULT.read_text(encoding="utf-8"))
    publish, ledger.publish = ledger.publish, None
    ledger.advance(task_id, Phase.COMPLETED)
    row = ledger.rows[task_id]
    row.message, row.result, row.finished_at = _message(4), DOCUMENT_RESULT, NOW
    event = row.event(Phase.COMPLETED, epoch=ledger.epoch, seq=row.seq, at=NOW)
    ledger.log[-1] = event
    if publish is not None:
        publish(event)


def _message(applied: int) -> str:
    return f"{applied} changes applied" if applied > 1 else "1 change applied" if applied else "Nothing to gain"
