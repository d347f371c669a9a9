"""How each template spends the time, and what its parts are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from server.engines.lessons.model import SectionKind, Template


@dataclass(frozen=True, slots=True)
class Part:
    """A timed section. `share` of the lesson, at least `least` minutes; the lowest `rank` is given up first."""

    kind: SectionKind
    title: str
    share: float
    least: int
    rank: int


TEMPLATES: Mapping[Template, tuple[Part, ...]] = {
    Template.GRADUAL_RELEASE: (
        Part(SectionKind.WARM_UP, "Warm-up", 0.11, 2, 5),
        Part(SectionKind.DIRECT_TEACHING, "I do: direct teaching", 0.24, 4, 9),
        Part(SectionKind.GUIDED_PRACTICE, "We do: guided practice", 0.2, 4, 8),
        Part(SectionKind.INDEPENDENT_PRACTICE, "You do: independent practice", 0.15, 4, 2),
        Part(SectionKind.ROBLOX_ACTIVITY, "In Roblox", 0.2, 8, 4),
        Part(SectionKind.EXIT_TICKET, "Exit ticket", 0.1, 2, 7),
    ),
    Template.FIVE_E: (
        Part(SectionKind.WARM_UP, "Engage", 0.1, 2, 5),
        Part(SectionKind.ACTIVITY, "Explore", 0.22, 6, 3),
        Part(SectionKind.DIRECT_TEACHING, "Explain", 0.22, 4, 9),
        Part(SectionKind.ROBLOX_ACTIVITY, "Elaborate: in Roblox", 0.22, 8, 4),
        Part(SectionKind.GUIDED_PRACTICE, "Elaborate: practice", 0.12, 4, 6),
        Part(SectionKind.EXIT_TICKET, "Evaluate", 0.12, 2, 8),
    ),
    Template.WORKSHOP: (
        Part(SectionKind.WARM_UP, "Connect", 0.08, 2, 5),
        Part(SectionKind.DIRECT_TEACHING, "Mini-lesson", 0.2, 4, 9),
        Part(SectionKind.GUIDED_PRACTICE, "Work time: together", 0.16, 4, 7),
        Part(SectionKind.INDEPENDENT_PRACTICE, "Work time: alone, with conferences", 0.22, 4, 6),
        Part(SectionKind.ROBLOX_ACTIVITY, "Work time: in Roblox", 0.22, 8, 4),
        Part(SectionKind.EXIT_TICKET, "Share and exit ticket", 0.12, 2, 8),
    ),
}
