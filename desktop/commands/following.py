"""Looking at tasks until they end: often on this computer, patiently and within its limits on a team's server."""

import asyncio
from dataclasses import dataclass
from functools import partial

from contracts.tasks import TaskDetail
from desktop.commands.output import complain
from desktop.services.api_client import ApiClient
from desktop.services.backoff import Backoff
from desktop.services.errors import TOO_MANY, ApiError, ServerUnreachable
from desktop.services.patience import while_busy


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: `request` before each, `round` between looks at one task, `patience` with a server that is silent."""

    request: float
    round: float
    patience: float


HERE = Pace(request=0, round=0.1, patience=0)
AT_A_TEAM = Pace(request=0.05, round=0.5, patience=120)
"""At most 20 requests a second; a server allows 50, unless its admin says otherwise."""


def pace_of(team: str | None) -> Pace:
    """`team` as of `--team`."""
    return HERE if team is None else AT_A_TEAM


async def look_at(api: ApiClient, task_id: str, pace: Pace) -> TaskDetail:
    """The task as it is. Raises ServiceError; by then it may still be going on, which is said where it is not here."""
    started = asyncio.get_running_loop().time()
    backoff = Backoff(first=0.5, most=10)
    while True:
        await asyncio.sleep(pace.request)
        try:
            return await while_busy(partial(api.task, task_id))
        except (ServerUnreachable, ApiError) as error:
            pause = backoff.next()
            patient = asyncio.get_running_loop().time() - started + pause < pace.patience
            if isinstance(error, ApiError) and error.status != TOO_MANY:
                raise
            if not patient:
                if pace.patience:
                    complain(f"Task {task_id} goes on there; look for it with: toolboxai tasks show {task_id} --team")
                raise
        await asyncio.sleep(pause)
