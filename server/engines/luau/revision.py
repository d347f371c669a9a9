"""A script on its way from the original to the optimized text."""

from collections.abc import Sequence

from server.engines.luau.edits import Edit, LineMap, apply_edits
from server.engines.luau.plan import Plan, make_plan
from server.engines.luau.report import Change
from server.engines.luau.rules.measured import figures_of
from server.engines.luau.rules.rule import Candidate

MOST_AROUND = 400
"""Characters of a line to show on each side of an edit."""
MOST_SHOWN = 8000
"""Characters of an edited place to show."""


def edited(source: str, candidates: Sequence[Candidate]) -> str:
    """The source with the edits of all candidates made."""
    return apply_edits(source, [edit for candidate in candidates for edit in candidate.edits])


class Revision:
    """The current text, and where the lines of the original went. `level` is that of the rules that are asked."""

    def __init__(self, original: str, level: str = "balanced") -> None:
        self.level = level
        self.original = original
        self.text = original
        self._maps: list[LineMap] = []
        self._plan: Plan | None = None

    def plan(self) -> Plan:
        """What the rules propose for the current text. Raises LuauSyntaxError."""
        if self._plan is None:
            self._plan = make_plan(self.text, self.level)
        return self._plan

    def map_with(self, candidates: Sequence[Candidate]) -> LineMap:
        """How lines of the current text move when these candidates are applied."""
        return LineMap(self.text, [edit for candidate in candidates for edit in candidate.edits])

    def apply(self, candidates: Sequence[Candidate]) -> None:
        moved = self.map_with(candidates)
        self.text = edited(self.text, candidates)
        self._maps.append(moved)
        self._plan = None

    def current_line(self, line: int) -> int:
        """The line of the current text for a line of the original."""
        for moved in self._maps:
            line = moved(line)
        return line

    def original_line(self, line: int) -> int:
        """The line of the original for a line of the current text."""
        for moved in reversed(self._maps):
            line = moved.back(line)
        return line

    def change(self, candidate: Candidate, outcome: str, applied: bool, reason: str = "", evidence: str = "") -> Change:
        """The candidate, which refers to the current text, as an entry of the report."""
        script = self.plan().script
        before, after = map(_cut, candidate.shown or self._shown(candidate))
        return Change(
            rule=candidate.rule,
            line=self.original_line(script.line(candidate.start)),
            end_line=self.original_line(script.line(candidate.end)),
            applied=applied,
            outcome=outcome,
            tier=candidate.tier if applied else None,
            title=candidate.title,
            message=f"{candidate.message} {reason}".strip(),
            evidence=evidence if applied else "",
            before=before,
            after=after,
            figures=figures_of(candidate.rule),
        )

    def _shown(self, candidate: Candidate) -> tuple[str, str]:
        """The whole lines that the candidate's edits touch, before and after; of endless lines what is around them."""
        first = min(candidate.start, *(edit.start for edit in candidate.edits))
        last = max(candidate.end, *(edit.end for edit in candidate.edits))
        start = max(self.text.rfind("\n", 0, first) + 1, first - MOST_AROUND)
        stop = self.text.find("\n", last, last + MOST_AROUND)
        stop = min(len(self.text), last + MOST_AROUND) if stop < 0 else stop
        before = self.text[start:stop]
        after = apply_edits(before, [Edit(one.start - start, one.end - start, one.text) for one in candidate.edits])
        return _unified(before), _unified(after)


def _cut(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip("\r")
