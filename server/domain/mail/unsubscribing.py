"""Links by which whoever reads mail at an address ends it, without an account (RFC 8058)."""

import base64
import binascii
import hmac

from server.domain.mail.errors import NotOfferedHere

PATH = "/api/v1/email/unsubscribe"


class UnsubscribeLinks:
    """Signed by the server, so that nobody ends the mail of others."""

    def __init__(self, public_url: str, secret: str) -> None:
        self._public_url = public_url.rstrip("/")
        self._secret = secret.encode()

    def link(self, organization_id: str, address: str) -> str:
        """For the address in that organization; it holds for ever."""
        return f"{self._public_url}{PATH}?token={self.token(organization_id, address)}"

    def token(self, organization_id: str, address: str) -> str:
        """What stands in the link."""
        about = base64.urlsafe_b64encode(f"{organization_id}\n{address}".encode()).decode().rstrip("=")
        return f"{about}.{self._signature(about)}"

    def read(self, token: str) -> tuple[str, str]:
        """(organization id, address). Raises NotOfferedHere for what was made elsewhere."""
        about, _, signature = token.partition(".")
        if not self._secret or not hmac.compare_digest(signature.encode(), self._signature(about).encode()):
            raise NotOfferedHere("This link was not made by this server.")
        try:
            text = base64.urlsafe_b64decode(about + "=" * (-len(about) % 4)).decode()
        except (binascii.Error, ValueError) as error:
            raise NotOfferedHere("This link was not made by this server.") from error
        organization_id, _, address = text.partition("\n")
        return organization_id, address

    def _signature(self, about: str) -> str:
        return hmac.new(self._secret, about.encode(), "sha256").hexdigest()
