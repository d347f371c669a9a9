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


def install() -> points.Points:
    """Everything but the start. In this order: a kind that comes later is not seen."""
    _sleep_without_the_clock()
    probe.register_kind()
    armed = points.of_environment()
    probe.install_effect()
    _add_probe_to_server(armed)
    _lead_through_proxy()
    points.install(armed)
    return armed


def _sleep_without_the_clock() -> None:
    """libfaketime 0.9.10 refuses the call behind `time.sleep` (EINVAL) when it leaves the monotonic clock alone."""
    if "faketime" in os.environ.get("LD_PRELOAD", ""):
        time.sleep = _sleep


def _sleep(seconds: Any) -> None:
    select.select([], [], [], float(seconds))


def _add_probe_to_server(armed: points.Points) -> None:
    from server import main
    from server.domain import ledger
    from server.workers import dispatcher, keeper
    from server.workers.celery_app import LedgerTask

    open_ledger, create_app = ledger.open_ledger, main.create_app
    create_runtime = vars(main)["create_runtime"]

    class RunProbe(LedgerTask):
        """The Celery task of a probe."""

        name = probe.CELERY_TASK

    def with_tables(settings: Any) -> Any:
        opened = open_ledger(settings)
        probe.create_tables(opened.database.engine)
        return opened

    def with_route(parts: Any, *args: Any, **kwargs: Any) -> Any:
        retries = {**parts.retries, probe.PROBE: probe.ProbeService(parts.tasks)}
        app = create_app(replace(parts, retries=retries), *args, **kwargs)
        app.include_router(probe.probe_router())
        return app

    def with_work(*args: Any, **kwargs: Any) -> Any:
        runtime = create_runtime(*args, **kwargs)
        runtime.worker._app.register_task(RunProbe(runtime.runner, probe.ProbeWork(armed)))
        return runtime

    ledger.open_ledger, main.create_app = with_tables, with_route
    setattr(main, "create_runtime", with_work)  # noqa: B010 - the module does not offer the name
    dispatcher.CELERY_TASKS = {**dispatcher.CELERY_TASKS, probe.PROBE: probe.CELERY_TASK}
    keeper.RENEW_EVERY = RENEW_EVERY


def _lead_through_proxy() -> None:
    from server import main
    from server.api.parts import HubAddress

    sender_config, config_for = vars(main)["SenderConfig"], HubAddress.config_for
    publish_port, socket_port = os.environ.get(PUBLISH_PORT_VARIABLE), os.environ.get(SOCKET_PORT_VARIABLE)

    def through_proxy(**options: Any) -> Any:
        return sender_config(**{**options, "port": int(publish_port or options["port"])})

    def told(self: HubAddress, channel: str, prefixes: list[str]) -> Any:
        config = config_for(self, channel, prefixes)
        return config.model_copy(update={"port": int(socket_port or config.port)})

    setattr(main, "SenderConfig", through_proxy)  # noqa: B010 - as above
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
