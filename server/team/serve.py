"""The processes that answer requests, and their parent, which holds the socket."""

import asyncio
import contextlib
import os
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from multiprocessing.connection import Connection

import anyio.to_thread
import structlog
from fastapi import FastAPI
from redis import Redis
from redis.exceptions import RedisError

from contracts.health import LayerState
from server.core.activity import Activity
from server.core.database import Database
from server.core.logging import configure_logging
from server.core.redaction import secrets_of
from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeups
from server.domain.accounts.attempts import Attempts
from server.domain.accounts.letters import Links
from server.domain.accounts.set_up import set_up_link
from server.domain.ai.service import AiService, endpoint_of_environment
from server.domain.nodes.process import NodeKind
from server.main import create_app, create_parts, create_task_services, no_connections
from server.realtime.hub import Hub
from server.sandbox.pool import EnginePool
from server.serving import bind
from server.team.database import SYSTEM_URL, connect, connect_for_loops, migrate
from server.team.doors import door_of
from server.team.hub import HubServer, address_for_people, create_hub
from server.team.parts import access_tokens, create_team_parts
from server.team.presence import Presence
from server.team.request_limits import SharedRequestLimits
from server.team.supervisor import Child, Supervisor, Target, wait_for_end
from server.team.wakeups import SharedWakeups
from server.workers.readiness import Check, LayerReadiness, database_state

PARENT_CONNECTIONS = 2

log = structlog.get_logger(__name__)


def serve_team(
    settings: TeamSettings, host: str, port: int, *, restored: bool = False, target: Target | None = None
) -> None:
    """Migrates, listens, and keeps the API processes alive until it is told to stop.

    `target` takes the place of `run_api`, in the processes that answer.
    """
    configure_logging(as_json=True, secrets=secrets_of(settings))
    with bind(host, port) as listener:
        with (
            closing(connect_for_loops(settings, PARENT_CONNECTIONS)) as database,
            closing(connect(settings, 1)) as requests,
        ):
            migrate(database, requests, restored=restored)
            _offer_set_up(settings, database)
        os.environ.pop(SYSTEM_URL, None)  # which the children would inherit
        children = [
            Child(f"api-{number}", target or run_api, (settings.of_requests, listener))
            for number in range(1, settings.api_processes + 1)
        ]
        log.info("serving a team", address=f"http://{host}:{port}", processes=settings.api_processes)
        Supervisor(children).run()


def _offer_set_up(settings: TeamSettings, database: Database) -> None:
    """On the terminal, or in the log of whoever keeps that: it is the one secret that somebody must read there."""
    link = set_up_link(database, Links(settings.public_url))
    if link is not None:
        print(f"Nobody owns this server yet. Whoever opens this link first will: {link}", file=sys.stderr, flush=True)


def run_api(settings: TeamSettings, listener: socket.socket, lifeline: Connection) -> None:
    """One process that answers requests."""
    configure_logging(as_json=True, secrets=secrets_of(settings))
    database = connect(settings, settings.database_connections)
    wakeups = SharedWakeups(settings)
    hub = create_hub(settings) if settings.hub == "inside" else None
    presence = Presence(database, NodeKind.API)
    presence.start()
    try:
        app = create_team_app(settings, database, wakeups, hub, listener.getsockname()[:2])
        ApiServer(app, hub, settings, lifeline).run(sockets=[listener])
        presence.leave()
    finally:
        wakeups.close()
        database.close()


def create_team_app(
    settings: TeamSettings,
    database: Database,
    wakeups: Wakeups,
    hub: Hub | None,
    *addresses: tuple[str, int],
    pool: EnginePool | None = None,
    attempts: Attempts | None = None,
) -> FastAPI:
    """The API over the team's services; `hub` inside of it, where it is its only process.

    `pool`: the engines that work while somebody waits, where they belong to another; otherwise one of its own.
    `attempts`: who counts guesses, where not all processes together do.
    """
    parts = create_parts(
        settings,
        database,
        wakeups,
        create_task_services(settings, database, wakeups),
        sign_in=access_tokens(settings, database, wakeups),
        ai=AiService(endpoint_of_environment(settings), changeable=False),
        hub=address_for_people(settings),
        limits=SharedRequestLimits(settings),
        pool=pool,
        hub_connections=no_connections if hub is None else lambda: hub.connection_count,
        readiness=LayerReadiness({"database": database_state(database), "redis": redis_state(settings)}),
        threads=settings.database_connections,
    )
    team = create_team_parts(settings, database, wakeups, parts.library, attempts=attempts)
    app = create_app(parts, Activity(), door_of(settings, *addresses), team=team)
    if hub is not None:
        app.router.routes.extend(hub.routes())
    app.router.lifespan_context = _as_many_threads_as(settings.database_connections, team.aside.close)
    return app


def redis_state(settings: TeamSettings) -> Check:
    """Whether tasks reach the workers at once."""
    redis = Redis.from_url(settings.redis_url.get_secret_value(), socket_timeout=2.0, socket_connect_timeout=2.0)

    def check() -> LayerState:
        try:
            redis.ping()
        except RedisError as error:
            return LayerState(ok=False, detail=f"{type(error).__name__}: tasks wait until Redis is back.")
        return LayerState(ok=True)

    return check


def _as_many_threads_as(
    connections: int, close: Callable[[], None]
) -> Callable[[FastAPI], contextlib.AbstractAsyncContextManager[None]]:
    """A request that has a thread has a connection: none waits for one with its thread held."""

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        del app
        anyio.to_thread.current_default_thread_limiter().total_tokens = connections
        yield
        await asyncio.to_thread(close)

    return lifespan


class ApiServer(HubServer):
    """Ends with its lifeline."""

    def __init__(self, app: FastAPI, hub: Hub | None, settings: TeamSettings, lifeline: Connection) -> None:
        super().__init__(app, hub, settings)
        self._lifeline = lifeline

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """From now on the lifeline counts."""
        await super().startup(sockets)
        threading.Thread(target=self._follow_parent, name="lifeline", daemon=True).start()

    def _follow_parent(self) -> None:
        wait_for_end(self._lifeline)
        self.end()
