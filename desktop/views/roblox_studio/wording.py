"""What the page says about a result; its claims are those of a report."""

from contracts.optimization import Change, Measurement, OptimizationDocument, OptimizationLevel, Outcome
from contracts.tasks import TaskView
from desktop.report.wording import (
    MODERNISED,
    Verdict,
    applied_count,
    behaviour_claim,
    change_title,
    how_known,
    line_words,
    milliseconds,
    reach,
    speed_claim,
    stopped_early,
)
from desktop.ui.sentences import localized
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr
from desktop.views.tasks.wording import stored_since

_BEHAVIOUR_LOOKS = {
    Verdict.GOOD: (Tone.GOOD, "check"),
    Verdict.DANGER: (Tone.DANGER, "cross"),
    Verdict.CAUTION: (Tone.CAUTION, "question"),
}
_SPEED_LOOKS = {
    Verdict.GAIN: (Tone.ACCENT, "faster"),
    Verdict.CAUTION: (Tone.CAUTION, "warning"),
    Verdict.NEUTRAL: (Tone.NEUTRAL, "equal"),
}
_OUTCOME_LOOKS = {
    Outcome.APPLIED: (Tone.GOOD, "check"),
    Outcome.NO_GAIN: (Tone.NEUTRAL, "equal"),
    Outcome.NOT_SHOWN_SAFE: (Tone.CAUTION, "question"),
    Outcome.ADVICE: (Tone.ACCENT, "lightbulb"),
    Outcome.LEFT_OUT: (Tone.NEUTRAL, "dash"),
}
_TIER_ICONS = {"P": "proof", "B": "compare"}


def level_tips() -> list[str]:
    """What each level allows."""
    words = {
        OptimizationLevel.CONSERVATIVE: tr("only edits that a rule proves"),
        OptimizationLevel.BALANCED: tr("also edits that were run before and after and compared"),
        OptimizationLevel.AGGRESSIVE: tr(
            "also edits that change the shape of the code; suggestions with their price; and, only with the box that "
            "then appears, rewrites by a model"
        ),
    }
    return [words[level] for level in OptimizationLevel]


def modernise_tip() -> str:
    """What the box beside the levels asks for."""
    return tr(
        "first put current Roblox API in place of old API; this can change what the script does, and it is told how"
    )


def ask_tip() -> str:
    """What the box asks for that appears at the aggressive level."""
    return tr(
        "sends the script to the AI endpoint of the settings, outside of this computer unless that runs here; what the "
        "model proposes for the busiest functions is run, compared and measured, or thrown away"
    )


def result_badges(document: OptimizationDocument) -> list[BadgeText]:
    """Behaviour first, then speed."""
    left_out = document.count(Outcome.LEFT_OUT)
    if applied_count(document) == 0 and not document.modernised and left_out:
        return [BadgeText(Tone.NEUTRAL, "dash", tr("All left out by you")), _unchanged()]
    if applied_count(document) == 0 and document.modernised:
        return [BadgeText(Tone.ACCENT, "pencil", tr("Modernised")), _not_shown()]
    if applied_count(document) == 0:
        return [BadgeText(Tone.NEUTRAL, "equal", tr("Nothing to gain")), _unchanged()]
    return [_behaviour_badge(document), _speed_badge(document.measurement)]


def result_sentence(document: OptimizationDocument) -> str:
    """The rest in one line."""
    applied = applied_count(document)
    left_out = document.count(Outcome.LEFT_OUT)
    others = sum(change.count for change in document.changes) - applied - left_out
    parts = [counted("1 change", "{n} changes", applied)]
    if left_out:
        parts[0] += ", " + counted("1 left out", "{n} left out", left_out)
    if others:
        parts[0] += ", " + counted("1 note", "{n} notes", others)
    if document.modernised:
        parts.insert(0, counted("1 place modernised", "{n} places modernised", len(document.modernised)))
    if applied and (where := reach(document.behaviour)):
        parts.append(where)
    if document.measurement is not None:
        parts.append(_timing(document.measurement))
    elif applied and document.measurement_note and not stopped_early(document.behaviour):
        parts.append(_reason(document.measurement_note))  # the badge beside it says that nothing was measured
    if applied and document.behaviour.method:
        parts.append(localized(document.behaviour.method))
    return " · ".join(parts)


def with_origin(document: OptimizationDocument, task: TaskView) -> OptimizationDocument:
    """The document; where it is the stored result of an earlier task, the first note says so, and since when it is."""
    if task.cached_from is None:
        return document
    note = tr("{stored}. Run anyway measures it now.").format(stored=stored_since(task))
    return document.model_copy(update={"notes": [note, *document.notes]})


def notes_text(document: OptimizationDocument) -> str:
    """Sentences about the script as a whole."""
    notes = list(document.notes)
    if document.measurement is not None and document.measurement_note:
        notes.append(document.measurement_note)
    return "\n".join(map(localized, notes))


def change_badge(change: Change) -> BadgeText:
    """How a change is known to be safe, or why it was left out."""
    if change.rule == MODERNISED:
        return BadgeText(Tone.CAUTION, "pencil", tr("modernised"))
    tone, icon = _OUTCOME_LOOKS[change.outcome]
    if change.applied and change.tier is not None:
        icon = _TIER_ICONS[change.tier]
    return BadgeText(tone, icon, how_known(change))


def change_lines(change: Change) -> str:
    """Where it is in the original."""
    return line_words(change.line)


def chosen_badge(change: Change, ticked: bool | None) -> BadgeText:
    """The badge of a row. `ticked`: whether the change is wanted; None where that cannot be chosen."""
    if ticked is None or ticked is change.applied:
        return change_badge(change)
    if ticked:
        return BadgeText(Tone.CAUTION, "question", tr("not checked yet"))
    return BadgeText(Tone.NEUTRAL, "dash", tr("left out by you"))


def spoken_change(change: Change, ticked: bool | None) -> str:
    """A row of the list in one sentence."""
    return f"{change_lines(change)}, {change_title(change).replace('`', '')}, {chosen_badge(change, ticked).text}"


def _reason(note: str) -> str:
    """A sentence as a part of a longer one. In other languages its first word may be one that is always capital."""
    shown = localized(note)
    return (note[:1].lower() + note[1:] if shown == note else shown).rstrip(".")


def _not_shown() -> BadgeText:
    return BadgeText(Tone.CAUTION, "question", tr("Not shown to behave the same"))


def _unchanged() -> BadgeText:
    return BadgeText(Tone.GOOD, "check", tr("Left unchanged"))


def _timing(measurement: Measurement) -> str:
    text = tr("{before} → {after} ms, {runs} paired runs")
    before, after = milliseconds(measurement.before_ms), milliseconds(measurement.after_ms)
    return text.format(before=before, after=after, runs=measurement.runs)


def _behaviour_badge(document: OptimizationDocument) -> BadgeText:
    verdict, words = behaviour_claim(document)
    return BadgeText(*_BEHAVIOUR_LOOKS[verdict], words)


def _speed_badge(measurement: Measurement | None) -> BadgeText:
    verdict, words = speed_claim(measurement)
    tone, icon = _SPEED_LOOKS[verdict]
    return BadgeText(tone, icon if measurement is not None else "clock", words)
