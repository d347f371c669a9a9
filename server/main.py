"""Composes the server: services, routes, hub and background work, all by constructor."""

import secrets
import uuid
from dataclasses import dataclass
from importlib.metadata import version as distribution_version

from fastapi import FastAPI

from contracts.tasks import SCRIPT_OPTIMIZATION
from server.api import admin, ai, health, metrics, roblox, session, tasks
from server.api.body_deadline import BodyDeadline
from server.api.counting import RequestCounter
from server.api.errors import install_error_handlers
from server.api.guard import RequestGuard
from server.api.parts import HubAddress, Parts
from server.core.activity import Activity
from server.core.request_counts import RequestCounts
from server.core.settings import Settings
from server.core.wakeups import Wakeups
from server.domain.admin.services import admin_services
from server.domain.ai.service import AiService, endpoint_of_environment
from server.domain.events.channels import is_organization_channel
from server.domain.ledger import Ledger
from server.domain.organizations.membership import MembershipService
from server.domain.scripts.service import ScriptService
from server.domain.tasks.execution import Execution
from server.domain.tasks.history import TaskHistory
from server.domain.tasks.service import TaskService
from server.engines.luau.version import ENGINE_VERSION
from server.engines.luau.vm.pluau_loader import LUAU_VERSION
from server.realtime.hub import Hub, HubConfig
from server.realtime.sender import PusherSender, SenderConfig
from server.workers.metrics import ServerMetrics
from server.workers.readiness import LayerReadiness
from server.workers.runtime import Runtime, create_runtime

APP_ID = "1"


@dataclass(frozen=True, slots=True)
class Server:
    """One composed server. `runtime` is started once the socket listens, since the publisher sends through it."""

    app: FastAPI
    hub: Hub
    runtime: Runtime
    tasks: TaskService
    activity: Activity


def create_server(settings: Settings, ledger: Ledger, *, host: str, port: int) -> Server:
    """The embedded server on an address that is already bound."""
    database, wakeups, activity, requests = ledger.database, Wakeups(), Activity(), RequestCounts()
    address = HubAddress(host, port, APP_ID, secrets.token_hex(10), secrets.token_hex(32))
    hub = Hub(
        _hub_config(address),
        may_join=is_organization_channel,
        allowed_origin=OriginCheck(allowed_origins(settings, address)),
    )
    sender = PusherSender(
        SenderConfig(app_id=APP_ID, key=address.key, secret=address.secret, host=host, port=port, secure=False)
    )
    execution = Execution(database, wakeups, node_id=str(uuid.uuid4()), lease_seconds=settings.lease_seconds)
    ai_service = AiService(endpoint_of_environment(settings))
    runtime = create_runtime(
        database,
        wakeups,
        sender,
        execution,
        slots=settings.concurrency,
        connect_ai=ai_service.provider,
        occupied=hub.is_occupied,
        history_days=settings.history_days,
    )
    readiness = LayerReadiness(database, settings.data_dir)
    readiness.follow(runtime)
    task_service = TaskService(database, wakeups, most_queued=settings.queue_limit)
    product = distribution_version("toolboxai-companion")
    scripts = ScriptService(task_service, engine=f"{product}, engine {ENGINE_VERSION}, Luau {LUAU_VERSION}")
    parts = Parts(
        settings=settings,
        members=MembershipService(database),
        tasks=task_service,
        history=TaskHistory(database),
        admin=admin_services(database),
        scripts=scripts,
        ai=ai_service,
        retries={SCRIPT_OPTIMIZATION: scripts},
        hub=address,
        readiness=readiness,
        metrics=ServerMetrics(
            database, runtime.pool, requests, hub_connections=lambda: hub.connection_count, version=product
        ),
        luau_version=LUAU_VERSION,
        version=product,
        notices=ledger.notices,
    )
    return Server(create_app(parts, hub, activity, requests), hub, runtime, task_service, activity)


def create_app(parts: Parts, hub: Hub, activity: Activity, requests: RequestCounts) -> FastAPI:
    """The ASGI application. Its documentation pages are off: the contract is `contracts/openapi.json`."""
    app = FastAPI(title="ToolBoxAI Companion", version=parts.version, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.parts = parts
    for router in (health.router, session.router, roblox.router, tasks.router, ai.router, admin.router, metrics.router):
        app.include_router(router)
    app.router.routes.extend(hub.routes())
    install_error_handlers(app)
    hosts = {f"{parts.hub.host}:{parts.hub.port}", f"localhost:{parts.hub.port}"}
    origins = allowed_origins(parts.settings, parts.hub)
    app.add_middleware(RequestGuard, hosts=hosts, origins=origins, activity=activity)
    app.add_middleware(BodyDeadline, seconds=parts.settings.request_seconds)
    app.add_middleware(RequestCounter, counts=requests)
    return app


def _hub_config(address: HubAddress) -> HubConfig:
    return HubConfig(app_id=address.app_id, key=address.key, secret=address.secret)


def allowed_origins(settings: Settings, address: HubAddress) -> frozenset[str]:
    """The configured ones, and our own: WebSocket libraries send it, and no page can come from it."""
    own = {f"http://{host}:{address.port}" for host in (address.host, "localhost")}
    return frozenset({*settings.cors_origins, *own})


@dataclass(frozen=True, slots=True)
class OriginCheck:
    """Many programs send no Origin; web pages always do."""

    allowed: frozenset[str]

    def __call__(self, origin: str | None) -> bool:
        """Whether this origin may open a socket."""
        return origin is None or origin in self.allowed
