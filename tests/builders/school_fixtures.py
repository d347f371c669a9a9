"""A school with two teachers and two students, for the `conftest` of any folder to import."""

import pytest

from contracts.session import Role
from server.core.database import Database
from server.domain.organizations.membership import Member
from tests.builders.school import School

ON_ONE_DATABASE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what goes through the same few statements as other tests, and is about what is decided in between."""


@pytest.fixture
def school(database: Database) -> School:
    return School(database)


@pytest.fixture
def grace(school: School) -> Member:
    return school.person("Grace", Role.TEACHER)


@pytest.fixture
def kurt(school: School) -> Member:
    return school.person("Kurt", Role.TEACHER)


@pytest.fixture
def mia(school: School) -> Member:
    return school.person("Mia")


@pytest.fixture
def ben(school: School) -> Member:
    return school.person("Ben")
