"""An account at Pusher Channels, or at another server that speaks its protocol, as the settings describe it."""

from dataclasses import dataclass, field

DEFAULT_CLUSTER = "mt1"
"""Pusher's own default."""


@dataclass(frozen=True, slots=True)
class PusherAccount:
    """`host` None: Pusher's own, by cluster. The secret never prints and never leaves the server."""

    app_id: str
    key: str
    secret: str = field(repr=False)
    cluster: str | None = None
    host: str | None = None
    port: int | None = None
    secure: bool = True

    @property
    def client_port(self) -> int:
        """Where clients open their sockets."""
        return self.port or (443 if self.secure else 80)


def problem(app_id: str, key: str, secret: str) -> str | None:
    """What is wrong with the three together; None when they are an account, or none."""
    given = [bool(app_id), bool(key), bool(secret)]
    if not any(given):
        return None
    if not all(given):
        return "Some of PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET are set. Set all three, or none."
    if not (app_id.isascii() and app_id.isdigit()):
        return "PUSHER_APP_ID is a number, as Pusher shows it."
    return None
