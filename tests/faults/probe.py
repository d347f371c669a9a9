"""A kind of task that only the fault suite has: numbers go in, their sum comes out, and an effect is left behind.

The effect is a row in the ledger's own database: either in the transaction of the completion, without any key, so that
a second one would be seen; or before it, under a stable key, as effects on the outside are made.
"""

from types import MappingProxyType
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header
from pydantic import Field, ValidationError
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from contracts.base import WireModel
from contracts.tasks import Accepted, TaskError, TaskStatus, TaskView
from server.domain.tasks.backoff import Backoff
from tests.faults.points import Points

PROBE = "probe"
CELERY_TASK = "run_probe"
CREATE_PATH = "/api/v1/probe"

TABLES = (
    "CREATE TABLE IF NOT EXISTS probe_effects (task_id VARCHAR(36), attempt INTEGER, total BIGINT)",
    "CREATE TABLE IF NOT EXISTS probe_keyed_effects (task_id VARCHAR(36) PRIMARY KEY, attempt INTEGER, total BIGINT)",
    "CREATE TABLE IF NOT EXISTS probe_tries (task_id VARCHAR(36), attempt INTEGER)",
)


class ProbeRequest(WireModel):
    """Body of the route. `pause_seconds` of work, in `parts` of which each reports progress."""

    numbers: list[int] = Field(max_length=1000)
    pause_seconds: float = Field(default=0.0, ge=0, le=60)
    parts: int = Field(default=1, ge=1, le=100)
    effect: Literal["with_completion", "keyed"] = "with_completion"
    end: Literal["completed", "failed", "interrupted_once"] = "completed"


def register_kind() -> None:
    """Must come before anything else of the server is imported: modules take the mapping by its name."""
    from server.domain.tasks import kinds

    probe = kinds.Kind(PROBE, "script_id", max_attempts=3, backoff=Backoff(base=0.2, cap=1.0))
    kinds.KINDS = MappingProxyType({**kinds.KINDS, PROBE: probe})


def create_tables(engine: Engine) -> None:
    """Beside the ledger's own, without a migration."""
    with engine.begin() as connection:
        for statement in TABLES:
            connection.execute(text(statement))


class ProbeService:
    """Accepts probes, and runs them again."""

    def __init__(self, tasks: Any) -> None:
        self._tasks = tasks

    def submit(self, member: Any, request: ProbeRequest, key: str | None, origin: Any = None) -> TaskView:
        """One row and its event, as with every kind."""
        from server.domain.tasks.service import NewTask

        new = NewTask(
            kind=PROBE,
            resource_id=None,
            title="probe",
            params=request.model_dump(mode="json"),
            route=PROBE if origin is None else f"retry:{origin.id}",
            idempotency_key=key,
            parent=origin,
        )
        view: TaskView = self._tasks.submit(member, new)
        return view

    def retry(self, member: Any, origin: Any, changes: dict[str, Any], key: str | None) -> TaskView:
        """The same numbers once more, with single parameters changed."""
        from server.domain.tasks.errors import InvalidChanges

        try:
            request = ProbeRequest.model_validate({**origin.params, **changes})
        except ValidationError as error:
            raise InvalidChanges(str(error)) from error
        return self.submit(member, request, key, origin)


def probe_router() -> APIRouter:
    """The route by which probes are started."""
    from server.api.acceptance import accepted
    from server.api.credentials import Staff
    from server.api.parts import PartsDependency

    router = APIRouter()

    @router.post(CREATE_PATH, status_code=202)
    def create(
        request: ProbeRequest,
        member: Staff,
        parts: PartsDependency,
        idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
    ) -> Accepted:
        return accepted(ProbeService(parts.tasks).submit(member, request, idempotency_key))

    return router


class ProbeWork:
    """Adds the numbers up, slowly."""

    def __init__(self, points: Points) -> None:
        self._points = points

    def __call__(self, context: Any) -> Any:
        """As the task runner calls any work."""
        from server.domain.tasks.execution import Outcome
        from server.workers.running import WorkCancelled, WorkFailed, WorkInterrupted

        request = ProbeRequest.model_validate(context.params)
        attempt = context.claim.holder.attempt
        for part in range(request.parts):
            context.report(f"part {part + 1}", 100.0 * part / request.parts)
            if context.cancelled.wait(request.pause_seconds / request.parts):
                raise WorkCancelled
        if request.end == "failed":
            raise WorkFailed(TaskError(error="ProbeFailed", message="It was asked to fail."))
        if request.end == "interrupted_once" and attempt == 1:
            raise WorkInterrupted(TaskError(error="ProbeInterrupted", message="It was asked to fail once."))
        total = sum(request.numbers)
        if request.effect == "keyed":
            with context.write() as unit:
                _keyed_effect(unit.session, context.claim.task_id, attempt, total)
            self._points.reach("after_effect")
        return Outcome(document=f'{{"total": {total}}}', summary={"total": total}, message=f"The sum is {total}")


def install_effect() -> None:
    """Makes the effect of a probe's completion part of the very transaction that completes it."""
    from server.domain.tasks import transitions
    from server.domain.tasks.models import Task

    original = transitions.end_attempt

    def end_attempt(session: Session, task: Any, at: Any, outcome: str, *args: Any, **kwargs: Any) -> None:
        original(session, task, at, outcome, *args, **kwargs)
        if task.kind != PROBE or outcome != TaskStatus.COMPLETED:
            return
        params = session.scalars(select(Task.params).where(Task.id == task.id)).one()
        if params["effect"] == "with_completion":
            values = {"task_id": task.id, "attempt": task.attempt, "total": sum(params["numbers"])}
            statement = "INSERT INTO probe_effects (task_id, attempt, total) VALUES (:task_id, :attempt, :total)"
            session.connection().execute(text(statement), values)

    transitions.end_attempt = end_attempt


def _keyed_effect(session: Session, task_id: str, attempt: int, total: int) -> None:
    """The second time the key is there already. How often it was tried is written down beside."""
    values = {"task_id": task_id, "attempt": attempt, "total": total}
    connection = session.connection()
    connection.execute(text("INSERT INTO probe_tries (task_id, attempt) VALUES (:task_id, :attempt)"), values)
    connection.execute(
        text(
            "INSERT INTO probe_keyed_effects (task_id, attempt, total) VALUES (:task_id, :attempt, :total) "
            "ON CONFLICT (task_id) DO NOTHING"
        ),
        values,
    )
