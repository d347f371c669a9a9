"""What somebody enters to get an account."""

from dataclasses import dataclass, field
from datetime import datetime

from server.core.mail_address import one_address
from server.domain.accounts.errors import BadAddress
from server.domain.accounts.passwords import Passwords, check_strength
from server.domain.accounts.repository import email_key
from server.domain.organizations.models import User


@dataclass(frozen=True, slots=True)
class NewAccount:
    """The password never prints."""

    email: str
    display_name: str
    password: str = field(repr=False)
    language: str
    device: str = ""

    def hashed(self, passwords: Passwords, address: str) -> str:
        """Raises WeakPassword."""
        check_strength(self.password, email=address)
        return passwords.hash(self.password)

    def user(
        self,
        user_id: str,
        address: str,
        hashed: str,
        now: datetime,
        *,
        is_server_owner: bool = False,
    ) -> User:
        """The row."""
        return User(
            id=user_id,
            email=address,
            email_key=email_key(address),
            display_name=self.display_name,
            password_hash=hashed,
            language=self.language,
            is_server_owner=is_server_owner,
            created_at=now,
        )


def checked_address(text: str) -> str:
    """Raises BadAddress, in words."""
    try:
        return one_address(text)
    except ValueError as error:
        raise BadAddress(str(error)) from error
