"""How Stripe says no."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class StripeFault(Exception):
    """An answer with an error body, as Stripe words it."""

    status: int
    type: str
    message: str
    code: str | None = None
    param: str | None = None
    decline_code: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Any]:
        """As it is sent."""
        told = {"code": self.code, "param": self.param, "decline_code": self.decline_code}
        named = {name: value for name, value in told.items() if value is not None}
        return {"error": {"type": self.type, "message": self.message, **named}}


def missing(kind: str, object_id: str) -> StripeFault:
    """404."""
    return StripeFault(404, "invalid_request_error", f"No such {kind}: '{object_id}'", "resource_missing", "id")


def invalid(message: str, param: str, code: str | None = None) -> StripeFault:
    """400: a parameter that cannot be."""
    return StripeFault(400, "invalid_request_error", message, code, param)


def declined() -> StripeFault:
    """402."""
    return StripeFault(402, "card_error", "Your card was declined.", "card_declined", None, "generic_decline")


def busy(retry_after: int | None = None) -> StripeFault:
    """429."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return StripeFault(429, "invalid_request_error", "Request rate limit exceeded.", "rate_limit", headers=headers)


def broken(status: int = 500) -> StripeFault:
    """5xx."""
    return StripeFault(status, "api_error", "An unknown error occurred.")


def unauthorized() -> StripeFault:
    """401."""
    return StripeFault(401, "invalid_request_error", "Invalid API Key provided: sk_test_*****")


def other_parameters() -> StripeFault:
    """400 for an Idempotency-Key that comes again with something else."""
    return StripeFault(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters they were first used with.",
    )
