"""What a knowledge pack holds, as its YAML file is written. `resources/packs/schema.json` is made from this.

Every text is plain text. Questions are written with the right answer apart from the wrong ones; the engine shuffles.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from server.engines.items.grades import Band
from server.engines.items.model import Bloom, Difficulty

Subject = Literal["mathematics", "science", "english", "social-studies", "computing", "luau"]
"""`social-studies` is history, geography, civics and economics; `luau` is coding with Luau."""

Text = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Part(BaseModel):
    """Unknown fields are a mistake in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reference(Part):
    """Where a fact that is not common knowledge can be looked up."""

    id: Slug
    title: Text
    publisher: Text
    url: str = ""


class PackObjective(Part):
    """`text` begins with a measurable verb of its level and completes "Students can ..."."""

    id: Slug
    text: Text
    bloom: Bloom


class Concept(Part):
    """One idea, explained in 50 to 160 words to a student of the band."""

    id: Slug
    title: Text
    text: Text
    objective: Slug
    reference: Slug | None = None


class Term(Part):
    """`definition` does not use the term itself; `example` uses it in a sentence."""

    term: Text
    definition: Text
    example: Text


class Misconception(Part):
    """`belief` as a student says it, `refutation` why it is wrong and what is right, `probe` a question that shows it.

    All three are whole sentences.
    """

    id: Slug
    belief: Text
    refutation: Text
    probe: Text


class WorkedExample(Part):
    """A problem solved aloud."""

    title: Text
    problem: Text
    steps: list[Text] = Field(min_length=2)
    answer: Text


class Question(Part):
    """What every question has."""

    stem: Text
    objective: Slug
    bloom: Bloom
    difficulty: Difficulty
    reason: Text
    hint: str = ""
    reference: Slug | None = None


class ChoiceQuestion(Question):
    """Two to four wrong options, each what somebody would really believe; `misconception` names the one it shows."""

    type: Literal["multiple_choice"]
    answer: Text
    wrong: list[Text] = Field(min_length=2, max_length=4)
    misconception: Slug | None = None


class TrueFalseQuestion(Question):
    """`stem` is the statement; a false one needs the true one as `correction`."""

    type: Literal["true_false"]
    answer: bool
    correction: str = ""


class FillInQuestion(Question):
    """One blank of five underscores in the stem."""

    type: Literal["fill_in"]
    answer: Text
    accept: list[Text] = []


class MatchingQuestion(Question):
    """Three to six pairs, and at least one match too many."""

    type: Literal["matching"]
    pairs: list[tuple[Text, Text]] = Field(min_length=3, max_length=6)
    extra: list[Text] = Field(min_length=1, max_length=2)


class ShortAnswerQuestion(Question):
    """`answer` is a model answer, `points` what it is marked by."""

    type: Literal["short_answer"]
    answer: Text
    points: list[Text] = Field(min_length=1)


class OrderingQuestion(Question):
    """Three to seven steps in the right order."""

    type: Literal["ordering"]
    steps: list[Text] = Field(min_length=3, max_length=7)


class NumericQuestion(Question):
    """`works` is arithmetic over the numbers of the stem that gives the answer: `3/4 + 1/8`. The tests compute it."""

    type: Literal["numeric"]
    answer: Text
    works: Text
    unit: str = ""
    tolerance: str = ""


class PredictQuestion(Question):
    """The key is what `code` prints when it is run."""

    type: Literal["luau_output"]
    code: Text


class FindBugQuestion(Question):
    """Which line is wrong: `code` prints something else than `meant`; with line `bug` replaced it prints that.

    It becomes a multiple choice of lines. `bug` counts from 1, `others` are lines that look suspicious and are right.
    """

    type: Literal["luau_bug"]
    code: Text
    bug: int = Field(ge=1)
    fixed: Text
    meant: Text
    others: list[int] = Field(min_length=2, max_length=3)


class FillLineQuestion(Question):
    """`code` has one line `_____`; with `answer` there it prints `prints`, with each of `wrong` something else."""

    type: Literal["luau_line"]
    code: Text
    answer: Text
    wrong: list[Text] = Field(min_length=2, max_length=4)
    prints: Text


class OrderLinesQuestion(Question):
    """Three to seven lines that print `prints` in this order only."""

    type: Literal["luau_order"]
    lines: list[Text] = Field(min_length=3, max_length=7)
    prints: Text


AnyQuestion = Annotated[
    ChoiceQuestion
    | TrueFalseQuestion
    | FillInQuestion
    | MatchingQuestion
    | ShortAnswerQuestion
    | OrderingQuestion
    | NumericQuestion
    | PredictQuestion
    | FindBugQuestion
    | FillLineQuestion
    | OrderLinesQuestion,
    Field(discriminator="type"),
]


class WarmUp(Part):
    """What a lesson opens with: a question that everybody can say something to."""

    prompt: Text
    listen_for: Text


class Activity(Part):
    """Something to do with hands, or with people."""

    title: Text
    materials: list[Text] = Field(min_length=1)
    steps: list[Text] = Field(min_length=3)
    debrief: Text


class RobloxActivity(Part):
    """Something to build or play in Roblox Studio. `code` is a whole Luau script that compiles; it may be empty."""

    title: Text
    goal: Text
    setup: list[Text] = Field(min_length=1)
    steps: list[Text] = Field(min_length=3)
    success: Text
    code: str = ""


class BandContent(Part):
    """All that a pack says to students of one band."""

    summary: Text
    objectives: list[PackObjective] = Field(min_length=3, max_length=6)
    concepts: list[Concept] = Field(min_length=6)
    vocabulary: list[Term] = Field(min_length=10)
    misconceptions: list[Misconception] = Field(min_length=4)
    worked_examples: list[WorkedExample] = Field(min_length=3)
    questions: list[AnyQuestion] = Field(min_length=20)
    discussion: list[Text] = Field(min_length=4)
    warm_up: WarmUp
    activity: Activity
    roblox: RobloxActivity
    support: list[Text] = Field(min_length=2)
    stretch: list[Text] = Field(min_length=2)
    language_support: list[Text] = Field(min_length=2)
    """Sentence frames and the like, for students who learn the language of the class."""
    homework: Text
    skills: list[str] = []
    """Generators of `engines/maths` that make more items for it."""


class Pack(Part):
    """One topic. `keywords` are other names under which people look for it; `related` are ids of other packs."""

    id: Slug
    title: Text
    subject: Subject
    keywords: list[Text] = Field(min_length=2)
    related: list[Slug] = []
    references: list[Reference] = []
    bands: dict[Band, BandContent] = Field(min_length=1)
