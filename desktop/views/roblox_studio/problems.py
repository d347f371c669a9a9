"""Why there is no result, as the page says it."""

from contracts.optimization import MAX_SCRIPT_BYTES, ScriptError
from contracts.tasks import TaskView
from desktop.services.script_files import Script, too_large
from desktop.ui.sentences import localized
from desktop.ui.translation import tr
from desktop.views.failure import failure_words
from desktop.views.roblox_studio.shown import Problem


def unfit(script: Script) -> Problem | None:
    """Why a script is not worth sending."""
    if not script.raw.strip():
        return Problem(tr("Nothing to optimize"), tr("Open, paste or drop a script first."))
    try:
        size = len(script.raw.encode("utf-8"))
    except UnicodeEncodeError as error:
        line = script.raw.count("\n", 0, error.start) + 1
        return Problem(tr("Not valid text"), tr("It holds half of a character. Type it again."), line)
    return Problem(tr("The script is too large"), localized(too_large(size))) if size > MAX_SCRIPT_BYTES else None


def refused_text(characters: int) -> Problem:
    """Why the editor did not take what was pasted."""
    return Problem(tr("The text is too large"), localized(too_large(characters)))


def failure(task: TaskView) -> Problem:
    """What came of a task that failed."""
    title = tr("{name} could not be optimized").format(name=task.title or task.resource_id)
    if task.error is None:
        return Problem(title, task.message)
    return Problem(title, task.error.message, task.error.line)


def unreadable(error: ScriptError) -> Problem:
    """A script with a mistake, as a stored result tells of it."""
    return Problem(tr("The script cannot be read"), error.detail, error.line, error.column)


def refused_by_server(reason: str) -> Problem | None:
    """Why the server will not do it; None when it has not said so."""
    return Problem(tr("The server refused it"), reason) if reason else None


def of_error(error: Exception) -> Problem:
    """A failure of a service."""
    return Problem(*failure_words(error))
