"""Taking Stripe's word: an event counts only if its signature over the raw body is right and fresh."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

import stripe

from server.integrations.stripe.translation import moment

TOLERANCE = timedelta(minutes=5)
"""Between Stripe's clock and ours, either way. The SDK looks at the past only."""
LONGEST_ID = 255


class UnsignedEvent(Exception):
    """Not from Stripe, changed on the way, or of another time; why, for the log."""


@dataclass(frozen=True, slots=True)
class IncomingEvent:
    """`object_id`: of what it is about, which is asked for anew; None where it has none."""

    id: str
    type: str
    object_id: str | None
    created_at: datetime
    livemode: bool
    payload: str


def verified(body: bytes, signature: str | None, secret: str, now: datetime) -> IncomingEvent:
    """The event in the body. Raises UnsignedEvent."""
    if signature is None or not signature.isascii():
        raise UnsignedEvent("no signature")  # the SDK compares only ASCII
    try:
        text = body.decode("utf-8")
        stripe.WebhookSignature.verify_header(text, signature, secret, int(TOLERANCE.total_seconds()))
    except (stripe.SignatureVerificationError, UnicodeDecodeError) as error:
        raise UnsignedEvent(type(error).__name__) from error
    if _timestamp(signature) > now.timestamp() + TOLERANCE.total_seconds():
        raise UnsignedEvent("a time in the future")
    return _read(text)


def _read(text: str) -> IncomingEvent:
    try:
        event = json.loads(text)
        about = event["data"]["object"].get("id")
        return IncomingEvent(
            id=_bounded(event["id"]),
            type=_bounded(event["type"]),
            object_id=_bounded(about) if about is not None else None,
            created_at=moment(int(event["created"])),
            livemode=event["livemode"] is True,
            payload=text,
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, OSError) as error:
        raise UnsignedEvent("no event") from error


def _bounded(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID or "\0" in value:
        raise ValueError
    return value


def _timestamp(signature: str) -> float:
    """The SDK reads the first `t` and signs with it, so that one counts here as well."""
    times = [part[2:] for part in signature.split(",") if part.startswith("t=")]
    return float(times[0]) if times and times[0].isdigit() else float("inf")
