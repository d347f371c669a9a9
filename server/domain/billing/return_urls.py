"""Where people may be led back to from a payment: to nobody's page but those that the settings name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from server.domain.billing.errors import InvalidReturnUrl

_PORTS = {"http": 80, "https": 443}
_PLAIN = re.compile(r"[!#-\[\]-~]+")
"""ASCII without space, quotation mark and backslash, which browsers and libraries do not read alike."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Of an address: its origin, and the path below which it lies."""

    scheme: str
    host: str
    port: int
    path: str

    def leads_to(self, other: "_Beginning") -> bool:
        """Whether the other has the same origin and lies at the path or below."""
        if (self.scheme, self.host, self.port) != (other.scheme, other.host, other.port):
            return False
        below = self.path.rstrip("/")
        return other.path in (self.path, below) or other.path.startswith(f"{below}/")


class ReturnUrls:
    """`allowed`: beginnings, each an origin or one with a path; the first is where people go if nobody says."""

    def __init__(self, usual: str, allowed: Iterable[str] = ()) -> None:
        self.usual = usual
        self._allowed = [_beginning(url) for url in (usual, *allowed)]

    def check(self, url: str) -> str:
        """The address, as it was given. Raises InvalidReturnUrl."""
        try:
            wanted = _beginning(url)
        except ValueError:
            wanted = None
        if wanted is None or not any(one.leads_to(wanted) for one in self._allowed):
            raise InvalidReturnUrl(
                "People may not be led to this address from a payment. RETURN_URLS names those that they may."
            )
        return url


def _beginning(url: str) -> _Beginning:
    if not _PLAIN.fullmatch(url):
        raise ValueError("signs that are not read alike everywhere")
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname or "@" in parts.netloc:
        raise ValueError("no web address")
    port = parts.port or _PORTS[parts.scheme]
    return _Beginning(parts.scheme, parts.hostname, port, _path(parts))


def _path(parts: SplitResult) -> str:
    """Without any way up out of it, however that is written."""
    path = parts.path or "/"
    decoded = unquote(unquote(path))
    if "\\" in decoded or "//" in decoded or any(step in (".", "..") for step in decoded.split("/")):
        raise ValueError("a path that leads elsewhere")
    return path
