"""Failures as the window tells them."""

from datetime import datetime
from http import HTTPStatus

from desktop.services.errors import ApiError, describe
from desktop.ui.moments import clock_text, day_text
from desktop.ui.sentences import localized
from desktop.ui.translation import tr

_TOLD_BY_THE_SERVER = (HTTPStatus.CONFLICT, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY)


def failure_words(error: BaseException) -> tuple[str, str]:
    """Title and message in the person's language."""
    title, message = describe(error)
    return localized(title), localized(message)


def why_not(error: Exception) -> str:
    """A refusal as one plain sentence: beside what it is about, its title would say nothing more."""
    title, message = failure_words(error)
    if isinstance(error, ApiError) and error.status in _TOLD_BY_THE_SERVER:
        return message
    return tr("{title}. {message}").format(title=title, message=message)


def as_of(at: datetime | None, now: datetime | None = None) -> str:
    """Over what is shown while the server is away."""
    if at is None:
        return tr("There is no connection to the team.")
    is_today = at.astimezone().date() == (now or datetime.now().astimezone()).date()
    day = tr("{day}, {time}").format(day=day_text(at), time=clock_text(at))
    words = tr("There is no connection to the team. Shown as of {time}.")
    return words.format(time=clock_text(at) if is_today else day)
