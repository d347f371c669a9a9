"""What the documentation of a route says of answers that are no success."""

from typing import Any

from contracts.errors import ErrorBody


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For `responses=`: each status with the one body that errors have."""
    return {status: {"model": ErrorBody} for status in statuses}


OF_EVERY_ROUTE = refusals(400, 403, 408, 421)
"""What stands before all routes refuses a body of two lengths, a foreign Origin, a request that does not arrive whole,
and a foreign Host.
"""
OF_PEOPLE = refusals(401, 422, 429, 503)
"""Of a route that asks for a person: no good token, a header that cannot be read, too many requests, no database."""
