"""The events by which Stripe tells what was paid."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request

from contracts.billing import WebhookTaken
from server.api.refusals import refusals
from server.api.team_parts import TeamPartsDependency

router = APIRouter(prefix="/api/v1/billing", tags=["billing"])


async def raw_body(request: Request) -> bytes:
    """As it came: the signature is over exactly these bytes."""
    return await request.body()


@router.post("/webhooks/stripe", responses=refusals(400, 404, 413, 422, 503))
def take_event(
    parts: TeamPartsDependency,
    body: Annotated[bytes, Depends(raw_body)],
    stripe_signature: Annotated[str | None, Header()] = None,
) -> WebhookTaken:
    """Answered when the event is stored; what it means is found out afterwards."""
    parts.billing.inbox.accept(body, stripe_signature)
    return WebhookTaken()
