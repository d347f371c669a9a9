"""Requests that schemathesis makes up from the OpenAPI document, sent in turn by everybody, and what is wrong."""

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core.errors import InvalidSchema
from schemathesis.core.failures import AcceptedNegativeData, FailureGroup
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.generation.case import Case
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.security.document import Schema, document_of
from tests.security.examples import fill
from tests.security.requests import EXAMPLES, Key
from tests.security.subjects import SUBJECTS, Subject
from tests.security.world import URL, World

Operation = APIOperation[Any, Any, Any, Any]
MadeUp = Case[Any]

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
    negative_data_rejection,
]
LENIENT = (
    "Incorrect type",
    "was boolean, became",
    "became boolean",
    "violates `uniqueItems`",
    "query: violates `additionalProperties`",
)
"""Of what does not fit the document these alone are let in: a 0 that is read as false, a word of a set said twice, and
parameters behind the address that nobody knows."""
OWNER = SUBJECTS["the owner of the server"]
IN_TURN = (
    OWNER,
    SUBJECTS["a teacher"],
    SUBJECTS["an admin"],
    SUBJECTS["a student"],
    OWNER,
    SUBJECTS["an admin of the other organization"],
    SUBJECTS["no token"],
)
"""Most by those who are let in: only their requests get past the door."""
TOLD = 1500
"""Characters of a request that a message shows."""
CALLS_OUT = ("POST", "/api/v1/ai/test")
"""Asks whatever address its body names, so whoever may do that does not ask it for one that was made up."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of one operation: how many requests at the limits of its fields, and how many drawn from all that fit or not."""

    at_limits: int
    drawn: int


@dataclass(slots=True)
class Found:
    """What came of the requests of one operation."""

    sent: int = 0
    wrong: list[str] = field(default_factory=list)


def operations_of(document: Schema) -> dict[Key, Operation]:
    """All of a document, each of which schemathesis can read."""
    found = list(schemathesis.openapi.from_dict(document).get_all_operations())
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == len(found)
    return {(one.method.upper(), one.path): one for one in operations}


def try_all(world: World, keys: Sequence[Key], sizes: Sizes) -> dict[Key, Found]:
    """What came of the requests of each of these routes."""
    operations = operations_of(document_of(world.app))
    return {key: try_out(world, operations[key], sizes) for key in keys}


def try_out(world: World, operation: Operation, sizes: Sizes) -> Found:
    """Sends all of them. Nothing is raised, so that one fault does not hide the next."""
    key: Key = (operation.method.upper(), operation.path)
    found = Found()
    for case in itertools.chain(at_limits(operation, sizes.at_limits), drawn(operation, sizes.drawn)):
        subject = IN_TURN[found.sent % len(IN_TURN)]
        if key == CALLS_OUT and subject is OWNER:
            subject = SUBJECTS["an admin"]
        own_path = bool(found.sent % 2 and case.path_parameters)
        if own_path:
            case.path_parameters = dict(fill(EXAMPLES[key], world, subject.who(world), things=world.kept).path)
        found.sent += 1
        wrong = fault_of(world, case, subject, own_path=own_path)
        if wrong:
            found.wrong.append(f"{subject.name}: {wrong}")
    return found


def fault_of(world: World, case: MadeUp, subject: Subject, *, own_path: bool) -> str:
    """What is wrong with the answer; empty where nothing is. `own_path`: with ids that are there, whatever it had."""
    try:
        response = case.call(base_url=URL, app=world.app, headers=dict(subject.headers(world)))
        case.validate_response(response, checks=CHECKS)
    except FailureGroup as failures:
        wrong = [str(failure) for failure in failures.exceptions if not _is_lenient(failure, own_path=own_path)]
        return "\n".join([*wrong, _told(case)]) if wrong else ""
    except Exception as error:  # noqa: BLE001  # whatever the application raises is a fault that is told
        return f"{type(error).__name__}: {error}\n{_told(case)}"
    return ""


def at_limits(operation: Operation, most: int) -> Iterator[MadeUp]:
    """At and past the limits of each field, spread over all of them where there are more than `most`."""
    cases = list(
        operation.schema.iter_coverage_cases(
            operation,
            generation_modes=list(GenerationMode),
            generation_config=operation.schema.config.generation,
        )
    )
    step = max(1, len(cases) / most)
    return iter([cases[int(number * step)] for number in range(min(most, len(cases)))])


def drawn(operation: Operation, most: int) -> list[MadeUp]:
    """Half of them fit the document, half do not. The same in every run."""
    made: list[MadeUp] = []
    for mode in GenerationMode:

        @settings(
            max_examples=most // 2,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=_makeable(operation.as_strategy(generation_mode=mode)))
        def collect(case: MadeUp) -> None:
            made.append(case)

        with contextlib.suppress(Unsatisfiable):  # where everything fits
            collect()
    return made


@st.composite
def _makeable(draw: st.DrawFn, strategy: st.SearchStrategy[MadeUp]) -> MadeUp:
    """Without what schemathesis finds out only in the middle that it cannot make."""
    try:
        return draw(strategy)
    except InvalidSchema:
        reject()


def _is_lenient(failure: BaseException, *, own_path: bool) -> bool:
    if not isinstance(failure, AcceptedNegativeData):
        return False
    parts = [line.strip() for line in str(failure).splitlines() if line.strip().startswith("- ")] or [str(failure)]
    lenient = (*LENIENT, "- path: ") if own_path else LENIENT
    return all(any(words in part for words in lenient) for part in parts)


def _told(case: MadeUp) -> str:
    sent = f"query={case.query!r} headers={case.headers!r} body={case.body!r}"
    return f"{case.method} {case.formatted_path} {sent}"[:TOLD]
