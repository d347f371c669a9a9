"""What a team's server is measured against: FastAPI and Celery's `send_task`, and nothing that remembers.

`python -m tests.bench.bare serve PORT PROCESSES` answers requests, `... worker SLOTS` runs their tasks. REDIS_URL names
the broker.
"""

import os
import sys
import time
import uuid
from collections.abc import Mapping, Sequence

import uvicorn
from celery import Celery
from fastapi import FastAPI

from contracts.optimization import OptimizeScriptRequest

SLEEP = "bare_sleep"
NOTHING = "bare_nothing"

celery = Celery("bare", broker=os.environ.get("REDIS_URL", "memory://"), set_as_current=False)
celery.conf.update(task_ignore_result=True, worker_prefetch_multiplier=1, task_acks_late=True)
app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)


@app.post("/api/v1/roblox/optimize-script", status_code=202)
def accept(request: OptimizeScriptRequest) -> Mapping[str, str]:
    """Takes the same body, and answers once the broker has the message."""
    task_id = str(uuid.uuid4())
    celery.send_task(NOTHING, args=[task_id, request.script_name])
    return {"status": "success", "task_id": task_id}


@celery.task(name=NOTHING, shared=False)  # type: ignore[untyped-decorator]
def nothing(*_: str) -> None:
    """What a message costs."""


@celery.task(name=SLEEP, shared=False)  # type: ignore[untyped-decorator]
def sleep(seconds: float) -> None:
    """Work that waits."""
    time.sleep(seconds)  # the work of this task


def main(arguments: Sequence[str]) -> None:
    """Runs one of the two."""
    what, *numbers = arguments
    if what == "serve":
        port, processes = map(int, numbers)
        uvicorn.run(
            "tests.bench.bare:app",
            host="127.0.0.1",
            port=port,
            workers=processes,
            timeout_worker_healthcheck=60,  # a busy machine may need more than its 5 s to start one
            http="h11",
            log_config=None,
            access_log=False,
        )
    else:
        options = ["--without-gossip", "--without-mingle", "--without-heartbeat", "-O", "fair", "-l", "WARNING"]
        celery.worker_main(["worker", "-P", "prefork", "-c", numbers[0], *options])


if __name__ == "__main__":
    main(sys.argv[1:])
