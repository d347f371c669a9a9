"""Which pages are opened for people to pay on."""

import pytest

from desktop.services.payment_pages import PaymentPages


class Browser:
    """Takes everything."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, url: str) -> bool:
        self.opened.append(url)
        return True


@pytest.mark.parametrize(
    "url",
    [
        "https://checkout.stripe.com/c/pay/cs_test_1#fid",
        "https://billing.stripe.com/p/session/test_1",
        "https://invoice.stripe.com/i/acct_1/test_1",
        "https://pay.stripe.com:443/invoice/acct_1/test_1/pdf",
    ],
)
def test_those_of_stripe_are(url: str) -> None:
    browser = Browser()
    assert PaymentPages(browser.open).open(url)
    assert browser.opened == [url]


@pytest.mark.parametrize(
    "url",
    [
        "http://checkout.stripe.com/pay",
        "https://checkout.stripe.com.example.org/pay",
        "https://example.org/checkout.stripe.com",
        "https://checkout.stripe.com@example.org/pay",
        "https://someone@checkout.stripe.com/pay",
        "https://checkout.stripe.com:8443/pay",
        "https://checkout.stripe.com:none/pay",
        "https://example.org\\@checkout.stripe.com/pay",
        "https://checkout.stripe.com/\npay",
        "https://chеckout.stripe.com/pay",  # noqa: RUF001 - a Cyrillic letter
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://127.0.0.1:80800/pay",
        "",
    ],
)
def test_no_others_are(url: str) -> None:
    browser = Browser()
    assert not PaymentPages(browser.open, ("http://127.0.0.1:8080",)).open(url)
    assert browser.opened == []


def test_a_browser_that_does_not_open_is_told() -> None:
    assert not PaymentPages(lambda _page: False).open("https://checkout.stripe.com/pay")
