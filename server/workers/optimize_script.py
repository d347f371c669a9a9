"""The work of `optimize_roblox_script`: supervises an engine subprocess and turns what it says into an outcome."""

from collections.abc import Callable
from functools import partial

from contracts.optimization import TIME_BUDGET_SECONDS, OptimizationDocument
from contracts.optimization import Outcome as ChangeOutcome
from contracts.tasks import TaskError
from server.domain.scripts.service import summary_of
from server.domain.tasks.allowance import TokenAllowance
from server.domain.tasks.execution import Outcome
from server.integrations.ai.errors import Cancelled
from server.integrations.luau_tools.finding import LUAU, find_tool
from server.integrations.luau_tools.process import ToolCancelled
from server.sandbox.errors import EngineCancelled, EngineCrashed, EngineJobError, EngineTimeout
from server.sandbox.frames import FrameError
from server.sandbox.pool import EnginePool, EngineResult
from server.sandbox.scripts import FULL_SECONDS, optimize_script
from server.workers.asking import ConnectAi, nobody
from server.workers.model_step import with_model
from server.workers.running import TaskContext, WorkCancelled, WorkFailed
from server.workers.tools_step import FindTool, with_tools


class OptimizeScriptWork:
    """Callable work for the task runner."""

    def __init__(
        self,
        pool: EnginePool,
        connect_ai: ConnectAi = nobody,
        find_tool: FindTool = find_tool,
        seconds: float = FULL_SECONDS,
        allowance: TokenAllowance | None = None,
    ) -> None:
        """`seconds`: after which an engine is stopped, beside what timing may take. No `allowance` is no limit."""
        self._allowance = allowance
        self._seconds = seconds
        self._pool = pool
        self._connect_ai = connect_ai
        self._find_tool = find_tool

    def __call__(self, context: TaskContext) -> Outcome:
        """Runs the engine. A script that cannot be read fails the task with the line in the error."""
        try:
            result = with_model(self._runs(context), self._connect_ai, context, used_up=self._used_up(context))
        except (EngineCancelled, Cancelled) as stopped:
            raise WorkCancelled from stopped
        except (EngineCrashed, EngineTimeout, EngineJobError) as error:
            raise WorkFailed(_engine_failure(error)) from error
        plain = result.value.pop("plain", False)
        document = OptimizationDocument.model_validate(result.value)
        if document.error is not None:
            raise WorkFailed(
                TaskError(error=document.error.error, message=document.error.detail, line=document.error.line)
            )
        document = self._with_tools(document, context, plain)
        summary = summary_of(document)
        return Outcome(
            document=document.model_dump_json(),
            summary=summary if result.tokens is None else {**summary, "ai_tokens": result.tokens},
            message=_message(summary["applied"], summary["modernised"], document.count(ChangeOutcome.LEFT_OUT)),
        )

    def _with_tools(self, document: OptimizationDocument, context: TaskContext, plain: bool) -> OptimizationDocument:
        try:
            return with_tools(
                document,
                source=context.params["script_code"],
                driven=bool(context.params.get("driver_code")),
                plain=plain,
                seconds=context.params.get("time_budget_seconds", TIME_BUDGET_SECONDS),
                find=self._find_tool,
                cancelled=context.cancelled,
            )
        except ToolCancelled as stopped:
            raise WorkCancelled from stopped

    def _used_up(self, context: TaskContext) -> Callable[[], bool]:
        return lambda: self._allowance is not None and self._allowance.is_used_up(context.claim.tenant)

    def _runs(self, context: TaskContext) -> Callable[..., EngineResult]:
        """`optimize_script` for this task, but for what differs from run to run."""
        return partial(
            optimize_script,
            self._pool,
            source=context.params["script_code"],
            file=context.params["script_name"],
            level=context.params["optimization_level"],
            seed=context.params.get("seed", 0),
            driver=context.params.get("driver_code") or "",
            preserve_comments=context.params.get("preserve_comments", True),
            time_budget=context.params.get("time_budget_seconds", TIME_BUDGET_SECONDS),
            modernise=context.params.get("modernise", False),
            left_out=[(place["rule"], place["line"]) for place in context.params.get("left_out", ())],
            project=context.params.get("project"),
            cancelled=context.cancelled,
            on_cost=context.spend,
            full_seconds=self._seconds,
            tell_plain=self._find_tool(LUAU) is not None,
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
