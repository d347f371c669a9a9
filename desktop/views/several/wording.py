"""What is said about the scripts of a list."""

from desktop.report.wording import applied_count
from desktop.services.printable import escaped
from desktop.ui.sentences import localized
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr
from desktop.views.roblox_studio.wording import result_badges
from desktop.views.several.presenter import SeveralPresenter
from desktop.views.several.rows import RowState, ScriptRow, Totals


def name_of(row: ScriptRow) -> str:
    """Its path below the folder of the list, in one line."""
    return escaped(row.found.shown)


def row_badges(row: ScriptRow) -> list[BadgeText]:
    """Where a script stands; of a result what is known of it."""
    if row.document is not None:
        saved = [BadgeText(Tone.GOOD, "save", tr("saved"))] if row.saved else []
        return [*result_badges(row.document), *saved]
    match row.state:
        case RowState.READY:
            return []
        case RowState.UNREADABLE:
            return [BadgeText(Tone.CAUTION, "warning", tr("cannot be read"))]
        case RowState.WAITING:
            return [BadgeText(Tone.NEUTRAL, "clock", tr("queued"))]
        case RowState.RUNNING | RowState.LOADING | RowState.DONE:
            return [BadgeText(Tone.ACCENT, "spinner", tr("{percent} %").format(percent=row.percent))]
        case RowState.FAILED:
            return [BadgeText(Tone.DANGER, "cross", tr("failed"))]
        case RowState.CANCELLED:
            return [BadgeText(Tone.NEUTRAL, "dash", tr("cancelled"))]


def row_words(row: ScriptRow) -> str:
    """The rest in a few words: what was done, what is going on, or why there is no result."""
    if row.words:
        return localized(row.words)
    if row.document is not None and row.is_edited:
        parts = []
        if row.document.modernised:
            parts.append(counted("1 place modernised", "{n} places modernised", len(row.document.modernised)))
        parts.append(counted("1 change", "{n} changes", applied_count(row.document)))
        return ", ".join(parts)
    return ""


def spoken_row(row: ScriptRow) -> str:
    """A row in one sentence."""
    return ", ".join([name_of(row), *(badge.text for badge in row_badges(row)), *filter(None, [row_words(row)])])


def list_title(presenter: SeveralPresenter) -> str:
    """The folder, or how many scripts there are."""
    if presenter.folder is not None and presenter.folder.name:
        return escaped(presenter.folder.name)
    return counted("1 script", "{n} scripts", len(presenter.rows))


def list_sentence(sums: Totals, left_out: int) -> str:
    """What the list holds, how far it is, or what came of it."""
    parts = [counted("1 script", "{n} scripts", sums.scripts)]
    if left_out:
        parts[0] += tr(" (the first of {n})").format(n=sums.scripts + left_out)
    if sums.active:
        return " · ".join([*parts, tr("{done} of {all} done").format(done=sums.ended, all=sums.ended + sums.active)])
    if not sums.ended:
        return " · ".join([*parts, tr("press Optimize all to see what can be gained")])
    if sums.faster:
        parts.append(counted("1 measured faster", "{n} measured faster", sums.faster))
    if sums.edited:
        parts.append(counted("1 edited", "{n} edited", sums.edited))
    else:
        parts.append(tr("nothing to gain"))
    if sums.changes:
        parts.append(counted("1 change", "{n} changes", sums.changes))
    if sums.failed:
        parts.append(counted("1 without a result", "{n} without a result", sums.failed))
    return " · ".join(parts)
