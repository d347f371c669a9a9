"""The OpenAI-compatible endpoint that the server may ask: where, which model, and how a test of it went."""

import ipaddress
from enum import StrEnum
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, Field, SecretStr, field_serializer
from pydantic_core import PydanticCustomError

from contracts.base import WireModel

MAX_BASE_URL = 2_000
MAX_MODEL = 200
MAX_KEY = 500
MAX_MODELS = 1_000
MAX_REPLY = 400

_LOCAL_NAMES = ("localhost", "local", "lan", "internal", "home.arpa")


class AiSource(StrEnum):
    """Where the settings in force come from. NONE: the built-in offline engines do all the work."""

    NONE = "none"
    ENVIRONMENT = "environment"
    APP = "app"


def is_nearby(host: str) -> bool:
    """Whether a host is this computer or in a network of one's own, as far as its name tells."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or any(host == name or host.endswith(f".{name}") for name in _LOCAL_NAMES)
    return address.is_private or address.is_loopback


def checked_base_url(text: str) -> str:
    """The address as it is used; raises PydanticCustomError, worded for the person who typed it.

    http is for nearby hosts only: a key that goes further must not travel in the clear.
    """
    url = text.strip().rstrip("/")
    parts = _parts(url)
    if parts.scheme not in ("http", "https"):
        raise _wrong("The address must begin with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise _wrong("Leave user name and password out of the address; the key has a field of its own.")
    if "?" in url or "#" in url:
        raise _wrong("The address ends at the path, such as https://api.openai.com/v1, without ? or #.")
    host = (parts.hostname or "").rstrip(".")
    if _is_special(host):
        raise _wrong("This address cannot be used. Enter the name or the number of the computer that answers.")
    if parts.scheme == "http" and not is_nearby(host):
        raise _wrong("Outside your own network the address must begin with https://, so that nobody can read the key.")
    return url


def _parts(url: str) -> SplitResult:
    if any(not "!" <= sign <= "~" or sign in '\\<>"`{}|^' for sign in url):
        raise _wrong("The address holds a character that no address can have, such as a space.")
    try:
        parts = urlsplit(url)
        usable = parts.port != 0
    except ValueError:
        usable = False
    if not usable or not parts.hostname:
        raise _wrong("This is no address. It looks like https://api.openai.com/v1 or http://localhost:11434/v1.")
    return parts


def _is_special(host: str) -> bool:
    """Link-local (where clouds answer with credentials), multicast, unspecified, or a number that hides what it is."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        last = host.rpartition(".")[2]
        return not last or last.isdigit() or last.startswith("0x")
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_link_local or address.is_multicast or address.is_unspecified or address in _THIS_NETWORK


_THIS_NETWORK = ipaddress.ip_network("0.0.0.0/8")


def _wrong(words: str) -> PydanticCustomError:
    return PydanticCustomError("base_url", words)


def _checked_key(key: SecretStr) -> SecretStr:
    if len(key) > MAX_KEY:
        raise PydanticCustomError("api_key", "This is too long to be a key.")
    if any(not "!" <= sign <= "~" for sign in key.get_secret_value()):
        raise PydanticCustomError("api_key", "The key holds a space or a character that no key can have.")
    return key


def _checked_model(name: str) -> str:
    if not name.isprintable():
        raise PydanticCustomError("model", "The name of the model holds a character that cannot be printed.")
    return name.strip()


BaseUrl = Annotated[str, Field(min_length=1, max_length=MAX_BASE_URL), AfterValidator(checked_base_url)]
ModelName = Annotated[str, Field(max_length=MAX_MODEL), AfterValidator(_checked_model)]
ApiKey = Annotated[SecretStr, AfterValidator(_checked_key), Field(min_length=1, max_length=MAX_KEY)]


class AiSettingsView(WireModel):
    """Answer of `GET /api/v1/ai/settings`. The key itself never leaves the server."""

    base_url: str
    model: str
    has_key: bool
    source: AiSource


class AiSettings(WireModel):
    """Body of `PUT /api/v1/ai/settings`: replaces all of it; without `api_key` no key is sent.

    `OPENAI_API_KEY` is used all the same where the address is the one in `OPENAI_BASE_URL`.
    """

    base_url: BaseUrl
    model: ModelName = ""
    api_key: ApiKey | None = None

    @field_serializer("api_key", when_used="json-unless-none")
    def _key_as_it_travels(self, key: SecretStr) -> str:
        return key.get_secret_value()


class AiTestRequest(WireModel):
    """Body of `POST /api/v1/ai/test`. What is left out is taken from the settings in force.

    Their key is not used for another address than theirs.
    """

    base_url: BaseUrl | None = None
    model: ModelName | None = None
    api_key: ApiKey | None = None

    @field_serializer("api_key", when_used="json-unless-none")
    def _key_as_it_travels(self, key: SecretStr) -> str:
        return key.get_secret_value()


class AiTestResult(WireModel):
    """The models that the endpoint names and what one of them said.

    `reply` is null when no model was chosen and several are there; `milliseconds` are those of the reply, or else of
    the list.
    """

    models: list[str]
    reply: str | None
    milliseconds: int
