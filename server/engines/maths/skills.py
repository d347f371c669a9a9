"""All skills, in the order in which they are taught within each domain."""

from collections.abc import Mapping
from types import MappingProxyType

from server.engines.maths import (
    angles,
    arithmetic,
    decimal_skills,
    equations,
    expressions,
    fraction_operations,
    fraction_skills,
    functions,
    geometry,
    integer_skills,
    measurement,
    number_theory,
    percent_skills,
    place_value,
    powers,
    probability_skills,
    ratio_skills,
    statistic_skills,
)
from server.engines.maths.skill import Skill

_ALL = (
    *arithmetic.SKILLS,
    *place_value.SKILLS,
    *number_theory.SKILLS,
    *fraction_skills.SKILLS,
    *fraction_operations.SKILLS,
    *decimal_skills.SKILLS,
    *percent_skills.SKILLS,
    *ratio_skills.SKILLS,
    *integer_skills.SKILLS,
    *powers.SKILLS,
    *expressions.SKILLS,
    *equations.SKILLS,
    *functions.SKILLS,
    *geometry.SKILLS,
    *angles.SKILLS,
    *measurement.SKILLS,
    *statistic_skills.SKILLS,
    *probability_skills.SKILLS,
)

SKILLS: Mapping[str, Skill] = MappingProxyType({skill.id: skill for skill in _ALL})
"""By id."""
