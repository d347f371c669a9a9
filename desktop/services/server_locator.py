"""Finds the server that runs on this computer and makes sure that it is ours before any token is sent."""

from __future__ import annotations

import hmac
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from contracts.discovery import SERVER_FILE, NonceAnswer, NonceRequest, ServerFile, nonce_proof
from desktop.services.http_connection import is_loopback, open_http, send

if TYPE_CHECKING:
    import httpx

_CHECK_SECONDS = 5.0
_OK = 200


async def find_server(data_dir: Path) -> ServerFile | None:
    """The running server of this data directory, or None. A leftover file of a dead server is not an answer."""
    server = read_server_file(data_dir)
    if server is None or not await knows_its_token(server):
        return None
    return server


def read_server_file(data_dir: Path) -> ServerFile | None:
    """What `server.json` says; None when there is none, or when it is not readable or not about this computer."""
    try:
        content = (data_dir / SERVER_FILE).read_bytes()
        server = ServerFile.model_validate_json(content)
    except (OSError, ValidationError):
        return None
    return server if server.url.startswith("http://") and is_loopback(server.url) else None


async def knows_its_token(server: ServerFile) -> bool:
    """Whether who listens at the URL proves, once, that it knows the token."""
    async with TokenCheck(server) as check:
        return await check.passes()


class TokenCheck:
    """Asks who listens at the URL to prove that it knows the token, as often as wanted over one connection."""

    def __init__(self, server: ServerFile) -> None:
        self._server = server
        self._http: httpx.AsyncClient | None = None

    async def __aenter__(self) -> TokenCheck:
        self._http = await open_http(self._server.url, timeout=_CHECK_SECONDS)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._http is not None:
            await self._http.aclose()

    async def passes(self) -> bool:
        """Whether the proof is right; no answer is no proof. The token itself is not sent."""
        assert self._http is not None, "used outside of its block"
        # Here for the cost of the import; `open_http` has paid it in a worker thread.
        import httpx

        nonce = secrets.token_hex(32)
        try:
            response = await send(self._http, "POST", "/nonce", json=NonceRequest(nonce=nonce).model_dump())
            answer = NonceAnswer.model_validate_json(response.content) if response.status_code == _OK else None
        except (httpx.HTTPError, ValidationError):
            return False
        expected = nonce_proof(self._server.token, nonce)
        return answer is not None and hmac.compare_digest(answer.proof.encode(), expected.encode())


def server_command(*extra: str) -> list[str]:
    """How to start a server with the arguments `extra`: the packaged executable, or this interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "serve", *extra]
    return [sys.executable, "-m", "toolboxai", "serve", *extra]


def server_working_directory() -> Path:
    """Where `server_command` must run so that `-m toolboxai` is found, installed or not."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).parent
    return Path(__file__).resolve().parents[2]
