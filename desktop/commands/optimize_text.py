"""An optimization as text for a terminal."""

from contracts.optimization import LEAST_GAIN, Change, Modernised, OptimizationDocument, Outcome, RunEnd

TIERS = {"P": "proven by rule", "B": "run and compared"}
OUTCOMES = {
    Outcome.NO_GAIN: "no gain, not applied",
    Outcome.NOT_SHOWN_SAFE: "not shown safe, not applied",
    Outcome.ADVICE: "advice",
    Outcome.LEFT_OUT: "left out as you asked",
}


def as_lines(document: OptimizationDocument, *, in_place: bool) -> list[str]:
    """File, verdict, one line a change, and what to do next."""
    applied = [change for change in document.changes if change.applied]
    others = [change for change in document.changes if not change.applied]
    lines = [f"{document.file}: {_headline(document, document.count(Outcome.APPLIED))}"]
    lines += [_modernised(one) for one in document.modernised]
    lines += [_line(change) for change in (*applied, *others)]
    lines += [f"  {note}" for note in document.notes]
    if applied or document.modernised:
        lines.append("  Written to the file." if in_place else "  Not written; use --in-place, or --json for the code.")
    return lines


def _headline(document: OptimizationDocument, applied: int) -> str:
    places = len(document.modernised)
    words = [f"{places} place{'s' if places > 1 else ''} modernised"] if places else []
    if not applied:
        return ", ".join([*words, "nothing else applied"]) if words else "nothing applied, the script stays as it is"
    words.append(f"{applied} change{'s' if applied > 1 else ''} applied")
    words += _behaviour(document)
    words.append(_speed(document))
    return ", ".join(words)


def _behaviour(document: OptimizationDocument) -> list[str]:
    """What is claimed, and how far the runs got that it hangs on."""
    behaviour = document.behaviour
    if behaviour.stack_overflow:
        return [f"same behaviour until the stack overflows ({behaviour.method}; it overflows elsewhere than before)"]
    if not behaviour.equivalent:
        return []
    reach = _reach(behaviour.run_end)
    how = f"{behaviour.method}; {reach}" if reach else behaviour.method
    compared = any(change.applied and change.tier == "B" for change in document.changes)
    modern = " as the modernised script" if document.modernised else ""
    return [f"same behaviour{modern}{' as far as it ran' if reach and compared else ''} ({how})"]


def _reach(end: RunEnd | None) -> str:
    if end is None or end.how == "ended":
        return ""
    if end.how == "waiting":
        return "both runs wait for something that never comes outside Roblox"
    if end.how == "horizon":
        return "both runs still went on when their virtual time was over"
    return f"both runs stopped{f' at line {end.line}' if end.line else ''}: {end.message}"


def _speed(document: OptimizationDocument) -> str:
    measured = document.measurement
    if measured is None:
        note = document.measurement_note.rstrip(".")
        return f"not measured ({note[:1].lower()}{note[1:]})" if note else "not measured"
    if not measured.shows_gain:
        return f"no gain measured in {measured.runs} runs"
    return f"{measured.speedup:.2f}× faster ({measured.before_ms:.1f} → {measured.after_ms:.1f} ms)"


def _modernised(one: Modernised) -> str:
    return f"  line {one.line:>4}  {one.title}  [modernised, not shown to behave the same]"


def _line(change: Change) -> str:
    how = TIERS[change.tier] if change.applied and change.tier else OUTCOMES.get(change.outcome, change.outcome.value)
    return f"  line {change.line:>4}  {change.title}  [{how}]{_gain(change)}"


def _gain(change: Change) -> str:
    low, high = change.speedup_low, change.speedup_high
    if low is None or high is None or low < LEAST_GAIN:
        return ""
    return f" {low:.2f} to {high:.2f}× by itself"
