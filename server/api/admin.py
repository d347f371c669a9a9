"""What admins see of their organization, and the server's owner of the whole server."""

from typing import Annotated

from fastapi import APIRouter, Query

from contracts.admin import MOST_DAYS, Dashboard, NodesView, Scope, StuckView
from server.api.credentials import Admin
from server.api.parts import PartsDependency
from server.api.refusals import refusals

router = APIRouter(prefix="/api/v1/admin", tags=["admin"], responses=refusals(400))


@router.get("/dashboard")
def dashboard(
    member: Admin,
    parts: PartsDependency,
    days: Annotated[int, Query(ge=1, le=MOST_DAYS)] = 14,
    scope: Scope = Scope.ORGANIZATION,
    time_zone: Annotated[str, Query(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_+/-]+$")] = "UTC",
) -> Dashboard:
    """Figures by day and kind. Days begin at midnight in `time_zone`, a name of the IANA database."""
    return parts.admin.dashboard.dashboard(member, days=days, scope=scope, time_zone=time_zone)


@router.get("/nodes")
def nodes(member: Admin, parts: PartsDependency, scope: Scope = Scope.ORGANIZATION) -> NodesView:
    """Processes, what they do, and who waits."""
    return parts.admin.queues.nodes(member, scope)


@router.get("/stuck")
def stuck(
    member: Admin,
    parts: PartsDependency,
    minutes: Annotated[int, Query(ge=1, le=1440)] = 10,
    scope: Scope = Scope.ORGANIZATION,
) -> StuckView:
    """Tasks that do not go on as they should, with what to do."""
    return parts.admin.stuck.stuck(member, minutes=minutes, scope=scope)
