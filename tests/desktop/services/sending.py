"""A request through the outbox, as one call."""

import asyncio

from contracts.optimization import OptimizeScriptRequest
from contracts.tasks import AcceptedTask
from desktop.services.outbox import Outbox
from desktop.services.workspace import Workspace

PATIENCE_SECONDS = 60.0


async def accepted(outbox: Outbox, entry_id: str) -> AcceptedTask:
    """What the server made of an entry that was just submitted. Raises the server's refusal."""
    answer: asyncio.Future[AcceptedTask] = asyncio.get_running_loop().create_future()

    def on_sent(sent: str, task: AcceptedTask) -> None:
        if sent == entry_id and not answer.done():
            answer.set_result(task)

    def on_refused(refused: str, error: Exception) -> None:
        if refused == entry_id and not answer.done():
            answer.set_exception(error)

    connections = [outbox.sent.connect(on_sent), outbox.refused.connect(on_refused)]
    try:
        return await asyncio.wait_for(answer, PATIENCE_SECONDS)
    finally:
        outbox.sent.disconnect(connections[0])
        outbox.refused.disconnect(connections[1])


async def optimized(workspace: Workspace, request: OptimizeScriptRequest) -> AcceptedTask:
    """The task of a request."""
    return await accepted(workspace.outbox, workspace.optimize(request))


async def again(workspace: Workspace, task_id: str, changes: dict[str, object] | None = None) -> AcceptedTask:
    """The task that a finished one was started anew as."""
    return await accepted(workspace.outbox, workspace.retry(task_id, changes))  # type: ignore[arg-type]  # JSON
