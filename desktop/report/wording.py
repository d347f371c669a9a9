"""What is said about a result, in the window and in a report. A gain is claimed only where its interval shows it."""

from enum import StrEnum

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
from desktop.ui.translation import number, tr

PRECISE_BELOW = 10
MODERNISED = "modernised"
"""Stands for the rule of a modernised place in a list of changes."""


class Verdict(StrEnum):
    """How much a claim is worth."""

    GOOD = "good"
    GAIN = "gain"
    CAUTION = "caution"
    DANGER = "danger"
    NEUTRAL = "neutral"


def level_names() -> list[str]:
    """The levels as a person reads them, in the order of the enumeration."""
    words = {
        OptimizationLevel.CONSERVATIVE: tr("Conservative"),
        OptimizationLevel.BALANCED: tr("Balanced"),
        OptimizationLevel.AGGRESSIVE: tr("Aggressive"),
    }
    return [words[level] for level in OptimizationLevel]


def applied_count(document: OptimizationDocument) -> int:
    """How many changes are in the optimized script."""
    return document.count(Outcome.APPLIED)


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


def how_known(change: Change) -> str:
    """How a change is known to be safe, or why it was left out."""
    if change.applied and change.tier == "P":
        return tr("proven by rule")
    if change.applied and change.tier == "B":
        return tr("run and compared")
    return {
        Outcome.APPLIED: tr("applied"),
        Outcome.NO_GAIN: tr("no gain"),
        Outcome.NOT_SHOWN_SAFE: tr("not shown safe"),
        Outcome.ADVICE: tr("advice"),
        Outcome.LEFT_OUT: tr("left out by you"),
    }[change.outcome]


def behaviour_claim(document: OptimizationDocument) -> tuple[Verdict, str]:
    """Whether a script with applied changes was shown to do the same."""
    if document.behaviour.stack_overflow:
        return Verdict.CAUTION, tr("Same until the stack overflows")
    if document.behaviour.equivalent is True and document.modernised:
        return Verdict.GOOD, _same_as_modernised(document)
    if document.behaviour.equivalent is True and _hangs_on_the_run(document):
        return Verdict.GOOD, tr("Same behaviour as far as it ran")
    if document.behaviour.equivalent is True:
        return Verdict.GOOD, tr("Same behaviour")
    if document.behaviour.equivalent is False:
        return Verdict.DANGER, tr("Behaviour differs")
    return Verdict.CAUTION, tr("Behaviour not compared")


def _same_as_modernised(document: OptimizationDocument) -> str:
    """The claim is about the optimizer's own edits, which begin where modernising ended."""
    if _hangs_on_the_run(document):
        return tr("Same as the modernised script, as far as it ran")
    return tr("Same as the modernised script")


def speed_claim(measurement: Measurement | None) -> tuple[Verdict, str]:
    """What may be said of the time of the whole script."""
    if measurement is None:
        return Verdict.NEUTRAL, tr("not measured")
    if measurement.shows_gain:
        return Verdict.GAIN, tr("{times}× faster").format(times=times(measurement.speedup))
    if measurement.ci_high is not None and measurement.ci_high < 1:
        return Verdict.CAUTION, tr("{times}× slower").format(times=times(1 / measurement.speedup))
    return Verdict.NEUTRAL, tr("no measurable difference")


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


def stopped_early(behaviour: Behaviour) -> bool:
    """Then nothing can be measured either, and how it stopped says why."""
    return behaviour.run_end is not None and behaviour.run_end.how != "ended"


def reach(behaviour: Behaviour) -> str:
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


def whole_sentence(part: str) -> str:
    """A part of a sentence as one of its own."""
    return part[:1].upper() + part[1:] + ("" if part.endswith((".", "!", "?")) else ".")


def change_title(change: Change) -> str:
    """What was done, or would be; names of the script stand between backticks."""
    return localized(change.title)


def line_words(line: int) -> str:
    """A line of a script."""
    return tr("line {line}").format(line=line)


def milliseconds(value: float) -> str:
    """Three figures are all that a measurement is good for."""
    return number(value, 0) if value >= 100 else QLocale().toString(value, "g", 3)


def times(value: float) -> str:
    """How many times as fast."""
    return number(value, 2 if value < PRECISE_BELOW else 0)


def _hangs_on_the_run(document: OptimizationDocument) -> bool:
    """Whether an edit was shown safe by a run alone, and that run did not come to the script's end."""
    compared = any(change.applied and change.tier == "B" for change in document.changes)
    return compared and stopped_early(document.behaviour)
