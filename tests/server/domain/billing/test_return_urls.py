"""Which addresses people may be led back to."""

import pytest

from server.domain.billing.errors import InvalidReturnUrl
from server.domain.billing.return_urls import ReturnUrls

URLS = ReturnUrls(
    "https://tasks.school.test/billing/return", ["http://localhost:5179/billing", "https://app.school.test"]
)


class TestCheck:
    @pytest.mark.parametrize(
        "url",
        [
            "https://tasks.school.test/billing/return",
            "https://tasks.school.test/billing/return?session_id={CHECKOUT_SESSION_ID}",
            "https://tasks.school.test:443/billing/return/x",
            "http://localhost:5179/billing/success",
            "http://LOCALHOST:5179/billing",
            "https://app.school.test",
            "https://app.school.test/any/where?q=1#part",
        ],
    )
    def test_what_the_settings_name_and_all_below(self, url: str) -> None:
        assert URLS.check(url) == url

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "@evil.com",
            "//evil.com",
            "//app.school.test",
            "/billing/return",
            "https://evil.com",
            "https://evil.com/https://app.school.test",
            "https://app.school.test@evil.com",
            "https://app.school.test:pw@evil.com/",
            "https://user@app.school.test/",
            "https://app.school.test.evil.com",
            "https://evilapp.school.test",
            "https://app.school.test:8443/",
            "https://app.school.test:99999/",
            "http://app.school.test/",
            "https://app.school.test\\@evil.com",
            "https:\\\\app.school.test",
            "https:app.school.test",
            "javascript:alert(1)//https://app.school.test",
            "data:text/html,x",
            "https://tasks.school.test/billing/returned",
            "https://tasks.school.test/billing/return/../../admin",
            "https://tasks.school.test/billing/return/%2e%2e/admin",
            "https://tasks.school.test/billing/return/%252e%252e/admin",
            "https://tasks.school.test/billing/return/.%2e/admin",
            "https://tasks.school.test/billing/return//evil.com",
            "http://localhost:5180/billing",
            "http://127.0.0.1:5179/billing",
            "http://localhost/billing",
            " https://app.school.test",
            "https://app.school.test\n",
            "https://app.school.test/\r\nLocation: https://evil.com",
            "https://app.school.test/\t",
            "https://\u0430pp.school.test/",
            "https://app.school.test/ü",
            "https://[::1",
        ],
    )
    def test_nothing_else(self, url: str) -> None:
        with pytest.raises(InvalidReturnUrl):
            URLS.check(url)
