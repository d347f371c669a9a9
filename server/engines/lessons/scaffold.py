"""A lesson about what nothing is written about: a frame with its times, to be filled in. No fact is made up."""

from collections.abc import Mapping

from server.engines.items.ids import item_id
from server.engines.lessons.model import Lesson, Section, SectionKind
from server.engines.lessons.request import LessonRequest
from server.engines.lessons.templates import TEMPLATES
from server.engines.lessons.timing import minutes_of

MARK = "**[To fill in]**"
WANTED: Mapping[SectionKind, str] = {
    SectionKind.WARM_UP: "A question about {topic} that every student can say something to, and what to listen for.",
    SectionKind.DIRECT_TEACHING: "The two or three ideas about {topic} that matter most, each with an example, "
    "and a question after each that shows whether it has arrived.",
    SectionKind.GUIDED_PRACTICE: "Three tasks to do together, the first with every step said aloud.",
    SectionKind.INDEPENDENT_PRACTICE: "Four to six tasks to do alone, from easy to hard.",
    SectionKind.ACTIVITY: "Something to do with hands that shows {topic} before it is explained.",
    SectionKind.ROBLOX_ACTIVITY: "Something to build in Roblox Studio that shows {topic}: goal, steps, and how a "
    "student sees that it works.",
    SectionKind.EXIT_TICKET: "Two or three short questions, one for each objective.",
}


def scaffold(request: LessonRequest, offered: tuple[str, ...]) -> Lesson:
    """`offered` are titles near the topic."""
    minutes = minutes_of(TEMPLATES[request.template], request.duration)
    aims = [f"{number}. {text}" for number, text in enumerate(request.objectives, start=1)]
    wanted = f"{MARK} What students can do afterwards, beginning with a verb that can be seen: explain, compare, solve."
    sections = [
        _section(SectionKind.OBJECTIVES, "Objectives", "\n".join(aims) or wanted),
        _section(SectionKind.VOCABULARY, "Vocabulary", f"{MARK} Six to ten terms with a meaning in plain words."),
        _section(SectionKind.MATERIALS, "Materials", f"{MARK} What is needed."),
    ]
    for part, length in minutes.items():
        text = f"{MARK} {WANTED[part.kind].format(topic=request.topic)}"
        sections.append(_section(part.kind, part.title, text, length))
    near = ", ".join(f"“{title}”" for title in offered)
    notes = f"Nothing is written about “{request.topic}” yet, so this is a frame and says nothing about it."
    if near:
        notes += f" Near it there are: {near}."
    sections.append(_section(SectionKind.TEACHER_NOTES, "Teacher notes", notes))
    return Lesson(
        id=item_id("lesson", request.topic, request.grade, request.seed),
        title=request.topic[:1].upper() + request.topic[1:],
        subject=request.subject,
        topic=request.topic,
        grade=request.grade,
        duration=request.duration,
        template=request.template,
        objectives=(),
        sections=tuple(sections),
        made_from="A frame to fill in: there is no pack about this topic.",
    )


def _section(kind: SectionKind, title: str, content: str, minutes: int = 0) -> Section:
    return Section(kind.value.replace("_", "-"), kind, title, content, minutes=minutes)
