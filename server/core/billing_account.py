"""The account at Stripe that takes the server's payments, as the settings describe it."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from server.core.loopback import is_loopback

_MODES = {"sk_live_": True, "rk_live_": True, "sk_test_": False, "rk_test_": False}
_PUBLISHABLE = {"pk_live_": True, "pk_test_": False}


@dataclass(frozen=True, slots=True)
class BillingAccount:
    """The key goes to Stripe's own address, or to `api_url` on this computer, and never prints."""

    secret_key: str = field(repr=False)
    webhook_secret: str = field(default="", repr=False)
    """What Stripe signs its events with; without it none is taken."""
    api_url: str = ""
    """Of something on this computer that stands for Stripe."""

    @property
    def livemode(self) -> bool:
        """Whether real money moves."""
        return bool(_mode(self.secret_key, _MODES))


def problem(secret_key: str, publishable_key: str, webhook_secret: str, api_url: str) -> str | None:
    """What is wrong with them together; None when they are an account, or none."""
    if not any((secret_key, publishable_key, webhook_secret, api_url)):
        return None
    if not secret_key:
        return "Billing needs STRIPE_SECRET_KEY. Set it, or no setting of Stripe at all."
    mode = _mode(secret_key, _MODES)
    if mode is None:
        return (
            "STRIPE_SECRET_KEY is no secret key of Stripe: those begin with sk_live_, sk_test_, rk_live_ or rk_test_."
        )
    if publishable_key and _mode(publishable_key, _PUBLISHABLE) is not mode:
        return "STRIPE_PUBLISHABLE_KEY is no publishable key of the mode, live or test, of STRIPE_SECRET_KEY."
    if any(not "!" <= sign <= "~" for sign in secret_key + webhook_secret):
        return "STRIPE_SECRET_KEY or STRIPE_WEBHOOK_SECRET holds a space or another sign that no key has."
    if api_url and not _is_nearby(api_url):
        return "TOOLBOXAI_STRIPE_URL must be on this computer: the secret key goes there. It is for tests only."
    return None


def _mode(key: str, modes: dict[str, bool]) -> bool | None:
    return next((live for prefix, live in modes.items() if key.startswith(prefix) and len(key) > len(prefix)), None)


def _is_nearby(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and is_loopback(parts.hostname or "") and bool(parts.port)
    except ValueError:
        return False
