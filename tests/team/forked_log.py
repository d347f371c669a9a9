"""A worker whose fork has something to say, and which then ends: `python -m tests.team.forked_log`."""

import os
import signal
import threading

import structlog
from celery.signals import worker_process_init

from server.core.logging import configure_logging
from server.workers.celery_app import create_celery

SAID = "said in a fork"


def main() -> None:
    """The same steps as in `server/team/worker.py`, on a broker in memory."""
    configure_logging(as_json=True)
    parent = os.getpid()

    def begin(**_: object) -> None:
        configure_logging(as_json=True)
        structlog.get_logger(__name__).warning(SAID)
        os.kill(parent, signal.SIGTERM)

    worker_process_init.connect(begin, weak=False)
    threading.Timer(30, os.kill, (parent, signal.SIGKILL)).start()
    app = create_celery(perform=lambda *_: None)
    app.Worker(pool="prefork", concurrency=1, loglevel="WARNING", quiet=True, without_mingle=True).start()
    os._exit(0)


if __name__ == "__main__":
    main()
