"""The routes of an application, as it answers them."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import Route, WebSocketRoute

from server.api import credentials
from server.api.billing import require_payer
from server.api.credentials import Access

DEPENDENCIES = {
    credentials.require_member: Access.MEMBER,
    credentials.require_staff: Access.STAFF,
    require_payer: Access.PAYER,
    credentials.require_admin: Access.ADMIN,
    credentials.require_server_owner: Access.SERVER_OWNER,
}
"""By which a route asks for a person."""


@dataclass(frozen=True, slots=True)
class FoundRoute:
    """`asks` is what its dependencies let in: the narrowest of them, None where it asks for no person."""

    method: str
    path: str
    asks: Access | None
    documented: bool

    @property
    def key(self) -> tuple[str, str]:
        """As `POLICY` names it."""
        return self.method, self.path


def routes_of(app: FastAPI) -> Iterator[FoundRoute]:
    """FastAPI's own, and those that others (the hub) added."""
    for context in iter_route_contexts(app.routes):
        route, path = context.original_route, context.path or ""
        if isinstance(route, WebSocketRoute):
            yield FoundRoute("WEBSOCKET", path, None, documented=False)
            continue
        assert isinstance(route, Route | APIRoute), f"a route of an unknown class: {route}"
        asked = _asked(route.dependant) if isinstance(route, APIRoute) else None
        documented = isinstance(route, APIRoute) and route.include_in_schema
        for method in sorted((context.methods or set()) - {"HEAD"}):
            yield FoundRoute(method, path, asked, documented)


def _asked(dependant: Dependant) -> Access | None:
    """The members of `Access` stand from the widest to the narrowest."""
    found = [DEPENDENCIES[call] for call in _calls(dependant) if call in DEPENDENCIES]
    return max(found, key=list(Access).index, default=None)


def _calls(dependant: Dependant) -> Iterator[object]:
    for inner in dependant.dependencies:
        yield inner.call
        yield from _calls(inner)
