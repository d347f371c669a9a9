"""Whether the server lives, whether its layers do, and proof that it is the one that wrote `server.json`."""

from fastapi import APIRouter, Response

from contracts.discovery import NonceAnswer, NonceRequest, nonce_proof
from contracts.health import Health, Ready
from server.api.parts import PartsDependency
from server.api.refusals import refusals
from server.core.settings import Settings

router = APIRouter(tags=["health"])
local_router = APIRouter(tags=["health"])
"""Of a server that clients find by its file; those of a team know its address."""


@router.get("/health")
def health() -> Health:
    """The process answers."""
    return Health()


@router.get("/ready", responses={503: {"model": Ready}})
def ready(parts: PartsDependency, response: Response) -> Ready:
    """Each layer by name; 503 when one is broken."""
    layers = parts.readiness.layers()
    all_ok = all(layer.ok for layer in layers.values())
    response.status_code = 200 if all_ok else 503
    return Ready(ready=all_ok, layers=layers)


@local_router.post("/nonce", responses=refusals(413, 415, 422))
def nonce(request: NonceRequest, parts: PartsDependency) -> NonceAnswer:
    """An HMAC of the nonce under this launch's token, which itself is not sent."""
    assert isinstance(parts.settings, Settings)
    return NonceAnswer(proof=nonce_proof(parts.settings.launch_token.get_secret_value(), request.nonce))
