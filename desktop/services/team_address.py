"""The address of a team server, as people type or paste it."""

from urllib.parse import SplitResult, urlsplit

from desktop.services.errors import ServiceError
from desktop.services.http_connection import is_loopback

_HTTPS_PORT = 443
_NOT_IN_AN_ADDRESS = '\\<>"`{}|^'


class AddressUnusable(ServiceError):
    """What was typed leads to no team server."""

    def __init__(self, reason: str) -> None:
        super().__init__("This address cannot be used", reason)


class LinkUnusable(ServiceError):
    """What was pasted is no link that a team server has sent."""

    def __init__(self) -> None:
        super().__init__("This is no such link", "Paste the whole link from the mail, from https:// to its end.")


def team_address(typed: str) -> str:
    """`https://host[:port]` of what was typed, which may lack `https://` or lead to some page of the server.

    Plain http leads to this computer only. Raises AddressUnusable.
    """
    text = typed.strip()
    if not text:
        raise AddressUnusable("Enter the address of your team's server, such as school.example.org.")
    if any(sign.isspace() or sign in _NOT_IN_AN_ADDRESS for sign in text):
        raise AddressUnusable("It holds a character that no address can have, such as a space.")
    scheme = "http" if is_loopback(f"http://{text}") else "https"
    parts = _split(text if "://" in text else f"{scheme}://{text}")
    if parts.scheme not in ("http", "https"):
        raise AddressUnusable("The address of a team server begins with https://.")
    if parts.username is not None or parts.password is not None:
        raise AddressUnusable("Leave e-mail and password out of the address; they have fields of their own.")
    url = _origin(parts)
    if parts.scheme == "http" and not is_loopback(url):
        raise AddressUnusable("It must begin with https://, so that nobody on the way can read your password.")
    return url


def account_link(pasted: str, page: str) -> tuple[str, str]:
    """Server and token of a link `https://host/account/PAGE#TOKEN`. Raises LinkUnusable or AddressUnusable."""
    text = pasted.strip()
    place, _, token = text.partition("#")
    if "://" not in place or not token or place.rstrip("/").rpartition("/account/")[2] != page:
        raise LinkUnusable
    return team_address(place), token


def host_of(url: str) -> str:
    """What people call the server: host and port, without the scheme."""
    return url.partition("://")[2]


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.port != 0 and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise AddressUnusable("It looks like school.example.org or https://school.example.org:8443.")
    return parts


def _origin(parts: SplitResult) -> str:
    """Without user, path and a port that goes without saying; the host in the letters that travel (RFC 5890)."""
    host = (parts.hostname or "").rstrip(".")
    try:
        host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise AddressUnusable("There can be no server of that name.") from error
    shown = f"[{host}]" if ":" in host else host
    usual = _HTTPS_PORT if parts.scheme == "https" else 80
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    return f"{parts.scheme}://{shown}{port}"
