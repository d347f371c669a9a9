"""Why a command does not reach a team's server."""

from desktop.commands.output import BadInput
from desktop.services.errors import ServiceError
from desktop.services.team_address import host_of


class NotSignedIn(ServiceError):
    """There is no sign-in of the command line, or its token is gone."""

    def __init__(self, url: str = "") -> None:
        super().__init__("You are not signed in", f"Sign in with: {_sign_in(url)}")


class SignInOver(ServiceError):
    """The server takes the refresh token no more."""

    def __init__(self, url: str, why: str = "Sign in again.") -> None:
        """`why` is the server's sentence."""
        super().__init__("Your sign-in has ended", f"{why} The command is: {_sign_in(url)}")


class KeyringClosed(ServiceError):
    """What keeps secrets is locked, refuses, or is not there."""

    def __init__(self, *, there: bool) -> None:
        way_out = (
            "It is locked, or it refused. Unlock it and try again."
            if there
            else "This session has none: on Linux that is a Secret Service (GNOME Keyring, KeePassXC) or KWallet."
        )
        super().__init__("No keyring", f"A sign-in is kept in the keyring and never in a file. {way_out}")


class AnotherCommandHolds(ServiceError):
    """The lock was not given back in time."""

    def __init__(self, url: str) -> None:
        super().__init__(
            "Another command is in the way", f"One that speaks with {host_of(url)} does not come to an end."
        )


class NoSuchTeam(BadInput):
    """`--team` names none that the command line is signed in to."""


class WhichTeam(BadInput):
    """Several could be meant."""


def _sign_in(url: str) -> str:
    return f"toolboxai sign-in {url}".rstrip()
