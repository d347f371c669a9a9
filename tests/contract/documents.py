"""Makes the committed documents: `python -m tests.contract.documents` writes them anew."""

import json
import tempfile
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import SecretStr

from contracts.events import EventPage, OrganizationEvent, StreamHeartbeat, TaskEvent
from contracts.optimization import OptimizationDocument

CONTRACTS = Path(__file__).resolve().parents[2] / "contracts"


def openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of the routes, without the version, which changes with every release."""
    document = get_openapi(title=app.title, version="1", routes=app.routes)
    return dict(json.loads(json.dumps(document)))


def event_schemas() -> dict[str, Any]:
    """JSON schemas of what travels beside the API: events, and the stored result document."""
    models = (TaskEvent, OrganizationEvent, StreamHeartbeat, EventPage, OptimizationDocument)
    return {model.__name__: model.model_json_schema() for model in models}


def write() -> None:
    """Writes both files from the code as it is."""
    from server.core.settings import Settings
    from server.domain.ledger import open_ledger
    from server.main import create_server
    from tests.builders.team_app import whole_app

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(TOOLBOXAI_DATA_DIR=Path(folder), launch_token=SecretStr("a" * 64))
        ledger = open_ledger(settings)
        server = create_server(settings, ledger, host="127.0.0.1", port=8009)
        app = whole_app(server, ledger.database)
        documents = {"openapi.json": openapi(app), "events.schema.json": event_schemas()}
        server.runtime.node.pool.close()
        ledger.database.close()
    for name, document in documents.items():
        (CONTRACTS / name).write_text(json.dumps(document, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
