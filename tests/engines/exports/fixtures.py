"""A quiz that holds every type of item, and a lesson, both with texts that file formats stumble over."""

from dataclasses import replace

from server.engines.items.model import (
    BLANK,
    Answer,
    Bloom,
    Difficulty,
    FillIn,
    Item,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Objective,
    Ordering,
    Origin,
    ShortAnswer,
    Source,
    TrueFalse,
)
from server.engines.lessons.model import Lesson, Section, SectionKind, Template
from server.engines.quizzes.model import Quiz

NASTY = "={~%#:\\} <b>&amp;</b> \"q\" 'a' [x] $1 -> äöüß 漢字 🎉 −3 שלום |`*_"
CODE = 'local t = {1, 2}\nfor i, v in t do\n\tprint(`{i}: <{v}> & "{t[i]}"`)\nend'
SOURCE = Source(
    Origin.PACK, "Plants & <light>", section="Photosynthesis", quote='Light is "caught" by leaves = energy.', page=3
)
OBJECTIVES = (
    Objective("O1", "Explain why plants need light", Bloom.UNDERSTAND),
    Objective("O2", "Predict what Luau code prints", Bloom.APPLY),
)


def item(item_id: str, stem: str, answer: Answer, *, points: int = 1, code: str = "", hint: str = "") -> Item:
    """An item with a reason, a source and a watch-for."""
    return Item(
        id=item_id,
        stem=stem,
        answer=answer,
        reason=f"Because of {item_id}: 1 < 2 & 3 = 3.",
        source=SOURCE,
        bloom=Bloom.APPLY,
        difficulty=Difficulty.MEDIUM,
        objective="O1",
        hint=hint,
        code=code,
        points=points,
        watch_for=f"Mixing up {item_id}",
    )


CHOICE = item(
    "q-choice",
    f"Which of these is NOT a sign? {NASTY}",
    MultipleChoice(("=SUM(1;2) {x}", "~ a: b # c", "1 < 2 & <i>3</i>", "漢字 – 🎉"), 2),
    points=2,
    hint="Look for = and ~.",
)
TRUE = item("q-true", "Leaves catch light: {always}.", TrueFalse(True))
FALSE = item("q-false", "Light has EXCEPT four colours.", TrueFalse(False, "Light has more than four colours."))
FILL_IN = item("q-fill", f"Plants catch {BLANK} with leaves.", FillIn("light", ("sun=light", "Light & sun")))
BANK = item(
    "q-bank", f"Plants give off {BLANK} = a gas.", FillIn("oxygen", (), ("oxygen", "CO<2>", "~helium", "=iron"))
)
MATCHING = item(
    "q-match",
    "Match each part with its work.",
    Matching(
        (("root -> soil", "drinks = water"), ("leaf: <top>", "catches ~light"), ("stem", "carries {both}")),
        ("walks #away",),
        ("walks #away", "carries {both}", "drinks = water", "catches ~light"),
    ),
    points=3,
    hint="Think of a tree.",
)
SHORT = item(
    "q-short",
    "Explain why a plant in the dark dies.",
    ShortAnswer("Without light it makes no sugar: {none}.", ("no light", "no sugar = no food")),
    points=4,
)
ORDERING = item(
    "q-order", "Put the steps in order.", Ordering(("harvest ~ripe", "plant: seed", "grow = big"), (1, 2, 0)), points=2
)
WHOLE = item("q-whole", "What is 5 − 8?", Numeric("−3"))
ROUNDED = item("q-round", "How long is the side, to one decimal?", Numeric("1,002.5", unit="cm", tolerance="0.05"))
FRACTION = item("q-frac", "What is 1/2 + 1/4?", Numeric("3/4", accepted=("6/8",)))
THIRD = item("q-third", "What is 4/3 as a mixed number?", Numeric("1 1/3"))
OUTPUT = item("q-out", "What does this print?", LuauOutput('1: <1> & "1"\n2: <2> & "2"'), code=CODE, points=2)
ONE_LINE = item("q-line", "What does this print?", LuauOutput("=5"), code='print("=" .. 2 + 3)')

ITEMS = (
    CHOICE,
    TRUE,
    FALSE,
    FILL_IN,
    BANK,
    MATCHING,
    SHORT,
    ORDERING,
    WHOLE,
    ROUNDED,
    FRACTION,
    THIRD,
    OUTPUT,
    ONE_LINE,
)


def nasty_quiz(*items: Item) -> Quiz:
    """Every type of item, or the given ones; twenty minutes, 60 % to pass."""
    return Quiz(
        id="quiz-1",
        title="Plants = <light> & code: {1}",
        subject="Science",
        topic="Plants",
        grade=5,
        difficulty=Difficulty.MEDIUM,
        items=items or ITEMS,
        objectives=OBJECTIVES,
        instructions="Answer all & check = twice.",
        time_limit_minutes=20,
        passing_percent=60,
    )


def plain_quiz() -> Quiz:
    """A short quiz of plain words, such as a class gets."""
    items = (
        item(
            "q-0a1b2c3d4e",
            "Which gas do plants take in from the air?",
            MultipleChoice(("Oxygen", "Carbon dioxide", "Helium", "Nitrogen"), 1),
        ),
        item("q-1a1b2c3d4e", "Roots take in water.", TrueFalse(True)),
        item("q-2a1b2c3d4e", "What is 12 × 4?", Numeric("48", unit="cm²")),
    )
    return replace(nasty_quiz(*items), title="Plants and light", instructions="Answer every question.")


CONTENT = """Ask the class **what a plant eats**. Give *one* minute.

1. Collect answers.
2. Do NOT judge them.
   - write them on the board
   - `print("x < y")` stays code

```luau
local light = true
print(light) -- <true>
```

A tag <script>alert(1)</script> is text, [a link](https://example.org) too."""


def lesson() -> Lesson:
    """A lesson of four sections, one of which has questions."""
    return Lesson(
        id="lesson-1",
        title="Plants & light <1>",
        subject="Science",
        topic="Plants",
        grade=0,
        duration=45,
        template=Template.FIVE_E,
        objectives=OBJECTIVES,
        sections=(
            Section("s1", SectionKind.WARM_UP, "Warm-up", CONTENT, "Think: what does a plant eat?", 10),
            Section("s2", SectionKind.DIRECT_TEACHING, "Teaching", "### Say\n\nLeaves catch light.", "", 20),
            Section("s3", SectionKind.EXIT_TICKET, "Exit ticket", "Hand it out.", "Answer alone.", 15, (CHOICE, SHORT)),
            Section("s4", SectionKind.TEACHER_NOTES, "Notes", "- bring *seeds*\n- bring pots"),
        ),
        made_from="Made from the pack Plants.",
    )
