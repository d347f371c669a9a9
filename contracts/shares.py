"""Sharing lessons and quizzes with students, and what they have made of them: the teacher's side."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from contracts.auth import EntityId
from contracts.base import WireModel
from contracts.content import MAX_DURATION, ItemType

MAX_SHARES = 1_000
"""Of one person."""
MAX_ATTEMPTS = 20
MAX_COMMENT = 2_000
MAX_MARKS = 500
"""In one request."""

Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(2000, 1, 1, tzinfo=UTC), le=datetime(2199, 12, 31, tzinfo=UTC)),
]


class ShowResults(StrEnum):
    """When students see what their answers were worth. They never see keys."""

    AFTER_SUBMISSION = "after_submission"
    AFTER_CLOSE = "after_close"
    NEVER = "never"


class ShareState(StrEnum):
    """ENDED: taken back by its owner; what students handed in stays."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"
    ENDED = "ended"


class AttemptState(StrEnum):
    """SUBMITTED: handed in, or its time is up."""

    RUNNING = "running"
    SUBMITTED = "submitted"


class Verdict(StrEnum):
    """UNMARKED: a person has to judge."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    BLANK = "blank"
    UNMARKED = "unmarked"


class ShareRules(WireModel):
    """Body of `PUT /api/v1/shares/{share_id}`: replaces all of them, also for attempts that run.

    All but `opens_at` and `closes_at` are about quizzes.
    """

    opens_at: Moment | None = None
    """None: at once."""
    closes_at: Moment | None = None
    """None: never."""
    attempts: int = Field(default=1, ge=1, le=MAX_ATTEMPTS)
    """Of each student; the best one counts."""
    show_results: ShowResults = ShowResults.AFTER_SUBMISSION
    time_limit_minutes: int | None = Field(default=None, ge=1, le=MAX_DURATION)


class NewShare(ShareRules):
    """Body of `POST /api/v1/shares`: one version of a lesson or assessment of the library, as it is now."""

    content_id: EntityId
    version: int | None = Field(default=None, ge=1, le=2**31 - 1)
    """None: the newest."""
    class_id: EntityId | None = None
    """None: everybody of the organization."""


class ShareView(WireModel):
    """Something that was shared. It holds its own copy: what becomes of the library changes nothing here."""

    share_id: str
    kind: Literal["lesson", "assessment"]
    content_id: str
    content_version: int
    title: str
    subject: str
    grade: int
    questions: int
    points: int
    owner_id: str
    owner_name: str
    class_id: str | None
    class_name: str | None
    rules: ShareRules
    state: ShareState
    started: int
    """Students who have begun a quiz."""
    created_at: datetime
    ended_at: datetime | None


class SharePage(WireModel):
    """Answer of `GET /api/v1/shares`, newest first; `next_before` goes on as `before`, None at the end."""

    shares: list[ShareView]
    next_before: str | None = None


class Progress(StrEnum):
    """Where a student stands."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    TO_MARK = "to_mark"
    MARKED = "marked"


class ItemScore(WireModel):
    """What one answer was worth; `points` None: it waits to be marked."""

    verdict: Verdict
    points: float | None


class StudentResult(WireModel):
    """A student's best attempt that was handed in; or the one that runs where there is no other."""

    user_id: str
    display_name: str
    is_member: bool
    """False: no longer in the organization. What was handed in stays."""
    progress: Progress
    attempt_id: str | None
    attempts: int
    points: float | None
    percent: int | None
    passed: bool | None
    unmarked: int
    started_at: datetime | None
    submitted_at: datetime | None
    items: list[ItemScore]
    """One for each question once it was handed in."""


class ItemFigures(WireModel):
    """What all have made of a question, in the attempts that count."""

    number: int
    type: ItemType
    stem: str
    points: int
    right: int
    partly: int
    wrong: int
    blank: int
    unmarked: int
    reached: float | None
    """The mean share of its points, 0 to 1; None without a marked answer."""
    most_wrong: str
    """The wrong answer that most have given; may be empty."""
    most_wrong_count: int


class ShareResults(WireModel):
    """Answer of `GET /api/v1/shares/{share_id}/results`: students by name, and questions in their order."""

    share: ShareView
    passing_percent: int
    mean_percent: float | None
    """Of what was handed in."""
    students: list[StudentResult]
    items: list[ItemFigures]


class RubricLevel(WireModel):
    """An answer that says this much is worth so many points."""

    points: int
    says: str


class AnswerToMark(WireModel):
    """One answer beside its key."""

    number: int
    type: ItemType
    stem: str
    code: str
    right: str
    rubric: list[RubricLevel]
    given: str
    """In words; empty for none."""
    verdict: Verdict
    points: float | None
    of: int
    by_machine: float | None
    """What it was worth before a person marked it."""
    is_marked: bool
    """Whether a person has."""
    comment: str


class AttemptToMark(WireModel):
    """Answer of `GET /api/v1/shares/{share_id}/results/{attempt_id}`."""

    attempt_id: str
    share_id: str
    user_id: str
    display_name: str
    number: int
    submitted_at: datetime | None
    points: float
    of: int
    percent: int | None
    unmarked: int
    answers: list[AnswerToMark]


class NewMark(WireModel):
    """What a person gives for an answer. `points` None: what the machine gave counts again."""

    number: int = Field(ge=1, le=10_000)
    points: float | None = Field(default=None, ge=0, le=1_000)
    """Hundredths count."""
    comment: str = Field(default="", max_length=MAX_COMMENT)


class NewMarks(WireModel):
    """Body of `PUT /api/v1/shares/{share_id}/results/{attempt_id}/marks`. Answers that are not named stay."""

    marks: list[NewMark] = Field(min_length=1, max_length=MAX_MARKS)
