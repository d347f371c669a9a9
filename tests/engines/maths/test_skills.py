"""What is said of the skills."""

import re

from server.engines.maths.skill import Domain
from server.engines.maths.skills import SKILLS

VERBS = {
    "Add", "Answer", "Calculate", "Classify", "Combine", "Compare", "Continue", "Convert", "Count", "Decide", "Divide",
    "Evaluate", "Expand", "Express", "Factor", "Find", "List", "Model", "Multiply", "Name", "Recall", "Round", "Share",
    "Simplify", "Solve", "State", "Subtract", "Tell", "Use", "Work", "Write",
}  # fmt: skip


class TestSkills:
    def test_ids_are_slugs_and_titles_are_unique(self) -> None:
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", id_) for id_ in SKILLS)
        assert len({one.title for one in SKILLS.values()}) == len(SKILLS) >= 60

    def test_every_domain_and_every_grade_has_some(self) -> None:
        assert {one.domain for one in SKILLS.values()} == set(Domain)
        counts = {grade: sum(grade in one.grades for one in SKILLS.values()) for grade in range(12)}
        assert counts.pop(0) >= 2
        assert min(counts.values()) >= 5

    def test_objectives_begin_with_what_can_be_seen_done(self) -> None:
        assert {one.objective.split()[0] for one in SKILLS.values()} <= VERBS
        assert all(one.objective.endswith(".") for one in SKILLS.values())

    def test_keywords_are_words_beyond_the_title(self) -> None:
        for one in SKILLS.values():
            assert len(one.keywords) >= 2
            assert one.title.lower() not in [word.lower() for word in one.keywords]
            assert all(one.keywords)
