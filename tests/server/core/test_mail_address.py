"""What is taken for one e-mail address."""

import pytest

from server.core.mail_address import one_address


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("ada@school.test", "ada@school.test"),
        ("  ada@School.Test ", "ada@school.test"),
        ("ada+notes@localhost", "ada+notes@localhost"),
        ("ada@mail.school.local", "ada@mail.school.local"),
        ("ada@m\u00fcnchen.example", "ada@xn--mnchen-3ya.example"),
    ],
)
def test_one_is_used_as_mail_servers_take_it(typed: str, used: str) -> None:
    assert one_address(typed) == used


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ada",
        "ada@school",
        "ada@school.test, eve@evil.test",
        "ada@school.test eve@evil.test",
        "Ada <ada@school.test>",
        "ada@school.test\r\nBcc: eve@evil.test",
        "ada@school.test\n",
        "a" * 250 + "@x.test",
        "\u00fcbung@school.test",
        "ada@[127.0.0.1]",
    ],
)
def test_what_is_none_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        one_address(typed)
