"""The hub of a team: inside of the one API process, or a process of its own (`toolboxai hub`)."""

import signal
import socket
from urllib.parse import urlsplit

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from server.api.body_deadline import BodyDeadline
from server.api.guard import RequestGuard
from server.api.parts import HubAddress
from server.api.response_headers import ResponseHeaders
from server.core.activity import Activity
from server.core.logging import configure_logging
from server.core.redaction import secrets_of
from server.core.team_settings import TeamSettings
from server.domain.events.channels import is_organization_channel
from server.main import OriginCheck
from server.realtime.hub import Hub, HubConfig
from server.realtime.sender import PusherSender, SenderConfig
from server.serving import CalmServer, bind, uvicorn_config
from server.team.doors import door_of

DRAIN_SECONDS = 2.0

log = structlog.get_logger(__name__)


def create_hub(settings: TeamSettings) -> Hub:
    """With the credentials that every process makes of the secret key."""
    known = settings.hub_credentials
    return Hub(
        HubConfig(app_id=known.app_id, key=known.key, secret=known.secret),
        may_join=is_organization_channel,
        allowed_origin=OriginCheck(door_of(settings).origins),
    )


def create_hub_app(settings: TeamSettings, hub: Hub) -> Starlette:
    """The hub alone, behind the same gate as the API."""

    async def health(request: Request) -> JSONResponse:
        del request
        return JSONResponse({"status": "ok"})

    app = Starlette(routes=[Route("/health", health), *hub.routes()])
    door = door_of(settings)
    app.add_middleware(RequestGuard, hosts=door.hosts, origins=door.origins, activity=Activity())
    app.add_middleware(BodyDeadline, seconds=settings.request_seconds)
    app.add_middleware(ResponseHeaders, secure=door.secure)
    return app


def sender_to_hub(settings: TeamSettings) -> PusherSender:
    """How server and workers publish."""
    host, port = settings.hub_listens_at
    known = settings.hub_credentials
    return PusherSender(SenderConfig(known.app_id, known.key, known.secret, host=host, port=port, secure=False))


def address_for_people(settings: TeamSettings) -> HubAddress:
    """Where apps connect: through the proxy that leads /app/ to the hub, unless a URL of its own is set."""
    parts = urlsplit(settings.hub_url or settings.public_url)
    secure = parts.scheme == "https"
    known = settings.hub_credentials
    port = parts.port or (443 if secure else 80)
    return HubAddress(parts.hostname or "", port, known.app_id, known.key, known.secret, secure=secure)


class HubServer(CalmServer):
    """Clients of the hub, if there is one, are told to pause before they come back."""

    def __init__(self, app: ASGIApp, hub: Hub | None, settings: TeamSettings) -> None:
        super().__init__(uvicorn_config(app, settings.request_seconds, settings.trusted_proxies))
        self._hub = hub

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """A stop by signal is a clean end: uvicorn raises it once more when it is done."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        super().run(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """The hub's goodbye comes first."""
        if self._hub is not None:
            self._hub.close_all()
            await self._hub.drained(DRAIN_SECONDS)
        await super().shutdown(sockets)


def run_hub(settings: TeamSettings) -> None:
    """Until it is told to stop."""
    configure_logging(as_json=True, secrets=secrets_of(settings))
    hub = create_hub(settings)
    with bind(*settings.hub_listens_at) as listener:
        log.info("the hub listens", address=f"{settings.hub_listens_at[0]}:{settings.hub_listens_at[1]}")
        HubServer(create_hub_app(settings, hub), hub, settings).run(sockets=[listener])
