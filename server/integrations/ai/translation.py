"""From what the SDK raises to the classes that a person reads."""

import json
import ssl
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

import openai

from server.integrations.ai import errors
from server.integrations.ai.provider import Endpoint, Limits

_LONGEST_REASON = 300


def translated(error: Exception, endpoint: Endpoint, limits: Limits, model: str) -> errors.AiError:
    """The class that says what happened; what the endpoint said of itself is shown only where it helps."""
    host = urlsplit(endpoint.base_url).netloc
    if isinstance(error, openai.APITimeoutError):
        return errors.AiTimedOut(host, limits.seconds)
    if isinstance(error, openai.APIConnectionError):
        return _unconnected(error, host)
    if isinstance(error, openai.APIStatusError):
        refused = _refused(error, endpoint, host, model)
        refused.answered = error.status_code
        return refused
    return errors.AiIncompatible(host, "answers with something that cannot be read")


def _unconnected(error: openai.APIConnectionError, host: str) -> errors.AiError:
    for cause in _causes(error):
        if isinstance(cause, errors.AiError):
            return cause
        if isinstance(cause, ssl.SSLError):
            return errors.AiTlsFailed(host)
    return errors.AiUnreachable(host)


def _refused(error: openai.APIStatusError, endpoint: Endpoint, host: str, model: str) -> errors.AiError:
    status = error.status_code
    if status < HTTPStatus.BAD_REQUEST:
        return errors.AiRedirected(host)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return errors.AiKeyRefused(host, has_key=endpoint.api_key is not None)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return errors.AiRateLimited(host, _seconds(error.response.headers.get("retry-after")))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return errors.AiServerFault(host, status)
    said = _said(error)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED):
        if model and "model" in said.lower():
            return errors.AiModelUnknown(model)
        return errors.AiIncompatible(host, "has nothing under this path")
    return errors.AiRefused(host, status, _without_key(said, endpoint))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The chain below an error; with a group, as a connection to several addresses raises it, all of its members."""
    seen: list[BaseException] = [error]
    for cause in seen:
        yield cause
        members = cause.exceptions if isinstance(cause, BaseExceptionGroup) else ()
        further = [cause.__cause__, cause.__context__, *members]
        seen += [one for one in further if one is not None and one not in seen]


def _said(error: openai.APIStatusError) -> str:
    """The endpoint's own words, as one printable line."""
    body = error.body
    words = body.get("message") if isinstance(body, dict) else None
    if not isinstance(words, str):
        words = json.dumps(body) if isinstance(body, dict) else ""
    return "".join(sign if sign.isprintable() else " " for sign in words)[:_LONGEST_REASON].strip()


def _without_key(words: str, endpoint: Endpoint) -> str:
    key = endpoint.api_key.get_secret_value() if endpoint.api_key is not None else ""
    return words.replace(key, "…") if key else words


def _seconds(text: str | None) -> float | None:
    try:
        seconds = float(text or "")
    except ValueError:
        return None
    return seconds if 0 <= seconds < 86_400 else None
