"""Optimizing scripts."""

from typing import Annotated

from fastapi import APIRouter, Header

from contracts.optimization import OptimizeScriptRequest
from contracts.tasks import Accepted
from server.api.acceptance import accepted
from server.api.credentials import Staff
from server.api.parts import PartsDependency
from server.api.refusals import refusals

router = APIRouter(prefix="/api/v1/roblox", tags=["roblox"])

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=200)]


@router.post(
    "/optimize-script",
    status_code=202,
    responses=refusals(413, 415, 507),
)
def optimize_script(
    request: OptimizeScriptRequest, member: Staff, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> Accepted:
    """Queues the optimization; 202 means that the task is on disk."""
    return accepted(parts.scripts.optimize(member, request, idempotency_key))
