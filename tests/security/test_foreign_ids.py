"""The ids of things of others, at every place where an id is taken."""

import re
import uuid
from dataclasses import dataclass

import pytest

from server.domain.organizations.membership import Member
from tests.security.document import document_of, operations, taken_ids
from tests.security.examples import Example, Place, fill
from tests.security.requests import EXAMPLES, MORE, NOT_LOOKED_UP, OF_DOCUMENT, WITH_DOCUMENT, Key
from tests.security.sending import send
from tests.security.subjects import SUBJECTS, Subject
from tests.security.world import World

MADE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\d{4}-\d\d-\d\dT[\d:.]+")
"""Ids and moments, which differ between two requests."""
ADD = "let an `Own` stand there in tests/security/requests.py, or say in NOT_LOOKED_UP why nothing is found by it"


@dataclass(frozen=True, slots=True)
class Tried:
    """One place of one request."""

    key: Key
    example: Example
    place: Place

    def __str__(self) -> str:
        return f"{' '.join(self.key)} {'.'.join(map(str, self.place))}"


TRIED = [Tried(key, example, place) for key, example in (*EXAMPLES.items(), *MORE) for place in example.own_places()]
AMONG_COLLEAGUES = [one for one in TRIED if not one.example.is_for_colleagues]


def answers(world: World, subject: Subject, tried: Tried, owner: Member) -> list[tuple[int, str]]:
    """To the id of a thing of the owner's, and to one that nobody has; without what differs anyway."""
    theirs = fill(tried.example, world, owner, things=world.kept).used[tried.place]
    found = []
    for foreign in (theirs, unknown_like(theirs)):
        filled = fill(tried.example, world, subject.who(world), things=world.kept, instead={tried.place: foreign})
        answer = send(world, tried.key, tried.example, filled, subject.headers(world))
        assert answer.status_code < 500, answer.text
        found.append((answer.status_code, MADE.sub("…", answer.text)))
    return found


def unknown_like(known: str) -> str:
    """What nobody has, of the same kind: an id, one of Stripe's, or an address."""
    new = uuid.uuid4()
    if "@" in known:
        return f"{new}@example.org"
    return f"{known.split('_')[0]}_{new.hex}" if "_" in known else str(new)


class TestPlaces:
    def test_each_place_that_takes_an_id_is_tried(self, world: World) -> None:
        document = document_of(world.app)
        tried = {(one.key, str(name)) for one in TRIED for name in one.place}
        missing = [
            (*key, name)
            for key, operation in operations(document)
            for name in taken_ids(document, operation) - set(NOT_LOOKED_UP)
            if (key, name) not in tried and not (name in OF_DOCUMENT and key[1] in WITH_DOCUMENT)
        ]
        assert not missing, f"{missing}: {ADD}"

    def test_there_are_such_places(self) -> None:
        assert len(TRIED) > 20


class TestAnotherOrganization:
    @pytest.mark.parametrize("tried", TRIED, ids=str)
    def test_a_thing_of_it_is_as_unknown_as_one_that_nobody_has(self, world: World, tried: Tried) -> None:
        """To the owner of the server too, who is mightier than anybody in the own organization."""
        owner = SUBJECTS["the owner of the server"]
        to_theirs, to_nothing = answers(world, owner, tried, world.theirs.admin)
        assert to_theirs == to_nothing

    def test_nothing_of_it_changes_by_that(self, world: World) -> None:
        owner = SUBJECTS["the owner of the server"]
        for tried in TRIED:
            fill(tried.example, world, world.theirs.admin, things=world.kept)
        stored = world.rows_of(world.theirs.admin.organization_id)
        for tried in TRIED:
            answers(world, owner, tried, world.theirs.admin)
        assert world.rows_of(world.theirs.admin.organization_id) == stored


class TestColleague:
    @pytest.mark.parametrize("tried", AMONG_COLLEAGUES, ids=str)
    @pytest.mark.parametrize("name", ["a teacher", "a student"])
    def test_what_somebody_else_of_the_school_has_is_unknown_too(self, world: World, name: str, tried: Tried) -> None:
        to_theirs, to_nothing = answers(world, SUBJECTS[name], tried, world.ours.admin)
        assert to_theirs == to_nothing
