"""Telling a server that a sign-in is over."""

import logging

from desktop.services.account_calls import SignInCalls
from desktop.services.errors import ServiceError

_log = logging.getLogger(__name__)


async def tell_of_sign_out(calls: SignInCalls, refresh_token: str) -> bool:
    """False where the server did not hear of it; then the sign-in runs out unused, after 30 days."""
    try:
        await calls.sign_out(refresh_token)
    except ServiceError as error:
        _log.info("the server was not told of the sign-out: %s", error)
        return False
    return True
