"""Lessons and assessments: what is asked for, and the documents that answer.

`options` and `key` of an item, by its type:

| type            | options                                   | key                                         |
| --------------- | ----------------------------------------- | ------------------------------------------- |
| multiple_choice | three to five texts                       | index of the right one, from 0              |
| true_false      | none                                      | true or false; `correction` is the true one |
| fill_in         | the word bank, or none                    | the text for the blank                      |
| matching        | all matches as printed, with extra ones   | pairs [prompt, match]                       |
| short_answer    | none                                      | a model answer; `marks` is what it is marked by |
| ordering        | the steps as printed                      | indices of the steps in the right order     |
| numeric         | none                                      | the number as text, exact: `3/4`, `−2.5`    |
| luau_output     | none                                      | what `code` prints                          |
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from contracts.base import NOT_IN_A_NAME, WireModel
from contracts.tasks import TaskPriority

MAX_QUESTIONS = 100
MAX_DURATION = 480
MAX_MATERIALS = 10
LINE = f"^[^{NOT_IN_A_NAME}]+$"
CLIENT_ID = r"^[ -~]+$"
QUOTE_GAP = "\n[…]\n"
"""Stands in the quote of a source between its places, where it has several."""

Line = Annotated[str, Field(min_length=1, max_length=200, pattern=LINE)]
"""One line that a person has typed."""


class ItemType(StrEnum):
    """Kinds of question."""

    MULTIPLE_CHOICE = "multiple_choice"
    TRUE_FALSE = "true_false"
    FILL_IN = "fill_in"
    MATCHING = "matching"
    SHORT_ANSWER = "short_answer"
    ORDERING = "ordering"
    NUMERIC = "numeric"
    LUAU_OUTPUT = "luau_output"


class Bloom(StrEnum):
    """Levels of thinking, lowest first (Anderson and Krathwohl 2001)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYZE = "analyze"
    EVALUATE = "evaluate"
    CREATE = "create"


class Difficulty(StrEnum):
    """Easiest first."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    EXPERT = "expert"


class LessonTemplate(StrEnum):
    """How a lesson is built up."""

    FIVE_E = "5e"
    GRADUAL_RELEASE = "gradual_release"
    WORKSHOP = "workshop"


class SectionKind(StrEnum):
    """What a section of a lesson is for."""

    OBJECTIVES = "objectives"
    STANDARDS = "standards"
    VOCABULARY = "vocabulary"
    MATERIALS = "materials"
    WARM_UP = "warm_up"
    DIRECT_TEACHING = "direct_teaching"
    GUIDED_PRACTICE = "guided_practice"
    INDEPENDENT_PRACTICE = "independent_practice"
    ACTIVITY = "activity"
    ROBLOX_ACTIVITY = "roblox_activity"
    EXIT_TICKET = "exit_ticket"
    HOMEWORK = "homework"
    SUPPORT_AND_STRETCH = "support_and_stretch"
    LANGUAGE_SUPPORT = "language_support"
    ACCOMMODATIONS = "accommodations"
    MISCONCEPTIONS = "misconceptions"
    TEACHER_NOTES = "teacher_notes"


class ContentRequest(WireModel):
    """What lessons and assessments are both asked for. Grade and subject are read as people write them."""

    subject: Line
    topic: Line
    grade_level: Annotated[str, Field(min_length=1, max_length=40, pattern=LINE)]
    learning_objectives: list[Line] = Field(default=[], max_length=10)
    material_ids: list[Annotated[str, Field(min_length=1, max_length=64, pattern=CLIENT_ID)]] = Field(
        default=[], max_length=MAX_MATERIALS
    )
    """Files of the teacher that it is made from, as `POST /api/v1/materials` named them."""
    seed: int | None = Field(default=None, ge=0, le=2**31 - 1)
    """The same seed makes the same content, without AI. None: another each time."""
    ai: bool = False
    """Whether the AI endpoint that is set writes questions too. The notes say what was sent there."""
    priority: TaskPriority = TaskPriority.NORMAL


class GenerateLessonRequest(ContentRequest):
    """Body of `POST /api/v1/content/lessons/generate`. `lesson_id` is the client's own name for the lesson."""

    lesson_id: str | None = Field(default=None, min_length=1, max_length=128, pattern=CLIENT_ID)
    duration: int = Field(default=45, ge=10, le=MAX_DURATION)
    """Minutes."""
    template: LessonTemplate = LessonTemplate.GRADUAL_RELEASE
    standards: str = Field(default="", max_length=2000)
    """What the teacher's curriculum calls it; printed as it is."""


class GenerateAssessmentRequest(ContentRequest):
    """Body of `POST /api/v1/content/assessments/generate`. `assessment_id` is the client's own name for it."""

    assessment_id: str | None = Field(default=None, min_length=1, max_length=128, pattern=CLIENT_ID)
    num_questions: int = Field(default=10, ge=1, le=MAX_QUESTIONS)
    difficulty: Difficulty = Difficulty.MEDIUM
    question_types: list[ItemType] = Field(default=[], max_length=len(ItemType))
    """None named: all that the topic offers."""
    bloom: dict[Bloom, Annotated[float, Field(gt=0, le=1)]] = Field(default={}, max_length=len(Bloom))
    """Shares of the levels; what they add up to counts as the whole."""
    lesson_id: str | None = Field(default=None, min_length=1, max_length=128, pattern=CLIENT_ID)
    """The lesson that it belongs to."""
    points_each: int = Field(default=1, ge=1, le=100)
    time_limit_minutes: int | None = Field(default=None, ge=1, le=MAX_DURATION)
    passing_percent: int = Field(default=70, ge=0, le=100)


class ItemSource(WireModel):
    """Where an item comes from. `start` and `end` count characters of the material's cleaned text."""

    origin: Literal["material", "pack", "generator", "luau", "ai", "teacher"]
    name: str
    section: str = ""
    quote: str = ""
    page: int | None = None
    start: int | None = None
    end: int | None = None
    material_id: str = ""


class BaseItem(WireModel):
    """What every item has."""

    id: str = Field(min_length=1, max_length=64, pattern=CLIENT_ID)
    stem: str
    reason: str
    source: ItemSource
    bloom: Bloom
    difficulty: Difficulty
    objective: str = ""
    hint: str = ""
    code: str = ""
    points: int = Field(default=1, ge=0, le=1000)
    locked: bool = False
    watch_for: str = ""


class MultipleChoiceItem(BaseItem):
    """`key` is the index of the right option."""

    type: Literal["multiple_choice"]
    options: list[str]
    key: int


class TrueFalseItem(BaseItem):
    """A statement."""

    type: Literal["true_false"]
    options: list[str] = Field(default=[], max_length=0)
    key: bool
    correction: str = ""


class FillInItem(BaseItem):
    """One blank; `options` is the word bank."""

    type: Literal["fill_in"]
    options: list[str]
    key: str
    accepted: list[str] = []


class MatchingItem(BaseItem):
    """`options` are all matches in the order of print."""

    type: Literal["matching"]
    options: list[str]
    key: list[tuple[str, str]]


class ShortAnswerItem(BaseItem):
    """`key` is a model answer."""

    type: Literal["short_answer"]
    options: list[str] = Field(default=[], max_length=0)
    key: str
    marks: list[str] = []


class OrderingItem(BaseItem):
    """`key` lists the indices of `options` in the right order."""

    type: Literal["ordering"]
    options: list[str]
    key: list[int]


class NumericItem(BaseItem):
    """`key` is exact unless there is a `tolerance`."""

    type: Literal["numeric"]
    options: list[str] = Field(default=[], max_length=0)
    key: str
    unit: str = ""
    tolerance: str = ""
    accepted: list[str] = []


class LuauOutputItem(BaseItem):
    """`key` is what `code` prints."""

    type: Literal["luau_output"]
    options: list[str] = Field(default=[], max_length=0)
    key: str


AnyItem = Annotated[
    MultipleChoiceItem
    | TrueFalseItem
    | FillInItem
    | MatchingItem
    | ShortAnswerItem
    | OrderingItem
    | NumericItem
    | LuauOutputItem,
    Field(discriminator="type"),
]


class ContentObjective(WireModel):
    """What students can do afterwards."""

    id: str
    text: str
    bloom: Bloom


class QualityNote(WireModel):
    """What a rule of the gate says, in words. `item_id` is empty where it is about the whole."""

    rule: str
    item_id: str
    message: str


class Quality(WireModel):
    """What the gate found. Content with a hard flaw is not given out unless a person has made it."""

    hard: list[QualityNote] = []
    warn: list[QualityNote] = []


class ContentDocument(WireModel):
    """What lessons and assessments have in common. `provider` is `offline`, or the model that took part."""

    title: str
    subject: str
    topic: str
    grade: int = Field(ge=0, le=12)
    """0 is kindergarten."""
    objectives: list[ContentObjective]
    quality: Quality
    provider: str
    made_from: str
    """A sentence: which pack, files or generators it was made from."""
    notes: list[str] = []
    """What could not be done as it was asked, in sentences."""
    seed: int = 0


class AssessmentDocument(ContentDocument):
    """A quiz."""

    difficulty: Difficulty
    items: list[AnyItem]
    instructions: str = ""
    time_limit_minutes: int | None = None
    passing_percent: int = 70


class LessonSection(WireModel):
    """`content` is Markdown for the teacher, `for_students` what their sheet says; empty for sections that are hers."""

    id: str
    kind: SectionKind
    title: str
    minutes: int = Field(ge=0)
    content: str
    for_students: str = ""
    items: list[AnyItem] = []


class LessonDocument(ContentDocument):
    """A lesson plan; the minutes of its sections add up to `duration`."""

    duration: int
    template: LessonTemplate
    sections: list[LessonSection]


PRINTED_FORMATS = (".md", ".html", ".docx", ".pdf", ".student.docx", ".student.pdf", ".key.docx", ".key.pdf")
"""Suffixes of the files that people read: of lessons and assessments."""
QUIZ_FORMATS = (
    ".gift", ".moodle.xml", ".qti12.zip", ".qti21.zip", ".qti3.zip", ".imscc",
    ".kahoot.xlsx", ".apkg", ".csv", ".gforms.csv",
)  # fmt: skip
"""Suffixes of the files that other programs read: of assessments only."""


class ExportRequest(WireModel):
    """Body of `POST /api/v1/content/export`: one document, and the suffix of the file that is wanted (`.docx`)."""

    lesson: LessonDocument | None = None
    assessment: AssessmentDocument | None = None
    id: str = Field(default="", max_length=128, pattern=r"^[ -~]*$")
    """The client's own name for it; printed nowhere, and in formats that need an identifier."""
    format: str = Field(min_length=2, max_length=20, pattern=r"^(\.[a-z0-9]+)+$")
    version: Literal["", "A", "B", "C"] = ""
    """Of an assessment: its items in the order of that version."""


class ExportedFile(WireModel):
    """`content` is base64. `notes` say what the format could not carry."""

    file_name: str
    media_type: str
    content: str
    notes: list[str] = []
