"""Pusher's two signatures: of HTTP requests by the publisher, and of one channel for one socket."""

import hashlib
import hmac
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass

CLOCK_TOLERANCE_SECONDS = 600

SUBSCRIBER_PARTS = 4
_USER = re.compile(r"[A-Za-z0-9_.\-]{1,200}")
_SECONDS = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """An HTTP request as it arrived. `query` holds the pairs of the query string, unescaped."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    body: bytes


def hmac_hex(secret: str, text: str) -> str:
    """HMAC-SHA256 in hexadecimal."""
    return hmac.new(secret.encode(), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def same(left: str, right: str) -> bool:
    """Compares in constant time; text outside ASCII is simply different."""
    return hmac.compare_digest(left.encode("utf-8", "replace"), right.encode("utf-8", "replace"))


def channel_auth(key: str, secret: str, socket_id: str, channel: str) -> str:
    """`key:signature` that lets one socket join one private channel."""
    return f"{key}:{hmac_hex(secret, f'{socket_id}:{channel}')}"


def subscriber_auth(key: str, secret: str, socket_id: str, channel: str, user: str, at: float | None = None) -> str:
    """The same for one user, who can be shut out again: `key:signature:user:time`. Clients hand it on as it is.

    The hub knows by it whose socket it is, and that it was signed before or after the user's access ended.
    """
    moment = int(time.time() if at is None else at)
    return f"{key}:{hmac_hex(secret, f'{socket_id}:{channel}:{user}:{moment}')}:{user}:{moment}"


@dataclass(frozen=True, slots=True)
class Admission:
    """What a channel signature lets in. `user` is empty where the signature names none."""

    user: str = ""
    at: int = 0


def admission(auth: str, key: str, secret: str, socket_id: str, channel: str) -> Admission | None:
    """Whom a signature lets into a channel; None when it is not right, or too old."""
    parts = auth.split(":")
    if len(parts) != SUBSCRIBER_PARTS:
        return Admission() if same(auth, channel_auth(key, secret, socket_id, channel)) else None
    _, _, user, at = parts
    if not _USER.fullmatch(user) or not _SECONDS.fullmatch(at):
        return None
    if not same(auth, subscriber_auth(key, secret, socket_id, channel, user, int(at))):
        return None
    return Admission(user, int(at)) if abs(int(at) - time.time()) <= CLOCK_TOLERANCE_SECONDS else None


def string_to_sign(method: str, path: str, query: Iterable[tuple[str, str]]) -> str:
    """Method, path and sorted parameters (names in lower case), without the signature itself."""
    pairs = sorted((name.lower(), value) for name, value in query if name.lower() != "auth_signature")
    return "\n".join((method.upper(), path, "&".join(f"{name}={value}" for name, value in pairs)))


def refusal(request: SignedRequest, key: str, secret: str, now: float | None = None) -> str | None:
    """Why the request is not to be believed; None when its signature is right.

    Replays within the tolerance pass, as at Pusher: two equal events in one second carry the same signature.
    """
    given = {name.lower(): value for name, value in request.query}
    if not same(given.get("auth_key", ""), key):
        return "Unknown auth_key"
    if given.get("auth_version") != "1.0":
        return "auth_version must be 1.0"
    timestamp = given.get("auth_timestamp", "")
    moment = time.time() if now is None else now
    if not _SECONDS.fullmatch(timestamp) or abs(int(timestamp) - moment) > CLOCK_TOLERANCE_SECONDS:
        return f"Timestamp expired or wrong: must be within {CLOCK_TOLERANCE_SECONDS}s of the server's clock"
    digest = hashlib.md5(request.body, usedforsecurity=False).hexdigest()
    if (request.body or "body_md5" in given) and not same(given.get("body_md5", ""), digest):
        return "body_md5 does not match the body"
    expected = hmac_hex(secret, string_to_sign(request.method, request.path, request.query))
    if not same(given.get("auth_signature", ""), expected):
        return "Invalid signature"
    return None
