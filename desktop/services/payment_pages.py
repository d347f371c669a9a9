"""Opens pages on which people pay in their own browser, and no others."""

from collections.abc import Callable
from urllib.parse import urlsplit

HOSTS = frozenset({"checkout.stripe.com", "billing.stripe.com", "invoice.stripe.com", "pay.stripe.com"})
"""Checkout, the customer portal, an invoice and its PDF, as Stripe's API reference gives them."""
_SECURE_PORT = (None, 443)


class PaymentPages:
    """`open_url` says whether a browser took it. `also`: beginnings of others, where a fake stands in."""

    def __init__(self, open_url: Callable[[str], bool], also: tuple[str, ...] = ()) -> None:
        self._open_url = open_url
        self._also = also

    def open(self, url: str) -> bool:
        """False for a page that is not Stripe's, and where no browser opens."""
        return self.may_open(url) and self._open_url(url)

    def may_open(self, url: str) -> bool:
        """Whatever a server says, nothing else is opened from here."""
        if any(url.startswith(f"{beginning}/") for beginning in self._also):
            return True
        if not url.isascii() or not url.isprintable() or "\\" in url:
            return False  # browsers read such addresses differently from each other
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            return False
        bare = parts.username is None and parts.password is None
        return parts.scheme == "https" and bare and port in _SECURE_PORT and parts.hostname in HOSTS
