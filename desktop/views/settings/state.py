"""What the section of the AI endpoint shows, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from contracts.ai import AiTestResult
from contracts.notices import EmailNotices
from desktop.services.errors import ApiError
from desktop.ui.sentences import localized
from desktop.views.failure import failure_words


class AiField(StrEnum):
    """Where a problem is told. TEST: in the line of the test."""

    ADDRESS = "address"
    MODEL = "model"
    KEY = "key"
    TEST = "test"


class KeyPlace(StrEnum):
    """Where the key is."""

    NONE = "none"
    KEYRING = "keyring"
    SESSION = "session"
    LOCKED = "locked"


_FIELDS = {
    "AiAddressRefused": AiField.ADDRESS,
    "AiUnreachable": AiField.ADDRESS,
    "AiTlsFailed": AiField.ADDRESS,
    "AiIncompatible": AiField.ADDRESS,
    "AiRedirected": AiField.ADDRESS,
    "AnswerTooLarge": AiField.ADDRESS,
    "AiKeyRefused": AiField.KEY,
    "AiModelUnknown": AiField.MODEL,
}


class NoticesField(StrEnum):
    """Where a problem with notices is told."""

    ADDRESS = "address"
    TEST = "test"


@dataclass(frozen=True)
class NoticesState:
    """`notices`: as the server has them; None before it has said so. `waiting`: a test mail is on its way."""

    notices: EmailNotices | None
    connected: bool
    waiting: bool
    address_problem: str
    test_problem: str


@dataclass(frozen=True)
class AiProblem:
    """One sentence, told next to what it is about."""

    field: AiField
    text: str


@dataclass(frozen=True)
class AiState:
    """`of_environment`: the address that the server took from its environment; empty when the app's is in force."""

    base_url: str
    model: str
    models: tuple[str, ...]
    key: KeyPlace
    connected: bool
    testing: bool
    of_environment: str
    result: AiTestResult | None
    problem: AiProblem | None

    def problem_at(self, field: AiField) -> str:
        """What is wrong there; empty when nothing is."""
        return self.problem.text if self.problem is not None and self.problem.field is field else ""


def problem_of(error: Exception, field: AiField) -> AiProblem:
    """A failure, told where it can be mended; `field` is where the work began."""
    if isinstance(error, ApiError):
        return AiProblem(_FIELDS.get(error.error, field), localized(error.message))
    if isinstance(error, ValueError):
        return AiProblem(field, localized(str(error)))
    title, message = failure_words(error)
    return AiProblem(field, f"{title}. {message}")
