"""Passwords: argon2id, the same time for an account that there is not, and none that everybody tries first."""

from functools import cached_property
from typing import TYPE_CHECKING

from contracts.auth import SHORTEST_PASSWORD
from server.domain.accounts.errors import WeakPassword

if TYPE_CHECKING:
    from pwdlib import PasswordHash

FEWEST_CHARACTERS = 5
"""Different ones."""
_TRIED_FIRST = frozenset(
    {
        "password", "passw0rd", "qwertyuiop", "qwerty", "asdfghjkl", "iloveyou", "letmein", "welcome", "administrator",
        "abcdefghij", "abcdefghijk", "1q2w3e4r5t", "1qaz2wsx3edc", "changeme", "passwort", "hallo", "willkommen",
        "qwertzuiop", "schalke04", "roblox", "football", "baseball", "sunshine", "princess", "superman", "trustno1",
    }
)  # fmt: skip
"""With whatever digits and signs are put behind or before them."""
_PADDING = "0123456789!?.,-_#*+$%&@ "


class Passwords:
    """Makes and checks hashes. Both take about a twentieth of a second of a core, on purpose."""

    def __init__(self, hasher: "PasswordHash | None" = None) -> None:
        """`hasher`: another than the one that is recommended now."""
        self._given = hasher

    @cached_property
    def _hasher(self) -> "PasswordHash":
        from pwdlib import PasswordHash  # of the team's extra

        return self._given or PasswordHash.recommended()

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash("the password of nobody")

    def hash(self, password: str) -> str:
        """What is stored."""
        return self._hasher.hash(password)

    def verify(self, password: str, stored: str | None) -> tuple[bool, str | None]:
        """Whether it is the one, and a new hash where that one was made by weaker settings than today's.

        `stored` None, of nobody or of an account without a password, takes as long and is never right.
        """
        right, better = self._hasher.verify_and_update(password, stored or self._nobodys)
        return (right, better) if stored is not None else (False, None)


def check_strength(password: str, *, email: str) -> None:
    """Raises WeakPassword, in words, for one that would be guessed."""
    folded = password.casefold()
    if len(password) < SHORTEST_PASSWORD:
        raise WeakPassword(
            f"A password has {SHORTEST_PASSWORD} characters or more. Three or four words make a good one."
        )
    if len(set(folded)) < FEWEST_CHARACTERS:
        raise WeakPassword("This password repeats a few characters. Choose one that nobody would guess.")
    if folded.strip(_PADDING) in _TRIED_FIRST or not folded.strip(_PADDING):
        raise WeakPassword("This is one of the passwords that are tried first. Three or four words make a good one.")
    if folded.strip(_PADDING) in {email.casefold(), email.partition("@")[0].casefold()}:
        raise WeakPassword("Your password must not be your e-mail address.")
