"""Takes out of a log what must not stand there: what is known to be secret here, and what looks like it."""

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr
from pydantic_settings import BaseSettings

GONE = "[redacted]"
SHORTEST = 6
"""Shorter ones would be found in innocent words."""

_NAMES = frozenset(
    {
        "api_key", "auth", "authorization", "cookie", "password", "secret", "signature", "token",
        "script_code", "script_text", "source_code",
    }
)  # fmt: skip
_NAME_ENDS = ("_token", "_secret", "_password", "_key", "-key", "_authorization")
_LOGIN = re.compile(r"(://)[^\s/@]++@")
_SCHEME = re.compile(r"\b(bearer|basic|digest)(\s++)[^\s\"',;]{12,}+", re.IGNORECASE)
_IN_A_QUERY = re.compile(r"([?&][\w-]*(?:token|secret|password|signature|key|code)=)[^\s&\"'<>)\]]++", re.IGNORECASE)
_KEY_OF_A_MAKER = re.compile(r"\b(?:(?:sk|pk|rk|whsec)[-_]|SG\.|eyJ)[-_.A-Za-z0-9]{12,}")
"""OpenAI's, Stripe's and SendGrid's keys, and JSON web tokens."""


class Redaction:
    """A structlog processor, to stand behind those that put exceptions into words."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = {secret for secret in secrets if len(secret) >= SHORTEST}
        self._known = sorted(known, key=len, reverse=True)

    def __call__(self, logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        """The record without them, at any depth."""
        del logger, method
        return {name: self._value(name, value) for name, value in event.items()}

    def text(self, text: str) -> str:
        """One text without them."""
        for secret in self._known:
            text = text.replace(secret, GONE)
        text = _LOGIN.sub(rf"\1{GONE}@", text)
        text = _SCHEME.sub(rf"\1\2{GONE}", text)
        text = _IN_A_QUERY.sub(rf"\1{GONE}", text)
        return _KEY_OF_A_MAKER.sub(GONE, text)

    def _value(self, name: object, value: object) -> object:
        if isinstance(name, str) and _tells(name.lower()):
            return GONE
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self._value(key, inner) for key, inner in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._value("", inner) for inner in value]
        if isinstance(value, bool | int | float) or value is None:
            return value
        return self.text(repr(value))


def secrets_of(settings: BaseSettings) -> tuple[str, ...]:
    """What a server was given in confidence, and the passwords within addresses."""
    return tuple(dict.fromkeys(_secrets(settings)))


def _secrets(settings: BaseSettings) -> Iterator[str]:
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if isinstance(value, SecretStr):
            yield value.get_secret_value()
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        if isinstance(text, str) and "://" in text:
            yield from _password(text)


def _password(url: str) -> Iterator[str]:
    try:
        password = urlsplit(url).password
    except ValueError:
        return
    if password:
        yield from (password, unquote(password))


def _tells(name: str) -> bool:
    return name in _NAMES or name.endswith(_NAME_ENDS)
