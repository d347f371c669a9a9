"""What students see of what was shared with them, and taking a quiz. No key of a question ever stands in it.

What is answered, by the type of the question. Options, prompts and steps are named by their place, from 0, in the quiz
that this attempt was given: they stand in another order for everybody.

| type                                              | answer                                               |
| ------------------------------------------------- | ---------------------------------------------------- |
| multiple_choice                                   | `choice`: the place of an option                     |
| true_false                                        | `truth`                                              |
| matching                                          | `matches`: for each prompt the place of an option    |
| ordering                                          | `order`: the places of the steps, the first one first |
| fill_in, numeric, short_answer, luau_output       | `text`; of a word bank the word                      |
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from contracts.base import WireModel
from contracts.content import ItemType
from contracts.shares import AttemptState, Verdict

MAX_TEXT = 4_000
"""Characters of an answer in words."""
MAX_PLACES = 200
MAX_ANSWERS = 500
"""In one request."""
GRACE_SECONDS = 30
"""How long after its time an attempt is still taken, for slow connections."""

Place = Annotated[int, Field(ge=0, lt=MAX_PLACES)]


class ChoiceGiven(WireModel):
    """An option of a multiple choice."""

    kind: Literal["choice"] = "choice"
    choice: Place


class TruthGiven(WireModel):
    """True or false."""

    kind: Literal["truth"] = "truth"
    truth: bool


class TextGiven(WireModel):
    """What was typed, or chosen from a word bank."""

    kind: Literal["text"] = "text"
    text: str = Field(max_length=MAX_TEXT)


class MatchesGiven(WireModel):
    """For each prompt an option, or None where none was chosen yet."""

    kind: Literal["matches"] = "matches"
    matches: list[Place | None] = Field(max_length=MAX_PLACES)


class OrderGiven(WireModel):
    """All steps in the order in which they were put."""

    kind: Literal["order"] = "order"
    order: list[Place] = Field(max_length=MAX_PLACES)


GivenAnswer = Annotated[
    ChoiceGiven | TruthGiven | TextGiven | MatchesGiven | OrderGiven,
    Field(discriminator="kind"),
]


class StudentItem(WireModel):
    """A question without its key. `number` is what answers name it by, from 1."""

    number: int
    type: ItemType
    stem: str
    code: str
    points: int
    options: list[str]
    """What there is to choose from, in the order in which it is shown; the word bank of a `fill_in`."""
    prompts: list[str]
    """Of a matching."""
    unit: str
    """Of a number; no part of the answer."""


class StudentQuiz(WireModel):
    """A quiz as whoever takes it gets it."""

    title: str
    subject: str
    grade: int
    instructions: str
    points: int
    passing_percent: int
    items: list[StudentItem]


class StudentSection(WireModel):
    """`text` is Markdown."""

    title: str
    text: str
    items: list[StudentItem]


class StudentLesson(WireModel):
    """A lesson as its students get it: without what is the teacher's, and without keys."""

    title: str
    subject: str
    grade: int
    objectives: list[str]
    sections: list[StudentSection]


class SharedState(StrEnum):
    """UPCOMING: not yet. OPEN: to be read or taken. RUNNING: begun. DONE: handed in. CLOSED: over, not taken."""

    UPCOMING = "upcoming"
    OPEN = "open"
    RUNNING = "running"
    DONE = "done"
    CLOSED = "closed"


class Score(WireModel):
    """What an attempt came to. `percent` is rounded down; None where nothing has points."""

    points: float
    of: int
    percent: int | None
    passed: bool | None
    """None while that depends on what is still to be marked."""
    unmarked: int
    """Answers that the teacher has not marked yet; they count as nothing so far."""


class AttemptBrief(WireModel):
    """One attempt at a quiz. `score` is there once it may be seen."""

    attempt_id: str
    number: int
    state: AttemptState
    is_trial: bool
    """By a teacher or admin, who tries the quiz; in no result."""
    started_at: datetime
    due_at: datetime | None
    submitted_at: datetime | None
    score: Score | None


class SharedView(WireModel):
    """A lesson or quiz that was shared with the caller, and how far it has come with it."""

    share_id: str
    kind: Literal["lesson", "assessment"]
    title: str
    subject: str
    grade: int
    shared_by: str
    class_name: str | None
    """None: with everybody of the organization."""
    state: SharedState
    opens_at: datetime | None
    closes_at: datetime | None
    time_limit_minutes: int | None
    questions: int
    points: int
    attempts_allowed: int
    attempts_used: int
    best: Score | None
    """Of the attempts whose result may be seen."""


class SharedPage(WireModel):
    """Answer of `GET /api/v1/shared`, newest first; `next_before` goes on as `before`, None at the end."""

    shares: list[SharedView]
    next_before: str | None = None


class SharedDetail(SharedView):
    """Answer of `GET /api/v1/shared/{share_id}`: the lesson itself, or of a quiz what is told before it begins."""

    instructions: str
    lesson: StudentLesson | None
    attempts: list[AttemptBrief]
    """The caller's, the newest first."""


class SavedAnswer(WireModel):
    """What was answered to a question; None takes the answer back."""

    number: int = Field(ge=1, le=10_000)
    answer: GivenAnswer | None


class SaveAnswers(WireModel):
    """Body of `PUT /api/v1/shared/{share_id}/attempts/{attempt_id}/answers`. Questions that are not named stay."""

    answers: list[SavedAnswer] = Field(min_length=1, max_length=MAX_ANSWERS)


class AnswersSaved(WireModel):
    """They are on disk. `seconds_left` is by the server's clock; None where time does not count."""

    saved_at: datetime
    answered: int
    """Questions that have an answer now."""
    seconds_left: float | None


class ItemResult(WireModel):
    """What one answer was worth. `points` None: it waits to be marked."""

    number: int
    verdict: Verdict
    points: float | None
    of: int
    comment: str
    """The teacher's."""


class AttemptView(AttemptBrief):
    """With the quiz while it runs and once its result may be seen, and with the answers so far."""

    share_id: str
    seconds_left: float | None
    as_of: datetime
    """The server's clock, against which a computer sets its own."""
    saved_at: datetime | None
    """When answers came last; None before the first."""
    quiz: StudentQuiz | None
    answers: list[SavedAnswer]
    results: list[ItemResult]
    """Empty until they may be seen."""
