"""Turns exceptions into the one error body, with a true status."""

import math
from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import JsonValue
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from contracts.errors import ErrorBody
from server.api.response_headers import ALWAYS
from server.core.errors import ServerError
from server.core.outages import DatabaseAway, UnstorableText, is_outage, is_unstorable, reason_of

MOST_PROBLEMS = 20
LONGEST_NAME = 100
"""Of a field, which may be one that the client made up."""

log = structlog.get_logger(__name__)


def error_response(status: int, error: str, detail: JsonValue) -> JSONResponse:
    """The body every error has."""
    return JSONResponse(ErrorBody(error=error, detail=detail).model_dump(), status_code=status)


async def server_error(request: Request, error: Exception) -> JSONResponse:
    """An expected error: its class says what it is."""
    del request
    assert isinstance(error, ServerError)
    response = error_response(error.status, type(error).__name__, error.detail)
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(math.ceil(error.retry_after))
    return response


async def validation_error(request: Request, error: Exception) -> JSONResponse:
    """A body or a query that does not fit the model: the first of what is wrong; the values are not echoed."""
    del request
    assert isinstance(error, RequestValidationError)
    problems: list[JsonValue] = [
        {"loc": [str(part)[:LONGEST_NAME] for part in problem["loc"]], "msg": str(problem["msg"])}
        for problem in error.errors()[:MOST_PROBLEMS]
    ]
    return error_response(HTTPStatus.UNPROCESSABLE_ENTITY, "ValidationError", problems)


async def http_error(request: Request, error: Exception) -> JSONResponse:
    """Starlette's own errors, such as an unknown path.

    With 400 it tells of JSON that Python's parser gave up on, nested or with digits without end: that is no other case
    than a body which is no JSON at all.
    """
    del request
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.BAD_REQUEST:  # FastAPI's, of a body that it cannot read at all
        unread: list[JsonValue] = [{"loc": ["body"], "msg": "The body cannot be read."}]
        return error_response(HTTPStatus.UNPROCESSABLE_ENTITY, "ValidationError", unread)
    name = HTTPStatus(error.status_code).phrase.title().replace(" ", "")
    response = error_response(error.status_code, name, str(error.detail))
    response.headers.update(error.headers or {})  # `Allow` of a 405, say
    return response


async def database_error(request: Request, error: Exception) -> JSONResponse:
    """A database that is away: a line in the log, since many requests meet it. What is wrong in ours stays a bug."""
    assert isinstance(error, SQLAlchemyError)
    if is_unstorable(error):
        return await server_error(request, UnstorableText())
    if not is_outage(error):
        raise error
    log.warning("the database does not answer", path=request.url.path, reason=reason_of(error))
    return await server_error(request, DatabaseAway())


async def unexpected_error(request: Request, error: Exception) -> JSONResponse:
    """A bug of ours: logged whole, told briefly. Starlette answers it outside of all middleware."""
    log.error("request failed", path=request.url.path, exc_info=error)
    response = error_response(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "InternalError",
        "Something went wrong in the server. Its log has the details.",
    )
    response.headers.update(ALWAYS)
    return response


def install_error_handlers(app: FastAPI) -> None:
    """Every error of every route goes through these."""
    app.add_exception_handler(ServerError, server_error)
    app.add_exception_handler(RequestValidationError, validation_error)
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(SQLAlchemyError, database_error)
    app.add_exception_handler(Exception, unexpected_error)
