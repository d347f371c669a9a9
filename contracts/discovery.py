"""How clients on one computer find the running server and know that it is theirs."""

import hashlib
import hmac

from pydantic import Field

from contracts.base import WireModel

DATA_DIR_VARIABLE = "TOOLBOXAI_DATA_DIR"
"""Environment variable that overrides where all state lives."""

DATA_DIRECTORY_NAME = "toolboxai-companion"
"""Name of the folder inside the platform's place for user data."""

SERVER_FILE = "server.json"
"""Name of the file in the data directory, mode 0600, present while a server runs."""

LOCK_FILE = "server.lock"
"""Held by the one server that owns the data directory."""


class ServerFile(WireModel):
    """Content of `server.json`. `token` is worthless after the server ends."""

    url: str
    pid: int
    token: str
    version: str


class NonceRequest(WireModel):
    """Body of `POST /nonce`: 16 to 64 random bytes in hexadecimal, new for every check."""

    nonce: str = Field(pattern=r"^[0-9a-f]{32,128}$")


class NonceAnswer(WireModel):
    """Proof that the server knows the token, without sending it."""

    proof: str


def nonce_proof(token: str, nonce: str) -> str:
    """HMAC-SHA256 of the nonce under the token, hexadecimal. Compare with `hmac.compare_digest`."""
    return hmac.new(token.encode(), b"toolboxai-server-nonce:" + nonce.encode(), hashlib.sha256).hexdigest()
