"""`toolboxai serve` as it is, with the probe kind, armed points, quicker leases, and live events led through a proxy.

`python -m tests.faults.serve_with_probe ARGUMENTS`: the arguments are those of `toolboxai serve`.
"""

import os
import select
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.faults import points, probe

PUBLISH_PORT_VARIABLE = "FAULT_PUBLISH_PORT"
"""Where the publisher finds its hub instead; not set: at the hub itself."""
SOCKET_PORT_VARIABLE = "FAULT_SOCKET_PORT"
"""Where clients are told that the hub is; not set: where it is."""

RENEW_EVERY = 2
"""Keeper passes between two renewals: a second, well inside a lease of three."""
REAP_SECONDS = 1.0


def install() -> points.Points:
    """Everything but the start. In this order: a kind that comes later is not seen."""
    _sleep_without_the_clock()
    probe.register_kind()
    armed = points.of_environment()
    probe.install_effect()
    _add_probe_to_workers(armed)
    _add_probe_to_api()
    _lead_through_proxy()
    points.install(armed)
    return armed


def _sleep_without_the_clock() -> None:
    """libfaketime 0.9.10 refuses the call behind `time.sleep` (EINVAL) when it leaves the monotonic clock alone."""
    if "faketime" in os.environ.get("LD_PRELOAD", ""):
        time.sleep = _sleep


def _sleep(seconds: Any) -> None:
    select.select([], [], [], float(seconds))


def _add_probe_to_workers(armed: points.Points) -> None:
    from server.workers import celery_app, dispatcher, keeper, reaper
    from server.workers.node import TaskNode

    class RunProbe(celery_app.LedgerTask):
        """The Celery task of a probe."""

        name = probe.CELERY_TASK

    original = TaskNode.__init__

    def with_probe(self: TaskNode, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        self._works[probe.CELERY_TASK] = probe.ProbeWork(armed)

    TaskNode.__init__ = with_probe  # type: ignore[method-assign]
    celery_app.TASKS = (*celery_app.TASKS, RunProbe)
    dispatcher.CELERY_TASKS = {**dispatcher.CELERY_TASKS, probe.PROBE: probe.CELERY_TASK}
    keeper.RENEW_EVERY = RENEW_EVERY
    reaper.REAP_SECONDS = REAP_SECONDS


def _add_probe_to_api() -> None:
    from server import main
    from server.domain import ledger

    open_ledger, create_app = ledger.open_ledger, main.create_app

    def with_tables(settings: Any) -> Any:
        opened = open_ledger(settings)
        probe.create_tables(opened.database.engine)
        return opened

    def with_route(parts: Any, *args: Any, **kwargs: Any) -> Any:
        retries = {**parts.retries, probe.PROBE: probe.ProbeService(parts.tasks)}
        app = create_app(replace(parts, retries=retries), *args, **kwargs)
        app.include_router(probe.probe_router())
        return app

    ledger.open_ledger, main.create_app = with_tables, with_route


def _lead_through_proxy() -> None:
    from server.api.parts import HubAddress
    from server.realtime.sender import PusherSender

    config_for, original = HubAddress.config_for, PusherSender.__init__
    publish_port, socket_port = os.environ.get(PUBLISH_PORT_VARIABLE), os.environ.get(SOCKET_PORT_VARIABLE)

    def through_proxy(self: PusherSender, config: Any) -> None:
        original(self, replace(config, port=int(publish_port or config.port)))

    def told(self: HubAddress, channel: str, prefixes: list[str], better: Any = ()) -> Any:
        config = config_for(self, channel, prefixes, better)
        port = int(socket_port or config.port)
        transports = [one.model_copy(update={"port": port}) if one.kind == "hub" else one for one in config.transports]
        return config.model_copy(update={"port": port, "transports": transports})

    PusherSender.__init__ = through_proxy  # type: ignore[method-assign]
    HubAddress.config_for = told  # type: ignore[method-assign]


def warm_up() -> None:
    """All that `main` does without knowing its arguments."""
    install()
    import server.cli
    import server.serving

    del server


def main(argv: Sequence[str]) -> int:
    """Serves, and returns the exit code of `toolboxai serve`."""
    import toolboxai

    return toolboxai.main(["serve", *argv])


if __name__ == "__main__":
    warm_up()
    sys.exit(main(sys.argv[1:]))
