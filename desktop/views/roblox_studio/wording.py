"""What is said about a result. A speed-up is claimed only when its whole interval lies above 1."""

from PySide6.QtCore import QLocale

from contracts.optimization import (
    LEAST_GAIN,
    Behaviour,
    Change,
    Measurement,
    Modernised,
    OptimizationDocument,
    OptimizationLevel,
    Outcome,
)
from desktop.ui.sentences import localized
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, number, tr

PRECISE_BELOW = 10
MODERNISED = "modernised"
"""Stands for the rule of a modernised place in the list."""


def level_names() -> list[str]:
    """The levels as a person reads them, in the order of the enumeration."""
    words = {
        OptimizationLevel.CONSERVATIVE: tr("Conservative"),
        OptimizationLevel.BALANCED: tr("Balanced"),
        OptimizationLevel.AGGRESSIVE: tr("Aggressive"),
    }
    return [words[level] for level in OptimizationLevel]


def level_tips() -> list[str]:
    """What each level allows."""
    words = {
        OptimizationLevel.CONSERVATIVE: tr("only edits that a rule proves"),
        OptimizationLevel.BALANCED: tr("also edits that were run before and after and compared"),
        OptimizationLevel.AGGRESSIVE: tr("as Balanced for now; edits that change the shape of the code come later"),
    }
    return [words[level] for level in OptimizationLevel]


def modernise_tip() -> str:
    """What the box beside the levels asks for."""
    return tr(
        "first put current Roblox API in place of old API; this can change what the script does, and it is told how"
    )


def applied_count(document: OptimizationDocument) -> int:
    """How many changes are in the optimized script."""
    return document.count(Outcome.APPLIED)


def result_badges(document: OptimizationDocument) -> list[BadgeText]:
    """Behaviour first, then speed."""
    if applied_count(document) == 0 and document.modernised:
        return [BadgeText(Tone.ACCENT, "pencil", tr("Modernised")), _not_shown()]
    if applied_count(document) == 0:
        return [BadgeText(Tone.NEUTRAL, "equal", tr("Nothing to gain")), _unchanged()]
    return [_behaviour_badge(document), _speed_badge(document.measurement)]


def result_sentence(document: OptimizationDocument) -> str:
    """The rest in one line."""
    applied = applied_count(document)
    others = sum(change.count for change in document.changes) - applied
    parts = [counted("1 change", "{n} changes", applied)]
    if others:
        parts[0] += ", " + counted("1 note", "{n} notes", others)
    if document.modernised:
        parts.insert(0, counted("1 place modernised", "{n} places modernised", len(document.modernised)))
    if applied and (reach := _reach(document.behaviour)):
        parts.append(reach)
    if document.measurement is not None:
        parts.append(_timing(document.measurement))
    elif applied and document.measurement_note and not _stopped_early(document.behaviour):
        parts.append(_reason(document.measurement_note))  # the badge beside it says that nothing was measured
    if applied and document.behaviour.method:
        parts.append(localized(document.behaviour.method))
    return " · ".join(parts)


def notes_text(document: OptimizationDocument) -> str:
    """Sentences about the script as a whole."""
    notes = list(document.notes)
    if document.measurement is not None and document.measurement_note:
        notes.append(document.measurement_note)
    return "\n".join(map(localized, notes))


def shown_changes(document: OptimizationDocument) -> list[Change]:
    """All that was done and said, with the modernised places as changes of their own."""
    return [*map(_as_change, document.modernised), *document.changes]


def _as_change(one: Modernised) -> Change:
    return Change(
        rule=MODERNISED,
        line=one.line,
        end_line=one.line,
        applied=True,
        outcome=Outcome.APPLIED,
        title=one.title,
        message=one.difference,
        evidence=tr("Not shown to behave the same. Roblox's reference: {address}").format(address=one.source),
        before=one.before,
        after=one.after,
    )


def change_badge(change: Change) -> BadgeText:
    """How a change is known to be safe, or why it was left out."""
    if change.rule == MODERNISED:
        return BadgeText(Tone.CAUTION, "pencil", tr("modernised"))
    if change.applied and change.tier == "P":
        return BadgeText(Tone.GOOD, "proof", tr("proven by rule"))
    if change.applied and change.tier == "B":
        return BadgeText(Tone.GOOD, "compare", tr("run and compared"))
    return {
        Outcome.APPLIED: BadgeText(Tone.GOOD, "check", tr("applied")),
        Outcome.NO_GAIN: BadgeText(Tone.NEUTRAL, "equal", tr("no gain")),
        Outcome.NOT_SHOWN_SAFE: BadgeText(Tone.CAUTION, "question", tr("not shown safe")),
        Outcome.ADVICE: BadgeText(Tone.ACCENT, "lightbulb", tr("advice")),
    }[change.outcome]


def change_title(change: Change) -> str:
    """What was done, or would be; names of the script stand between backticks."""
    return localized(change.title)


def change_lines(change: Change) -> str:
    """Where it is in the original."""
    return line_words(change.line)


def line_words(line: int) -> str:
    """A line of a script."""
    return tr("line {line}").format(line=line)


def spoken_change(change: Change) -> str:
    """A row of the list in one sentence."""
    return f"{change_lines(change)}, {change_title(change).replace('`', '')}, {change_badge(change).text}"


def _behaviour_badge(document: OptimizationDocument) -> BadgeText:
    if document.behaviour.stack_overflow:
        return BadgeText(Tone.CAUTION, "question", tr("Same until the stack overflows"))
    if document.behaviour.equivalent is True and document.modernised:
        return _same_as_modernised(document)
    if document.behaviour.equivalent is True and _hangs_on_the_run(document):
        return BadgeText(Tone.GOOD, "check", tr("Same behaviour as far as it ran"))
    if document.behaviour.equivalent is True:
        return BadgeText(Tone.GOOD, "check", tr("Same behaviour"))
    if document.behaviour.equivalent is False:
        return BadgeText(Tone.DANGER, "cross", tr("Behaviour differs"))
    return BadgeText(Tone.CAUTION, "question", tr("Behaviour not compared"))


def _same_as_modernised(document: OptimizationDocument) -> BadgeText:
    """The claim is about the optimizer's own edits, which begin where modernising ended."""
    if _hangs_on_the_run(document):
        return BadgeText(Tone.GOOD, "check", tr("Same as the modernised script, as far as it ran"))
    return BadgeText(Tone.GOOD, "check", tr("Same as the modernised script"))


def _hangs_on_the_run(document: OptimizationDocument) -> bool:
    """Whether an edit was shown safe by a run alone, and that run did not come to the script's end."""
    compared = any(change.applied and change.tier == "B" for change in document.changes)
    return compared and _stopped_early(document.behaviour)


def _stopped_early(behaviour: Behaviour) -> bool:
    """Then nothing can be measured either, and how it stopped says why."""
    return behaviour.run_end is not None and behaviour.run_end.how != "ended"


def _reach(behaviour: Behaviour) -> str:
    """Where the runs stopped, if they did not come to the script's end."""
    if behaviour.stack_overflow:
        return tr("the script recurses without end, and stops elsewhere than before")
    end = behaviour.run_end
    if end is None or end.how == "ended":
        return ""
    if end.how == "waiting":
        return tr("both runs wait for something that never comes outside Roblox")
    if end.how == "horizon":
        return tr("both runs still went on when their virtual time was over")
    if end.line is None:
        return tr("both runs stopped with an error ({message})").format(message=end.message)
    return tr("both runs stopped at line {line} ({message})").format(line=end.line, message=end.message)


def _reason(note: str) -> str:
    """A sentence as a part of a longer one. In other languages its first word may be one that is always capital."""
    shown = localized(note)
    return (note[:1].lower() + note[1:] if shown == note else shown).rstrip(".")


def _speed_badge(measurement: Measurement | None) -> BadgeText:
    if measurement is None:
        return BadgeText(Tone.NEUTRAL, "clock", tr("not measured"))
    if measurement.shows_gain:
        return BadgeText(Tone.ACCENT, "faster", tr("{times}× faster").format(times=_times(measurement.speedup)))
    if measurement.ci_high is not None and measurement.ci_high < 1:
        slower = _times(1 / measurement.speedup)
        return BadgeText(Tone.CAUTION, "warning", tr("{times}× slower").format(times=slower))
    return BadgeText(Tone.NEUTRAL, "equal", tr("no measurable difference"))


def gain_sentence(change: Change) -> str:
    """What the change was measured to gain by itself; nothing is claimed that lies within the noise."""
    if not change.applied or change.rule == MODERNISED:
        return ""
    low, high = change.speedup_low, change.speedup_high
    if low is None or high is None:
        return tr("Not measured by itself.")
    if low < LEAST_GAIN:
        return tr("Measured by itself on this script: no gain larger than the noise.")
    interval = tr("Measured by itself on this script: {low} to {high} times as fast with it.")
    return interval.format(low=number(low, 2), high=number(high, 2))


def _not_shown() -> BadgeText:
    return BadgeText(Tone.CAUTION, "question", tr("Not shown to behave the same"))


def _unchanged() -> BadgeText:
    return BadgeText(Tone.GOOD, "check", tr("Left unchanged"))


def _timing(measurement: Measurement) -> str:
    text = tr("{before} → {after} ms, {runs} paired runs")
    before, after = _milliseconds(measurement.before_ms), _milliseconds(measurement.after_ms)
    return text.format(before=before, after=after, runs=measurement.runs)


def _milliseconds(value: float) -> str:
    return number(value, 0) if value >= 100 else QLocale().toString(value, "g", 3)


def _times(value: float) -> str:
    return number(value, 2 if value < PRECISE_BELOW else 0)
