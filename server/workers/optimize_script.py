"""The work of `optimize_roblox_script`: supervises an engine subprocess and turns what it says into an outcome."""

from contracts.optimization import TIME_BUDGET_SECONDS, OptimizationDocument
from contracts.optimization import Outcome as ChangeOutcome
from contracts.tasks import TaskError
from server.domain.scripts.service import summary_of
from server.domain.tasks.execution import Outcome
from server.sandbox.errors import EngineCancelled, EngineCrashed, EngineJobError, EngineTimeout
from server.sandbox.frames import FrameError
from server.sandbox.pool import EnginePool
from server.sandbox.scripts import optimize_script
from server.workers.running import TaskContext, WorkCancelled, WorkFailed


class OptimizeScriptWork:
    """Callable work for the task runner."""

    def __init__(self, pool: EnginePool) -> None:
        self._pool = pool

    def __call__(self, context: TaskContext) -> Outcome:
        """Runs the engine. A script that cannot be read fails the task with the line in the error."""
        try:
            result = optimize_script(
                self._pool,
                source=context.params["script_code"],
                file=context.params["script_name"],
                level=context.params["optimization_level"],
                seed=context.params.get("seed", 0),
                driver=context.params.get("driver_code") or "",
                preserve_comments=context.params.get("preserve_comments", True),
                time_budget=context.params.get("time_budget_seconds", TIME_BUDGET_SECONDS),
                modernise=context.params.get("modernise", False),
                project=context.params.get("project"),
                left_out=[(place["rule"], place["line"]) for place in context.params.get("left_out", ())],
                on_step=context.report,
                cancelled=context.cancelled,
            )
        except EngineCancelled as stopped:
            raise WorkCancelled from stopped
        except (EngineCrashed, EngineTimeout, EngineJobError) as error:
            raise WorkFailed(_engine_failure(error)) from error
        document = OptimizationDocument.model_validate(result.value)
        if document.error is not None:
            raise WorkFailed(
                TaskError(error=document.error.error, message=document.error.detail, line=document.error.line)
            )
        summary = summary_of(document)
        return Outcome(
            document=document.model_dump_json(),
            summary=summary,
            message=_message(summary["applied"], summary["modernised"], document.count(ChangeOutcome.LEFT_OUT)),
            cpu_seconds=result.cpu_seconds,
            peak_memory_bytes=result.peak_memory_bytes,
        )


def _message(applied: int, modernised: int, left_out: int) -> str:
    if modernised:
        places = f"{modernised} place{'s' if modernised > 1 else ''} modernised"
        return f"{places}, {applied} change{'' if applied == 1 else 's'} applied"
    if applied == 0 and left_out:
        return "You left out every change"
    if applied == 0:
        return "Nothing to gain, left unchanged"
    return "1 change applied" if applied == 1 else f"{applied} changes applied"


def _engine_failure(error: Exception) -> TaskError:
    if isinstance(error, EngineJobError) and error.error_class == FrameError.__name__:
        return TaskError(
            error="ResultTooLarge",
            message="The result for this script is larger than an engine may hand on. The script was not changed.",
            detail=error.message,
        )
    return TaskError(
        error=type(error).__name__,
        message="The engine stopped while it worked on this script. The script was not changed.",
        detail=str(error)[:2000],
    )
