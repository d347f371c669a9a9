"""How often somebody may try what can be guessed, a password or a link, and what costs others time."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from server.domain.audit.log import Visitor


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many in so many minutes: with one account from one address, with one account, and from one address. 0: any.

    A school may be behind one address, so that one is generous. What is too many of both counts for nothing else, so
    nobody can lock a teacher out from one other address.
    """

    of_both: int
    of_account: int
    of_address: int
    minutes: int


class Attempt(Enum):
    """What is tried."""

    SIGN_IN = Allowance(of_both=10, of_account=50, of_address=300, minutes=15)
    RESET = Allowance(of_both=5, of_account=15, of_address=60, minutes=60)
    """Asking for a mail."""
    LINK = Allowance(of_both=0, of_account=0, of_address=600, minutes=60)
    """Using one: no account is known yet, and a class may join at once. Nobody guesses 256 bits."""
    REFRESH = Allowance(of_both=0, of_account=0, of_address=3000, minutes=15)
    """Each app of a school asks every ten minutes."""
    EXPORT = Allowance(of_both=0, of_account=6, of_address=0, minutes=60)
    """What a person has made is looked for in every organization of the server."""


class Attempts(Protocol):
    """Counts them, all processes of the server together."""

    def count(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """One more; raises TooManyRequests. `account` is an address in lower case, an id, or empty."""

    def forgive(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """It was right, so those with this account from this address count no more."""


class Uncounted:
    """Where nobody but the person at this computer can try."""

    def count(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """Lets everything through."""
        del what, account, visitor

    def forgive(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """Nothing to forget."""
        del what, account, visitor
