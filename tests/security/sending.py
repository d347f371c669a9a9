"""Sends an example."""

import hashlib
import json
import time
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote, urlencode

import httpx2

from server.realtime.signatures import hmac_hex, string_to_sign
from tests.security.examples import Example, Filled
from tests.security.world import World

FORM_TYPE = "application/x-www-form-urlencoded"
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def send(
    world: World,
    key: tuple[str, str],
    example: Example,
    filled: Filled,
    headers: Mapping[str, str] = NO_HEADERS,
    *,
    signed: bool = False,
    content: tuple[bytes, str] | None = None,
) -> httpx2.Response:
    """The answer of the application. `signed` as a publisher of the hub does it; `content` instead of the example's."""
    method, template = key
    path = template.format_map({name: quote(value, safe="") for name, value in filled.path.items()})
    body, kind = content or content_of(example, filled)
    query = dict(filled.query)
    if signed:
        query |= _signature(world, method, path, body or b"")
    sent = {**({"Content-Type": kind} if body is not None else {}), **headers}
    return world.client.request(method, path, params=query, content=body, headers=sent)


def content_of(example: Example, filled: Filled) -> tuple[bytes | None, str]:
    """The body, if the example has one, and its type."""
    if example.content is not None:
        return example.content, example.content_type
    if filled.form:
        return urlencode(filled.form).encode(), FORM_TYPE
    if filled.body is not None:
        return json.dumps(filled.body).encode(), example.content_type
    return None, example.content_type


def _signature(world: World, method: str, path: str, body: bytes) -> dict[str, str]:
    known = world.settings.hub_credentials
    query = {"auth_key": known.key, "auth_timestamp": str(int(time.time())), "auth_version": "1.0"}
    if body:
        query["body_md5"] = hashlib.md5(body, usedforsecurity=False).hexdigest()
    return {**query, "auth_signature": hmac_hex(known.secret, string_to_sign(method, path, query.items()))}
