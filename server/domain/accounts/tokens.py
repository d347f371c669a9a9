"""Opaque tokens: 256 random bits that people and apps carry, of which the server keeps a hash."""

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """For a link or a refresh; safe in both."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """What is stored. A plain hash will do: 256 random bits are guessed by nobody, however fast it is."""
    return hashlib.sha256(token.encode()).hexdigest()
