"""Failures as the window tells them."""

from desktop.services.errors import describe
from desktop.ui.sentences import localized


def failure_words(error: BaseException) -> tuple[str, str]:
    """Title and message in the person's language."""
    title, message = describe(error)
    return localized(title), localized(message)
