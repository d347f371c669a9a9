"""Requests that schemathesis makes up from the OpenAPI document, sent in turn by everybody, and what is wrong."""

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.generation.case import Case
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.security.document import Schema
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
]
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


def schema_of(document: Schema) -> BaseSchema:
    """As schemathesis reads it."""
    return schemathesis.openapi.from_dict(document)


def operations_of(schema: BaseSchema) -> list[Operation]:
    """All of them, each of which can be read."""
    found = list(schema.get_all_operations())
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == len(found)
    return operations


def try_out(world: World, operation: Operation, sizes: Sizes) -> Found:
    """Sends all of them. Nothing is raised, so that one fault does not hide the next."""
    key: Key = (operation.method.upper(), operation.path)
    found = Found()
    for case in itertools.chain(at_limits(operation, sizes.at_limits), drawn(operation, sizes.drawn)):
        subject = IN_TURN[found.sent % len(IN_TURN)]
        if key == CALLS_OUT and subject is OWNER:
            subject = SUBJECTS["an admin"]
        if found.sent % 2 and case.path_parameters:
            case.path_parameters = dict(fill(EXAMPLES[key], world, subject.who(world), things=world.kept).path)
        found.sent += 1
        wrong = fault_of(world, case, subject)
        if wrong:
            found.wrong.append(f"{subject.name}: {wrong}")
    return found


def fault_of(world: World, case: MadeUp, subject: Subject) -> str:
    """What is wrong with the answer; empty where nothing is."""
    try:
        response = case.call(base_url=URL, app=world.app, headers=dict(subject.headers(world)))
        case.validate_response(response, checks=CHECKS)
    except FailureGroup as failures:
        return "\n".join(str(failure) for failure in failures.exceptions) + f"\n{_told(case)}"
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
        @given(case=operation.as_strategy(generation_mode=mode))
        def collect(case: MadeUp) -> None:
            made.append(case)

        with contextlib.suppress(Unsatisfiable):  # where everything fits
            collect()
    return made


def _told(case: MadeUp) -> str:
    return f"{case.method} {case.formatted_path} query={case.query!r} headers={case.headers!r} body={case.body!r}"[
        :1500
    ]
