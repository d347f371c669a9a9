"""By which names the processes of a team are reached."""

from urllib.parse import urlsplit

from server.core.team_settings import TeamSettings
from server.main import Door

STANDARD_PORTS = {"http": 80, "https": 443}


def door_of(settings: TeamSettings, *addresses: tuple[str, int]) -> Door:
    """The public names, and `addresses` (host, port) on which the process listens itself, as a proxy uses them."""
    hosts = {f"{host}:{port}" for host, port in (settings.hub_listens_at, *addresses)}
    origins = set(settings.cors_origins)
    for url in filter(None, (settings.public_url, settings.hub_url)):
        parts = urlsplit(url)
        hosts.add(parts.netloc.rpartition("@")[2])
        if parts.port == STANDARD_PORTS[parts.scheme]:
            hosts.add(parts.hostname or "")
        origins.add(f"{parts.scheme}://{parts.netloc}")
    secure = urlsplit(settings.public_url).scheme == "https"
    return Door(frozenset(hosts), frozenset(origins), pages=frozenset(settings.cors_origins), secure=secure)
