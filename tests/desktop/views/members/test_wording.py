"""What is said of members, invitations, and acts."""

from datetime import UTC, datetime, timedelta

import pytest

from contracts.organizations import AuditEntry, MemberView
from contracts.session import Role
from desktop.views.members import log_wording
from desktop.views.members.addresses import addresses_in, may_be_address
from desktop.views.members.wording import facts_of, second_line, spoken_member
from server.domain.audit.log import Act

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def member(**changes: object) -> MemberView:
    usual = {
        "user_id": "1",
        "display_name": "Bob",
        "email": None,
        "email_verified": False,
        "role": Role.TEACHER,
        "joined_at": NOON,
        "last_seen_at": None,
        "is_you": False,
        "is_disabled": False,
    }
    return MemberView.model_validate({**usual, **changes})


def entry(act: str, **changes: object) -> AuditEntry:
    usual = {
        "entry_id": "1",
        "at": NOON,
        "act": act,
        "actor": "Ada",
        "actor_id": "ada",
        "subject": "bob@x.example",
        "address": "",
        "detail": {},
    }
    return AuditEntry.model_validate({**usual, **changes})


class TestMembers:
    def test_to_others_than_admins_only_what_everybody_may_know_is_told(self) -> None:
        assert [name for name, _ in facts_of(member())] == ["Role", "Joined"]
        assert second_line(member()) == "Member since 24 Nov 2026"

    def test_who_never_came_is_told_to_admins(self) -> None:
        assert ("Last seen", "never") in facts_of(member(email="bob@x.example"))

    def test_one_from_before_there_were_dates_is_told_as_such(self) -> None:
        assert second_line(member(joined_at=None)) == "Member from the beginning"

    def test_hidden_characters_of_a_name_are_shown(self) -> None:
        assert spoken_member(member(display_name="B\u202eob")).startswith("B\\u202eob, Teacher")


class TestActs:
    @pytest.mark.parametrize("act", list(Act))
    def test_each_that_the_server_writes_has_words(self, act: Act) -> None:
        told = log_wording.sentence(entry(act.value, detail={"role": "teacher", "former": "admin"}), {})
        assert act.value not in told
        assert act.value.replace("-", " ") + " bob" not in told
        assert "{" not in told

    def test_one_of_a_newer_server_is_told_by_its_own_name(self) -> None:
        assert log_wording.sentence(entry("plan-changed", subject="gold"), {}) == "Ada: plan changed gold"

    def test_braces_in_a_name_stay_as_they_are(self) -> None:
        told = log_wording.sentence(entry("member-removed", actor="{subject}"), {})
        assert told == "{subject} removed bob@x.example"

    def test_whoever_is_gone_is_somebody(self) -> None:
        assert log_wording.sentence(entry("signed-out", actor=None, actor_id=None), {}) == "Somebody signed out"

    def test_address_and_device_stand_below(self) -> None:
        told = log_wording.circumstances(entry("signed-in", address="203.0.113.9", detail={"device": "Laptop"}))
        assert told == "from 203.0.113.9 · Laptop"

    @pytest.mark.parametrize(
        ("days", "told"),
        [
            (0, "Today, Tuesday, 24 November 2026"),
            (1, "Yesterday, Monday, 23 November 2026"),
            (2, "Sunday, 22 November 2026"),
        ],
    )
    def test_days_are_headed_by_their_dates(self, days: int, told: str) -> None:
        assert log_wording.day_heading(NOON - timedelta(days=days), NOON.astimezone()) == told


class TestAddresses:
    @pytest.mark.parametrize(
        "text",
        [
            "a@x.example,b@x.example",
            "a@x.example; b@x.example",
            "a@x.example\n\n b@x.example\t",
            "A B <a@x.example>, C <b@x.example>",
        ],
    )
    def test_they_are_found_however_they_are_pasted(self, text: str) -> None:
        assert addresses_in(text) == ["a@x.example", "b@x.example"]

    def test_one_that_comes_twice_is_one(self) -> None:
        assert addresses_in("a@x.example A@X.example") == ["a@x.example"]

    @pytest.mark.parametrize("text", ["a", "@x", "a@", "a@" + "x" * 300, "a\x00@x"])
    def test_what_cannot_be_one_is_known_before_the_server_is_asked(self, text: str) -> None:
        assert not may_be_address(text)
