"""How many requests a person may make; past it the answer is 429 with `Retry-After`."""

from typing import Protocol

from server.domain.organizations.membership import Member


class RequestLimits(Protocol):
    """Counts requests."""

    def count(self, member: Member) -> None:
        """One more of this person; raises TooManyRequests."""


class Unlimited:
    """For the one person at this computer, who harms nobody else."""

    def count(self, member: Member) -> None:
        """Lets everything through."""
        del member
