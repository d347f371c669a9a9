"""Sections of a lesson in Markdown, from what a pack says."""

from collections.abc import Iterable, Sequence

from server.engines.items.model import Item, Objective
from server.engines.items.text.words import content_stems
from server.engines.packs.model import Activity, BandContent, Concept, RobloxActivity, Term, WorkedExample

MINUTES_A_CONCEPT = 3
LEAST_CONCEPTS = 2


def objectives(named: Sequence[Objective]) -> str:
    """As students and visitors read them."""
    lines = [f"{number}. {_lower(one.text)}" for number, one in enumerate(named, start=1)]
    return "\n".join(["By the end of the lesson, students can", "", *lines])


def vocabulary(terms: Sequence[Term]) -> str:
    """Term, meaning, and a sentence with it."""
    return _list(f"**{term.term}**: {_sentence(term.definition)} *{term.example}*" for term in terms)


def warm_up(content: BandContent) -> str:
    """For the teacher: what to ask and what to listen for."""
    return "\n\n".join(
        [
            f"Ask: {content.warm_up.prompt}",
            "Give a minute to think, a minute to tell a partner, then hear three or four answers.",
            f"**Listen for:** {_without('Listen for ', content.warm_up.listen_for)}",
        ]
    )


def teaching(concepts: Sequence[Concept], content: BandContent) -> str:
    """Each idea, and a question between them that shows whether it has arrived."""
    blocks: list[str] = []
    probes = [one.probe for one in content.misconceptions]
    for number, concept in enumerate(concepts):
        blocks += [f"### {concept.title}", concept.text]
        if number < len(probes):
            blocks.append(f"**Ask before going on:** {probes[number]}")
    return "\n\n".join(blocks)


def reading(concepts: Sequence[Concept]) -> str:
    """The same ideas for the student's sheet."""
    return "\n\n".join(block for concept in concepts for block in (f"### {concept.title}", concept.text))


def concepts_for(minutes: int, content: BandContent, asked: Iterable[str], topic: str = "") -> list[Concept]:
    """As many as the time allows, in the order of the pack: those named like the topic, then of the objectives."""
    count = max(LEAST_CONCEPTS, minutes // MINUTES_A_CONCEPT)
    wanted = set(asked)
    named = set(content_stems(topic))
    ranked = sorted(
        content.concepts,
        key=lambda one: (named.isdisjoint(content_stems(one.title)), one.objective not in wanted),
    )
    kept = {one.id for one in ranked[:count]}
    return [one for one in content.concepts if one.id in kept]


def worked(example: WorkedExample, *, solved: bool = True) -> str:
    """Aloud for the teacher; the problem alone for students."""
    head = f"**{_sentence(example.title)}** {example.problem}"
    if not solved:
        return head
    steps = [f"{number}. {step}" for number, step in enumerate(example.steps, start=1)]
    return "\n\n".join([head, "\n".join(steps), f"**Answer:** {example.answer}"])


def computed(item: Item) -> str:
    """A made exercise as a worked example."""
    return f"**Example.** {item.stem}\n\n{item.reason}"


def activity(one: Activity, *, teacher: bool = True) -> str:
    """What to do with hands."""
    blocks = [f"### {one.title}", f"You need: {'; '.join(one.materials)}.", _numbered(one.steps)]
    return "\n\n".join([*blocks, f"**Afterwards:** {one.debrief}"] if teacher else blocks)


def roblox(one: RobloxActivity, *, teacher: bool = True) -> str:
    """What to build, with the script where there is one."""
    blocks = [f"### {one.title}", f"**Goal:** {one.goal}"]
    if teacher:
        blocks += ["**Before the lesson**", _list(one.setup)]
    blocks.append(_numbered(one.steps))
    if one.code:
        blocks.append(f"```luau\n{one.code.rstrip()}\n```")
    return "\n\n".join([*blocks, f"**It works when:** {one.success}"])


def misconceptions(content: BandContent) -> str:
    """What students may believe, what is right, and what shows it."""
    return "\n\n".join(
        f"**“{one.belief.rstrip('.')}.”** {one.refutation} *Ask:* {one.probe}" for one in content.misconceptions
    )


def support_and_stretch(content: BandContent) -> str:
    """For who needs more time, and who needs more to do."""
    return "\n\n".join(["**Support**", _list(content.support), "**Stretch**", _list(content.stretch)])


def language_support(content: BandContent) -> str:
    """Sentence frames and the like."""
    return _list(content.language_support)


def discussion(content: BandContent) -> str:
    """Questions to talk about."""
    return _list(content.discussion)


def accommodations(*, has_roblox: bool) -> str:
    """What can be changed for single students without changing what is learned."""
    lines = [
        "Read questions aloud, or let a partner read them; every question stands alone.",
        "Give the sheet in larger print or as a file that a screen reader can read (HTML or Word).",
        "Let answers be spoken, drawn or pointed at where writing is the obstacle.",
        "Give more time, or mark the first half of the questions as enough.",
        "Put the vocabulary on the desk for the whole lesson.",
    ]
    if has_roblox:
        lines.append("In Roblox, work in pairs: one builds, the other reads the steps; change after each step.")
    return _list(lines)


def _sentence(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped.endswith((".", "!", "?")) else f"{stripped}."


def _without(beginning: str, text: str) -> str:
    """Text that says again what stands before it."""
    return text[len(beginning) :] if text.startswith(beginning) else text


def _lower(text: str) -> str:
    """To go on after `students can`; names and abbreviations keep their capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
