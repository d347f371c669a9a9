"""How asking a language model goes wrong, in words for the person who set it up."""

from http import HTTPStatus

from server.core.errors import ServerError


class AiError(ServerError):
    """The endpoint did not do what was asked. `retryable`: the same may work later."""

    status = HTTPStatus.BAD_GATEWAY
    retryable = False
    answered: int | None = None
    """The HTTP status that the endpoint answered with, where it is a refusal."""
    text_so_far = ""
    """What a streamed answer had come to when it went wrong."""


class Cancelled(Exception):
    """Whoever asked wants no answer any more. Nobody is told."""


class AiNotConfigured(AiError):
    """Nobody to ask."""

    status = HTTPStatus.CONFLICT

    def __init__(self) -> None:
        super().__init__("No AI endpoint is set. Everything works without one.")


class AiUnreachable(AiError):
    """Nothing answers there."""

    retryable = True

    def __init__(self, host: str) -> None:
        super().__init__(f"Nothing answers at {host}. Check the address, the network, and that the service runs.")


class AiAddressRefused(AiError):
    """The server may not be sent there; whether anybody answers was not tried."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, host: str, *, nearby: bool) -> None:
        if nearby:
            super().__init__(f"{host} is at an address that no service has. Check what the name stands for.")
        else:
            super().__init__(f"This server asks only https:// addresses on the public internet, and {host} is none.")


class AiTimedOut(AiError):
    """Something is there, and took too long."""

    status = HTTPStatus.GATEWAY_TIMEOUT
    retryable = True

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(f"{host} did not finish its answer within {seconds:g} seconds. A smaller model is quicker.")


class AiBrokenOff(AiError):
    """The connection ended in the middle of a streamed answer, or the endpoint said so there."""

    retryable = True

    def __init__(self, host: str) -> None:
        super().__init__(f"{host} broke off in the middle of its answer.")


class AiUnreadable(AiError):
    """The model said something else than what it was asked for. `tokens`: what that took, if it was told."""

    def __init__(self, host: str, tokens: int | None = None) -> None:
        super().__init__(f"The model at {host} answered with something that cannot be read.")
        self.tokens = tokens


class AiTlsFailed(AiError):
    """No trusted connection."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"A secure connection to {host} could not be made. Its certificate is not trusted by this computer, "
            "or it does not speak https at this port."
        )


class AiKeyRefused(AiError):
    """401 or 403."""

    def __init__(self, host: str, *, has_key: bool) -> None:
        advice = "Check it, or make a new one." if has_key else "Enter one."
        super().__init__(f"{host} {'does not accept this key' if has_key else 'asks for a key'}. {advice}")


class AiModelUnknown(AiError):
    """The address is right, the model is not."""

    def __init__(self, model: str) -> None:
        super().__init__(f"There is no model “{model}” there. Choose one of those that the test finds.")


class AiRateLimited(AiError):
    """429: too many requests, or a used-up allowance."""

    retryable = True

    def __init__(self, host: str, retry_after: float | None) -> None:
        super().__init__(
            f"{host} takes no more requests for now. "
            f"Try again {'later' if retry_after is None else f'in {retry_after:.0f} seconds'}, "
            "or check what your plan allows."
        )
        self.retry_after = retry_after


class AiServerFault(AiError):
    """5xx."""

    retryable = True

    def __init__(self, host: str, status: int) -> None:
        super().__init__(f"{host} has trouble of its own (HTTP {status}). Try again later.")


class AiIncompatible(AiError):
    """Something answers, and it is not an OpenAI-compatible API."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(f"{host} {reason}, so it is no OpenAI-compatible address. Such an address often ends in /v1.")


class AiRedirected(AiError):
    """3xx. It is not followed: the key stays with the address that was entered."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host} sends requests elsewhere, and the key must not follow. Enter the final address.")


class AiRefused(AiError):
    """Another 4xx; `reason` in the endpoint's own words."""

    def __init__(self, host: str, status: int, reason: str) -> None:
        super().__init__(f"{host} refused the request (HTTP {status}){f': {reason}' if reason else '.'}")
