"""Files of a teacher: read once when they come; their cleaned text is kept."""

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from contracts.materials import MAX_MATERIALS_KEPT, MaterialList, MaterialSection, MaterialText, MaterialView
from server.core.database import Database
from server.domain.content import repository
from server.domain.content.errors import MaterialNotFound, TooManyMaterials
from server.domain.content.models import Material
from server.domain.organizations.membership import Member
from server.domain.tasks import access

LONGEST_NAME = 255

Source = dict[str, Any]
"""A cleaned text as plain data, as `engines.sources.plain` makes it."""


Read = Callable[[Path, str], Source]
"""Reads the file at a path that has a name. Raises MaterialRefused, whose text says why, and EngineGaveUp."""


class Materials:
    """A person's own. Every method is one transaction of the member's organization."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, member: Member, path: Path, name: str, digest: str, read: Read) -> MaterialView:
        """Reads the file at `path`, which may be gone afterwards. The same bytes once more are the same material."""
        name = name[:LONGEST_NAME]
        with self._database.read(access.tenant(member)) as session:
            known = repository.find_material_by_digest(session, user_id=member.user_id, digest=digest)
            if known is not None:
                return _view(known)
            if repository.count_materials(session, member.user_id) >= MAX_MATERIALS_KEPT:
                raise TooManyMaterials(f"You have {MAX_MATERIALS_KEPT} files here. Delete one that is not needed.")
        source = read(path, name)
        with self._database.write(access.tenant(member)) as unit:
            known = repository.find_material_by_digest(unit.session, user_id=member.user_id, digest=digest)
            if known is not None:
                return _view(known)
            material = Material(
                id=str(uuid.uuid4()),
                organization_id=member.organization_id,
                user_id=member.user_id,
                name=name,
                digest=digest,
                words=source["words"],
                source=source,
                created_at=unit.now(),
            )
            unit.session.add(material)
            unit.session.flush()
            return _view(material)

    def list(self, member: Member) -> MaterialList:
        """All of the person's, newest first."""
        with self._database.read(access.tenant(member)) as session:
            return MaterialList(materials=[_view(one) for one in repository.materials(session, member.user_id)])

    def text(self, member: Member, material_id: str) -> MaterialText:
        """What sources of items point into."""
        with self._database.read(access.tenant(member)) as session:
            material = repository.find_material(session, material_id, member.user_id)
            if material is None:
                raise MaterialNotFound("There is no such file here.")
            sections = [MaterialSection(**section) for section in material.source["sections"]]
            return MaterialText(
                material_id=material.id,
                name=material.name,
                text=material.source["text"],
                sections=sections,
                pages=material.source["pages"],
            )

    def delete(self, member: Member, material_id: str) -> None:
        """What was made from it stays, with the quotes that it holds."""
        with self._database.write(access.tenant(member)) as unit:
            if not repository.remove_material(unit.session, material_id, member.user_id):
                raise MaterialNotFound("There is no such file here.")

    def check(self, member: Member, material_ids: Sequence[str]) -> None:
        """Raises MaterialNotFound for one that the person does not have."""
        if material_ids:
            with self._database.read(access.tenant(member)) as session:
                sources(session, member.user_id, material_ids)

    def still_there(self, member: Member, material_ids: Sequence[str]) -> Sequence[dict[str, Any]]:
        """`id` and `source` of those that the person has; the others are left out."""
        with self._database.read(access.tenant(member)) as session:
            found = [repository.find_material(session, one, member.user_id) for one in material_ids]
            return [{"id": one.id, "source": one.source} for one in found if one is not None]


def sources(session: Session, user_id: str, material_ids: Sequence[str]) -> list[dict[str, Any]]:
    """`id` and `source` of each, in that order. Raises MaterialNotFound."""
    found = [repository.find_material(session, material_id, user_id) for material_id in material_ids]
    if any(material is None for material in found):
        raise MaterialNotFound("A file that this was to be made from is not here any more.")
    return [{"id": material.id, "source": material.source} for material in found if material is not None]


def _view(material: Material) -> MaterialView:
    source = material.source
    return MaterialView(
        material_id=material.id,
        name=material.name,
        words=material.words,
        pages=len(source["pages"]),
        sections=[section["heading"] for section in source["sections"]],
        notes=list(source["notes"]),
        created_at=material.created_at,
    )
