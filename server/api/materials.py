"""Files that lessons and assessments are made from."""

import hashlib
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from contracts.auth import EntityId
from contracts.base import NOT_IN_A_NAME
from contracts.materials import MaterialList, MaterialText, MaterialView
from server.api.credentials import Staff
from server.api.desk_places import SendingPlace
from server.api.parts import PartsDependency
from server.api.refusals import refusals
from server.domain.content.errors import MaterialIncomplete

router = APIRouter(
    prefix="/api/v1/materials",
    tags=["materials"],
    responses=refusals(400, 404, 409, 413, 415, 507),
)

FileName = Annotated[str, Query(min_length=1, max_length=255, pattern=f"^[^{NOT_IN_A_NAME}]+$")]
_OCTETS = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post("", status_code=201, openapi_extra=_OCTETS)
async def add_material(
    request: Request, name: FileName, member: Staff, parts: PartsDependency, _place: SendingPlace
) -> MaterialView:
    """Reads the file that is the body; `name` is its own. The same bytes once more are the same material.

    The file is on the disk only while it is read.
    """
    digest = hashlib.sha256()
    with tempfile.TemporaryDirectory(prefix="toolboxai-material-") as folder:
        path = Path(folder) / "material"
        try:
            with path.open("wb") as file:
                async for chunk in request.stream():
                    digest.update(chunk)
                    file.write(chunk)
        except ClientDisconnect as error:
            raise MaterialIncomplete("The file did not arrive whole. Send it again.") from error
        read = parts.desk.read_file
        with parts.places.of(member.user_id):
            return await run_in_threadpool(parts.materials.add, member, path, name, digest.hexdigest(), read)


@router.get("")
def list_materials(member: Staff, parts: PartsDependency) -> MaterialList:
    """The caller's own, newest first."""
    return parts.materials.list(member)


@router.get("/{material_id}/text")
def material_text(material_id: EntityId, member: Staff, parts: PartsDependency) -> MaterialText:
    """The cleaned text that sources of items point into."""
    return parts.materials.text(member, material_id)


@router.delete("/{material_id}", status_code=204)
def delete_material(material_id: EntityId, member: Staff, parts: PartsDependency) -> None:
    """What was made from it stays."""
    parts.materials.delete(member, material_id)
