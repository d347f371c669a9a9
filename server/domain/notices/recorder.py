"""Noting that a task has ended, in the transaction that ends it: with the end it is there, without it it is not."""

import structlog
from sqlalchemy.orm import Session

from contracts.notices import SHORTEST_LONG_SECONDS, Moment
from contracts.tasks import TaskError, TaskStatus
from server.core.database import UnitOfWork
from server.domain.notices import repository
from server.domain.notices.models import WORDS_LENGTH, Notice
from server.domain.tasks.models import Task

MOMENTS = {TaskStatus.COMPLETED.value: Moment.ENDED, TaskStatus.FAILED.value: Moment.FAILED}
"""A task that was cancelled ended because somebody wanted it to."""

_WITHOUT_SCRIPT = frozenset({"WorkerLost", "EngineCrashed", "EngineTimeout", "EngineJobError", "ResultTooLarge"})
"""Errors whose messages are sentences of ours. Those of compilers quote the script, which never goes into a mail."""

log = structlog.get_logger(__name__)


class NoticeRecorder:
    """Called where tasks end. Whatever happens here, the task ends all the same."""

    def __call__(self, unit: UnitOfWork, task: Task) -> None:
        """`task` has just been moved to its end."""
        moment = MOMENTS.get(task.status)
        if moment is None or task.finished_at is None:
            return
        try:
            self._note(unit.session, task, moment)
        except Exception:
            # The edge between a task and what is said of it: the savepoint is rolled back, and nothing else.
            log.exception("notice not written", task_id=task.id)

    def _note(self, session: Session, task: Task, moment: Moment) -> None:
        seconds = _ran_for(session, task)
        length = max(seconds, task.eta_high or 0.0)
        if length < SHORTEST_LONG_SECONDS:
            return  # as most tasks are: nothing is asked about them
        wanted = repository.preferences(session, task.organization_id, task.user_id)
        if wanted is None or not getattr(wanted, moment) or length < wanted.long_seconds:
            return
        assert task.finished_at is not None
        with session.begin_nested():
            words, line = why(TaskError.model_validate(task.error)) if task.error is not None else (None, None)
            session.add(
                Notice(
                    task_id=task.id,
                    moment=moment.value,
                    organization_id=task.organization_id,
                    user_id=task.user_id,
                    title=task.title,
                    at=task.finished_at,
                    seconds=round(seconds),
                    words=words,
                    figure=line,
                )
            )


def why(error: TaskError) -> tuple[str | None, int | None]:
    """What may be said of an error outside the app: its words, or the line of the script that it is about."""
    if error.error in _WITHOUT_SCRIPT:
        return error.message[:WORDS_LENGTH], None
    return None, error.line


def _ran_for(session: Session, task: Task) -> float:
    """Seconds from its first attempt on; the clock may have been set back meanwhile."""
    started = repository.first_started(session, task)
    if started is None or task.finished_at is None:
        return 0.0
    return max(0.0, (task.finished_at - started).total_seconds())
