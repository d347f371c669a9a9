"""How tasks reach the workers of a team: Celery on Redis, which may lose everything it holds."""

from typing import Any

from kombu.entity import Exchange, Queue

from server.core.team_settings import TeamSettings

QUEUE = "toolboxai"
CONNECT_SECONDS = 5
SILENCE_SECONDS = 30
REDELIVER_SECONDS = 3600
"""A message that no worker has acknowledged by then is delivered again; longer than any task takes. The claim makes a
second delivery do nothing, and the ledger hands a task that nobody claimed over again after ten seconds."""
TASKS_PER_PROCESS = 500
"""After so many a worker process is replaced by a fresh one, so that nothing it leaks adds up."""
GRACE_SECONDS = 25
"""For what a worker that stops has not given back. An idle one has nothing in memory, and waits for nothing."""


def broker_settings(settings: TeamSettings) -> dict[str, Any]:
    """Celery's configuration. Sources of each figure: the project's notes on Celery and Redis, section 8.

    Messages go straight to their queue: a route by way of an exchange is a key in Redis, and gone after a FLUSHALL.
    """
    queue = Queue(QUEUE, exchange=Exchange(""), routing_key=QUEUE)  # type: ignore[no-untyped-call]
    return {
        "broker_url": settings.redis_url.get_secret_value(),
        "broker_transport_options": {
            "visibility_timeout": REDELIVER_SECONDS,
            "unacked_restore_interval": 10,
            "unacked_restore_throttle": 1,
            "socket_timeout": SILENCE_SECONDS,
            "socket_connect_timeout": CONNECT_SECONDS,
            "socket_keepalive": True,
            "health_check_interval": 25,
            "retry_on_timeout": True,
        },
        "broker_connection_timeout": CONNECT_SECONDS,
        "broker_connection_max_retries": None,
        "broker_pool_limit": 10,
        "task_queues": [queue],
        "task_default_queue": QUEUE,
        "task_default_exchange": "",
        "task_default_routing_key": QUEUE,
        "task_publish_retry": False,
        "worker_prefetch_multiplier": 1,
        "task_reject_on_worker_lost": True,
        "worker_soft_shutdown_timeout": GRACE_SECONDS,
        "worker_max_tasks_per_child": TASKS_PER_PROCESS,
        "worker_cancel_long_running_tasks_on_connection_loss": False,
    }
