"""A school with two teachers and two students."""

from tests.builders.school_fixtures import ben, grace, kurt, mia, school

__all__ = ["ben", "grace", "kurt", "mia", "school"]
