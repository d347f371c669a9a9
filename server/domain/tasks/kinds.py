"""The kinds of task there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, SCRIPT_OPTIMIZATION
from server.domain.tasks.backoff import Backoff

PATIENT = Backoff(base=2.0, cap=300.0)


@dataclass(frozen=True, slots=True)
class Kind:
    """What the ledger needs to know of a kind. `resource_field` names the client's id in requests and events."""

    name: str
    resource_field: str
    max_attempts: int
    backoff: Backoff = PATIENT
    """Before each further attempt, where one failed for a reason that may pass."""


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        SCRIPT_OPTIMIZATION: Kind(SCRIPT_OPTIMIZATION, "script_id", max_attempts=3),
        CONTENT_GENERATION: Kind(CONTENT_GENERATION, "lesson_id", max_attempts=3),
        QUIZ_GENERATION: Kind(QUIZ_GENERATION, "assessment_id", max_attempts=3),
    }
)
