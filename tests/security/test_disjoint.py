"""What is told to one organization says nothing of the other."""

import re

import pytest

from tests.security.document import document_of, lists_things, operations
from tests.security.examples import fill
from tests.security.requests import EXAMPLES, MORE, Key
from tests.security.sending import send
from tests.security.subjects import SUBJECTS, minted
from tests.security.world import School, World

ID = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b(?:cs|cus|in|sub)_(?:test_)?[0-9]{6}\b"
)
"""Ours, and those that Stripe gives."""
READS = [key for key in EXAMPLES if key[0] == "GET"]
OF_THE_PERSON = frozenset({"/api/v1/account", "/api/v1/account/sign-ins", "/api/v1/organizations"})
"""Lists of what belongs to a person, and to no organization."""
OF_THE_SERVER = ("/api/v1/admin/", "/api/v1/billing/plans")
"""What is listed there need not be anybody's: tasks that are stuck, say, or what is sold."""
PEOPLE = ("a student", "a teacher", "an admin", "the owner of the server")
ADD = "let something of tests/security/things.py, which an example names, be listed by it"


@pytest.fixture(scope="module")
def full(world: World) -> World:
    """Everybody has one of everything that an example names."""
    for school in (world.ours, world.theirs):
        for member in (school.admin, school.owner, school.teacher, school.student):
            for _, example in (*EXAMPLES.items(), *MORE):
                fill(example, world, member, things=world.kept)
    return world


@pytest.fixture(scope="module")
def only_theirs(full: World) -> set[str]:
    return ids_of(full, full.theirs) - ids_of(full, full.ours)


def ids_of(world: World, school: School) -> set[str]:
    """Every id that stands anywhere in what is stored of a school."""
    rows = world.rows_of(school.admin.organization_id)
    return {found for table in rows.values() for row in table for found in ID.findall(repr(row))}


class TestReads:
    @pytest.mark.parametrize("name", PEOPLE)
    @pytest.mark.parametrize("key", READS, ids=" ".join)
    def test_no_id_of_the_other_school_is_in_any_answer(
        self, full: World, only_theirs: set[str], key: Key, name: str
    ) -> None:
        subject = SUBJECTS[name]
        filled = fill(EXAMPLES[key], full, subject.who(full), things=full.kept)
        answer = send(full, key, EXAMPLES[key], filled, subject.headers(full))
        assert not set(ID.findall(answer.text)) & only_theirs


class TestLists:
    def test_each_shows_what_the_caller_has(self, full: World) -> None:
        """Otherwise nothing would be shown by their being disjoint."""
        document = document_of(full.app)
        headers = {"Authorization": f"Bearer {minted(full, full.ours.admin)}"}
        lists = [
            key
            for key, operation in operations(document)
            if key in READS and lists_things(document, operation) and not key[1].startswith(OF_THE_SERVER)
            if key[1] not in OF_THE_PERSON
        ]
        own = ids_of(full, full.ours) - {full.ours.admin.organization_id, full.ours.admin.user_id}
        empty = []
        for key in lists:
            filled = fill(EXAMPLES[key], full, full.ours.admin, things=full.kept)
            if not own & set(ID.findall(send(full, key, EXAMPLES[key], filled, headers).text)):
                empty.append(key)
        assert len(lists) > 4
        assert not empty, f"{empty}: {ADD}"

    def test_the_schools_have_no_thing_in_common(self, full: World) -> None:
        assert not ids_of(full, full.ours) & ids_of(full, full.theirs)
