"""Why no answer came, in words that help the person who waits for it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.services.errors import CertificateRefused, ServerNotFound, ServerUnreachable

if TYPE_CHECKING:
    import httpx


def unreachable(error: httpx.TransportError) -> ServerUnreachable:
    """The failure of a request as one of the world's."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CertificateRefused(cause.verify_message or "it could not be checked")
        if isinstance(cause, socket.gaierror):
            return ServerNotFound()
    if "CERTIFICATE_VERIFY_FAILED" in str(error):  # httpcore keeps the words where it drops the cause
        return CertificateRefused(str(error).partition("certificate verify failed: ")[2].partition(" (_ssl")[0])
    return ServerUnreachable(type(error).__name__)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
