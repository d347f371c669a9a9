"""Structured logs with request, task and organization ids; secrets and script text never reach them."""

import logging
import sys
from collections.abc import Iterable
from typing import Any

import structlog

from server.core.redaction import Redaction


def configure_logging(*, as_json: bool, level: int = logging.INFO, secrets: Iterable[str] = ()) -> None:
    """Sends structlog and the standard library through one format to stderr; `secrets` are not written."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    final = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                Redaction(secrets),
                final,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for noisy in (
        "httpx",
        "httpcore",
        "urllib3",
        "pusher",
        "celery",
        "alembic",
        "openai",
        "httpx2",
        "httpcore2",
        "stripe",
        "uvicorn.access",
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)
