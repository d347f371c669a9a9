"""What is wanted of invitations, and what came of each."""

from dataclasses import dataclass

from contracts.auth import Language
from contracts.organizations import InvitationSent
from contracts.session import Role
from desktop.ui.translation import tr

LANGUAGES: tuple[Language, ...] = ("en", "de")


@dataclass(frozen=True, slots=True)
class Inviting:
    """The same for all addresses, which the server has still to check."""

    addresses: list[str]
    role: Role
    language: Language


@dataclass(frozen=True, slots=True)
class Invited:
    """One address: with a link when it is invited, else with a sentence that says why not."""

    address: str
    link: str = ""
    is_mailed: bool = False
    problem: str = ""

    @property
    def text(self) -> str:
        """What came of it, in a sentence."""
        if self.problem:
            return self.problem
        if self.is_mailed:
            return tr("Invited. A mail with a link is on its way.")
        return tr("Invited. This server sends no mail: hand the link on yourself.")


def invited(address: str, sent: InvitationSent) -> Invited:
    """From the server's answer."""
    return Invited(address, sent.link, sent.is_mailed)
