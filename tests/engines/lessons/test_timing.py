"""Minutes of the parts."""

import pytest

from server.engines.lessons.model import SectionKind, Template
from server.engines.lessons.templates import TEMPLATES
from server.engines.lessons.timing import minutes_of


class TestMinutesOf:
    @pytest.mark.parametrize("template", Template)
    @pytest.mark.parametrize("duration", [10, 11, 15, 20, 25, 30, 37, 45, 50, 60, 90, 120, 480])
    def test_they_add_up_and_none_is_too_short(self, template: Template, duration: int) -> None:
        minutes = minutes_of(TEMPLATES[template], duration)
        assert sum(minutes.values()) == duration
        assert all(length >= part.least for part, length in minutes.items())

    @pytest.mark.parametrize("template", Template)
    def test_an_hour_has_time_for_every_part(self, template: Template) -> None:
        assert len(minutes_of(TEMPLATES[template], 60)) == len(TEMPLATES[template])

    def test_a_short_lesson_keeps_teaching_and_the_exit_ticket(self) -> None:
        kinds = {part.kind for part in minutes_of(TEMPLATES[Template.GRADUAL_RELEASE], 10)}
        assert kinds == {
            SectionKind.DIRECT_TEACHING, SectionKind.GUIDED_PRACTICE, SectionKind.EXIT_TICKET,
        }  # fmt: skip

    def test_parts_stay_in_their_order(self) -> None:
        parts = TEMPLATES[Template.WORKSHOP]
        assert list(minutes_of(parts, 60)) == list(parts)

    def test_longer_parts_get_more(self) -> None:
        minutes = {part.kind: length for part, length in minutes_of(TEMPLATES[Template.GRADUAL_RELEASE], 45).items()}
        assert minutes[SectionKind.DIRECT_TEACHING] > minutes[SectionKind.WARM_UP]
