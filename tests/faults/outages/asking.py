"""What people's apps ask, and whether each answer is one that is documented and says something to a person."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpx

from tests.faults.processes import InVain, wait_for

DOCUMENT = Path(__file__).resolve().parents[3] / "contracts" / "openapi.json"
PATIENCE_SECONDS = 60.0
AGAIN_SECONDS = 0.3
AGAIN = frozenset({None, HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE})
"""After these a person sends the same once more."""


@dataclass(frozen=True)
class Answer:
    """`status` None: the connection ended without any."""

    status: int | None
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        return self.status is not None and self.status < HTTPStatus.BAD_REQUEST

    @property
    def is_told(self) -> bool:
        """Whether a person learns that the service is away, and when to try again."""
        return self.status == HTTPStatus.SERVICE_UNAVAILABLE and "retry-after" in self.headers


class Asking:
    """Keeps what was wrong about answers, and how many there were."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.counts: Counter[str] = Counter()
        self._documented = documented_in(json.loads(DOCUMENT.read_text(encoding="utf-8")))

    def ask(
        self, http: httpx.Client, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Once."""
        try:
            answer = http.request(method, path, json=body, headers=headers)
        except httpx.TransportError:
            self.counts["no answer"] += 1
            return Answer(None)
        self.counts[str(answer.status_code)] += 1
        said = answer.json() if answer.content else None
        self.wrong += wrong_answer(self._documented, method, path, answer.status_code, said)
        return Answer(answer.status_code, said, answer.headers)

    def insist(
        self, http: httpx.Client, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The same again and again, as long as that may help."""
        answers: list[Answer] = []

        def settled() -> bool:
            answers.append(self.ask(http, method, path, body, headers))
            return answers[-1].status not in AGAIN

        try:
            wait_for(settled, f"an answer to {method} {path}", PATIENCE_SECONDS, every=AGAIN_SECONDS)
        except InVain as error:
            self.wrong.append(str(error))
        return answers[-1]


Documented = Mapping[str, list[tuple[re.Pattern[str], frozenset[str]]]]
"""By method, which paths may be answered how; the most exact path first."""


def wrong_answer(documented: Documented, method: str, path: str, status: int, body: Any) -> list[str]:
    """What an answer should not be."""
    found: list[str] = []
    may = next((may for pattern, may in documented[method] if pattern.fullmatch(path.partition("?")[0])), frozenset())
    if str(status) not in may:
        found.append(f"{method} {path} was answered {status}, which is not documented: {body}")
    if status >= HTTPStatus.BAD_REQUEST and not _is_for_people(body):
        found.append(f"{method} {path} was answered {status} without a word for people: {body}")
    return found


def _is_for_people(body: Any) -> bool:
    detail = body.get("detail") if isinstance(body, dict) else None
    return isinstance(detail, str) and " " in detail and detail.endswith(".")


def documented_in(document: Mapping[str, Any]) -> Documented:
    """Of an OpenAPI document."""
    found: dict[str, list[tuple[re.Pattern[str], frozenset[str]]]] = {}
    for path in sorted(document["paths"], key=lambda path: path.count("{")):
        pattern = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
        for method, route in document["paths"][path].items():
            found.setdefault(method.upper(), []).append((pattern, frozenset(route["responses"])))
    return found
