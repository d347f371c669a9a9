"""The committed OpenAPI document and event schemas say what the code does."""

import json
from pathlib import Path

from fastapi import FastAPI

from contracts.events import TaskEvent
from tests.contract.documents import event_schemas, openapi

CONTRACTS = Path(__file__).resolve().parents[2] / "contracts"
HINT = "run: .venv/bin/python -m tests.contract.documents"


class TestOpenApi:
    def test_the_committed_document_is_true(self, whole: FastAPI) -> None:
        assert json.loads((CONTRACTS / "openapi.json").read_text(encoding="utf-8")) == openapi(whole), HINT

    def test_every_route_of_the_api_is_in_it(self, whole: FastAPI) -> None:
        paths = openapi(whole)["paths"]
        assert {"/api/v1/roblox/optimize-script", "/api/v1/auth/sign-in"} <= paths.keys()
        assert "413" in paths["/api/v1/roblox/optimize-script"]["post"]["responses"]


class TestEventSchemas:
    def test_the_committed_schemas_are_true(self) -> None:
        assert json.loads((CONTRACTS / "events.schema.json").read_text(encoding="utf-8")) == event_schemas(), HINT

    def test_unknown_fields_are_an_error(self) -> None:
        assert TaskEvent.model_json_schema()["additionalProperties"] is False
