"""Composes the server: services, routes, hub and background work, all by constructor."""

import math
import secrets
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version as distribution_version

from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute

from contracts.session import TEAM
from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, SCRIPT_OPTIMIZATION
from server.api import (
    account,
    admin,
    ai,
    auth,
    billing,
    billing_return,
    classes,
    content,
    email,
    health,
    materials,
    metrics,
    notices,
    organizations,
    pages,
    roblox,
    schedules,
    session,
    shares,
    stripe_events,
    tasks,
)
from server.api.body_deadline import BodyDeadline
from server.api.counting import RequestCounter
from server.api.cross_origin import CrossOrigin
from server.api.desk_places import OF_ONE, CountedPlaces
from server.api.errors import install_error_handlers
from server.api.guard import RequestGuard
from server.api.parts import HubAddress, Parts, Readiness
from server.api.refusals import OF_EVERY_ROUTE, OF_PEOPLE
from server.api.request_limits import RequestLimits, Unlimited
from server.api.response_headers import ResponseHeaders
from server.api.sign_in import LaunchSignIn, SignIn
from server.api.team_parts import TeamParts
from server.core.activity import Activity
from server.core.database import Database
from server.core.request_counts import RequestCounts
from server.core.settings import ServerSettings, Settings
from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeups
from server.domain.admin.services import admin_services
from server.domain.ai.service import AiService, endpoint_of_environment
from server.domain.content.library import Library
from server.domain.content.materials import Materials
from server.domain.content.service import ASSESSMENTS, LESSONS, ContentService
from server.domain.events.channels import is_organization_channel
from server.domain.ledger import Ledger
from server.domain.notices.recorder import NoticeRecorder
from server.domain.notices.service import NoticeService
from server.domain.organizations.membership import MembershipService
from server.domain.schedules.firing import Firing
from server.domain.schedules.service import ScheduleService
from server.domain.scripts.service import ScriptService
from server.domain.tasks.execution import Execution, nobody_hears
from server.domain.tasks.history import TaskHistory
from server.domain.tasks.service import TaskService
from server.engines.luau.version import ENGINE_VERSION
from server.engines.luau.vm.pluau_loader import LUAU_VERSION
from server.integrations.email.console_sender import ConsoleSender
from server.integrations.email.fallback import FallbackSender
from server.integrations.email.sender import MailSender
from server.integrations.email.smtp_sender import SmtpSender
from server.realtime.hub import Hub, HubConfig
from server.realtime.sender import PusherSender, SenderConfig, sender_to_pusher
from server.sandbox.pool import EnginePool
from server.workers.content_desk import ContentDesk
from server.workers.metrics import ServerMetrics
from server.workers.readiness import LayerReadiness, database_state, disk_state, workers_state
from server.workers.runtime import Runtime, create_runtime

APP_ID = "1"
ROUTERS = (session, roblox, content, materials, tasks, schedules, notices, ai, admin)
TEAM_ROUTERS = (
    account.router,
    organizations.router,
    classes.router,
    shares.router,
    billing.router,
    email.router,
)
"""Of a server that people sign in to."""
OPEN_TEAM_ROUTERS = (
    auth.router,
    pages.front_router,
    pages.router,
    billing_return.router,
    stripe_events.router,
    email.open_router,
)
"""Those that come before a token."""
THREADS = 40
"""In which AnyIO runs what blocks, unless it is told another number."""
UNLIMITED = Unlimited()


def no_connections() -> int:
    """Of a process that holds no hub."""
    return 0


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
    database, wakeups, activity = ledger.database, Wakeups(), Activity()
    address = HubAddress(host, port, APP_ID, secrets.token_hex(10), secrets.token_hex(32))
    hub = Hub(
        _hub_config(address),
        may_join=is_organization_channel,
        allowed_origin=OriginCheck(allowed_origins(settings, address)),
    )
    sender = PusherSender(
        SenderConfig(app_id=APP_ID, key=address.key, secret=address.secret, host=host, port=port, secure=False)
    )
    execution = create_execution(settings, database, wakeups)
    ai_service = AiService(endpoint_of_environment(settings))
    services = create_task_services(settings, database, wakeups)
    runtime = create_runtime(
        database,
        wakeups,
        sender,
        execution,
        slots=settings.concurrency,
        connect_ai=ai_service.provider,
        occupied=hub.is_occupied,
        history_days=settings.history_days,
        limits=settings.task_limits,
        firing=Firing(database, services.by_kind),
        pusher=sender_to_pusher(settings.pusher),
        shut_out=sender.terminate,
        mail=sender_of_mail(settings),
    )
    readiness = LayerReadiness({"database": database_state(database), "disk": disk_state(settings.data_dir)})
    readiness.add("workers", workers_state(runtime))
    parts = create_parts(
        settings,
        database,
        wakeups,
        services,
        sign_in=LaunchSignIn(settings.launch_token, MembershipService(database, wakeups)),
        ai=ai_service,
        hub=address,
        readiness=readiness,
        pool=runtime.node.pool,
        hub_connections=lambda: hub.connection_count,
        notices=ledger.notices,
    )
    door = Door(hosts=frozenset({f"{host}:{port}", f"localhost:{port}"}), origins=allowed_origins(settings, address))
    app = create_app(parts, activity, door, local=True)
    app.router.routes.extend(hub.routes())
    return Server(app, hub, runtime, parts.tasks, activity)


def create_execution(settings: ServerSettings, database: Database, wakeups: Wakeups) -> Execution:
    """The worker's side of the ledger, of a node of its own. Notices are noted where there is mail to tell of them."""
    ended = NoticeRecorder() if settings.can_send_mail else nobody_hears
    node_id, seconds = str(uuid.uuid4()), settings.lease_seconds
    return Execution(database, wakeups, node_id=node_id, lease_seconds=seconds, ended=ended)


def sender_of_mail(settings: ServerSettings) -> MailSender | None:
    """By the ways of the settings, SendGrid before a mail server; None where there is none."""
    smtp = SmtpSender(settings.mail) if settings.mail is not None else None
    if not isinstance(settings, TeamSettings):
        return smtp
    if settings.mail_to_console:
        return ConsoleSender()
    if settings.sendgrid is None:
        return smtp
    from server.integrations.email.sendgrid_sender import SendGridSender  # its SDK is not on one computer

    sendgrid = SendGridSender(settings.sendgrid)
    return FallbackSender(sendgrid, smtp) if smtp is not None else sendgrid


@dataclass(frozen=True, slots=True)
class TaskServices:
    """What makes tasks of requests: those of people, and those that schedules keep."""

    tasks: TaskService
    scripts: ScriptService
    lessons: ContentService
    assessments: ContentService
    materials: Materials

    @property
    def by_kind(self) -> Mapping[str, ScriptService | ContentService]:
        """The service of each kind of task."""
        return {
            SCRIPT_OPTIMIZATION: self.scripts,
            CONTENT_GENERATION: self.lessons,
            QUIZ_GENERATION: self.assessments,
        }


def create_task_services(settings: ServerSettings, database: Database, wakeups: Wakeups) -> TaskServices:
    """For a process that answers requests, or starts what is due."""
    tasks = TaskService(database, wakeups, most_queued=settings.queue_limit)
    product = distribution_version("toolboxai-companion")
    scripts = ScriptService(tasks, engine=f"{product}, engine {ENGINE_VERSION}, Luau {LUAU_VERSION}")
    materials = Materials(database)
    lessons, assessments = (ContentService(tasks, what, materials) for what in (LESSONS, ASSESSMENTS))
    return TaskServices(tasks, scripts, lessons, assessments, materials)


def create_parts(
    settings: Settings | TeamSettings,
    database: Database,
    wakeups: Wakeups,
    services: TaskServices,
    *,
    sign_in: SignIn,
    ai: AiService,
    hub: HubAddress,
    readiness: Readiness,
    limits: RequestLimits = UNLIMITED,
    pool: EnginePool | None = None,
    hub_connections: Callable[[], int] = no_connections,
    notices: tuple[str, ...] = (),
    threads: int = THREADS,
) -> Parts:
    """The services that answer requests, of any profile. `threads`: how many it works on at once."""
    version, requests = distribution_version("toolboxai-companion"), RequestCounts()
    desk = ContentDesk(pool or EnginePool(1))
    of_one = OF_ONE if settings.profile == TEAM else math.inf  # who is alone takes no place from anybody
    return Parts(
        settings=settings,
        sign_in=sign_in,
        members=MembershipService(database, wakeups),
        limits=limits,
        tasks=services.tasks,
        history=TaskHistory(database),
        admin=admin_services(database),
        scripts=services.scripts,
        lessons=services.lessons,
        assessments=services.assessments,
        library=Library(database, desk),
        materials=services.materials,
        desk=desk,
        places=CountedPlaces(together=max(1, threads // 2), of_one=of_one),
        sending_places=CountedPlaces(of_one=of_one),
        ai=ai,
        retries=services.by_kind,
        schedules=ScheduleService(database, wakeups, services.by_kind),
        email_notices=NoticeService(
            database,
            wakeups,
            can_send=settings.can_send_mail,
            of_accounts=settings.profile == TEAM,
        ),
        hub=hub,
        readiness=readiness,
        requests=requests,
        metrics=ServerMetrics(database, pool, requests, hub_connections=hub_connections, version=version),
        luau_version=LUAU_VERSION,
        version=version,
        notices=notices,
    )


@dataclass(frozen=True, slots=True)
class Door:
    """By which Host headers a server is reached, and which Origins may come.

    `pages`: those of them that are web pages of other sites, which may read answers. `secure`: all come over https.
    """

    hosts: frozenset[str]
    origins: frozenset[str]
    pages: frozenset[str] = frozenset()
    secure: bool = False


def create_app(
    parts: Parts, activity: Activity, door: Door, *, local: bool = False, team: TeamParts | None = None
) -> FastAPI:
    """The ASGI application. Its documentation pages are off: the contract is `contracts/openapi.json`.

    `local`: clients find it by its file, and check that it is the one that wrote it. `team`: people sign in to it.
    """
    app = FastAPI(
        title="ToolBoxAI Companion",
        version=parts.version,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        responses=OF_EVERY_ROUTE,
    )
    app.state.parts = parts
    app.router.routes.extend(_routes(local=local, team=team is not None))
    if team is not None:
        app.state.team = team
    install_error_handlers(app)
    app.add_middleware(RequestGuard, hosts=door.hosts, origins=door.origins, activity=activity)
    app.add_middleware(RequestCounter, counts=parts.requests)
    app.add_middleware(BodyDeadline, seconds=parts.settings.request_seconds)
    if door.pages:
        app.add_middleware(CrossOrigin, origins=door.pages)
    app.add_middleware(ResponseHeaders, secure=door.secure)
    return app


@cache
def _routes(*, local: bool, team: bool) -> tuple[BaseRoute, ...]:
    """The same ones for every application of this process: what they take and give is worked out with the first
    request to any of them, and takes half a second.
    """
    whole = APIRouter(responses=OF_EVERY_ROUTE)
    for part in (health, metrics):
        whole.include_router(part.router)
    for part in ROUTERS:
        whole.include_router(part.router, responses=OF_PEOPLE)
    if team:
        for router in OPEN_TEAM_ROUTERS:
            whole.include_router(router)
        for router in TEAM_ROUTERS:
            whole.include_router(router, responses=OF_PEOPLE)
    if local:
        whole.include_router(health.local_router)
    return tuple(whole.routes)


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
