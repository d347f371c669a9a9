"""Guesses are counted by all processes together, for an account, for an address, and for the two together."""

from contextlib import suppress

import pytest

from server.core.errors import TooManyRequests
from server.domain.accounts.attempts import Attempt
from server.domain.audit.log import Visitor
from server.team.attempts import SharedAttempts
from tests.server.team.conftest import MakeSettings

HERE, ELSEWHERE = Visitor("198.51.100.7"), Visitor("203.0.113.9")


def used_up(counters: list[SharedAttempts], account: str, visitor: Visitor) -> None:
    for number in range(Attempt.SIGN_IN.value.of_both):
        counters[number % len(counters)].count(Attempt.SIGN_IN, account, visitor)


def test_two_processes_count_together_and_say_how_long(make_settings: MakeSettings) -> None:
    both = [SharedAttempts(make_settings()) for _ in range(2)]
    used_up(both, "together@x.org", HERE)
    for counter in both:
        with pytest.raises(TooManyRequests) as refused:
            counter.count(Attempt.SIGN_IN, "together@x.org", HERE)
        assert 1 <= refused.value.retry_after <= 15 * 60


def test_whoever_guesses_elsewhere_does_not_lock_the_person_out(make_settings: MakeSettings) -> None:
    counter = SharedAttempts(make_settings())
    used_up([counter], "locked@x.org", ELSEWHERE)
    with pytest.raises(TooManyRequests):
        counter.count(Attempt.SIGN_IN, "locked@x.org", ELSEWHERE)
    counter.count(Attempt.SIGN_IN, "locked@x.org", HERE)


def test_however_long_somebody_guesses_from_one_address(make_settings: MakeSettings) -> None:
    counter = SharedAttempts(make_settings())
    used_up([counter], "long@x.org", ELSEWHERE)
    for _ in range(Attempt.SIGN_IN.value.of_account):
        with pytest.raises(TooManyRequests):
            counter.count(Attempt.SIGN_IN, "long@x.org", ELSEWHERE)
    counter.count(Attempt.SIGN_IN, "long@x.org", HERE)


def test_from_many_addresses_an_account_is_guessed_at_no_longer(make_settings: MakeSettings) -> None:
    counter = SharedAttempts(make_settings())
    for number in range(Attempt.SIGN_IN.value.of_account):
        counter.count(Attempt.SIGN_IN, "many@x.org", Visitor(f"192.0.2.{number}"))
    with pytest.raises(TooManyRequests):
        counter.count(Attempt.SIGN_IN, "many@x.org", Visitor("192.0.2.200"))


def test_one_address_with_many_accounts_is_stopped_too(make_settings: MakeSettings) -> None:
    counter, school = SharedAttempts(make_settings()), Visitor("198.51.100.99")
    for number in range(Attempt.SIGN_IN.value.of_address):
        counter.count(Attempt.SIGN_IN, f"{number}@x.org", school)
    with pytest.raises(TooManyRequests):
        counter.count(Attempt.SIGN_IN, "one-more@x.org", school)


def test_what_was_right_counts_no_more(make_settings: MakeSettings) -> None:
    counter = SharedAttempts(make_settings())
    for _ in range(3):
        used_up([counter], "right@x.org", HERE)
        counter.forgive(Attempt.SIGN_IN, "right@x.org", HERE)
    used_up([counter], "right@x.org", HERE)


def test_links_and_passwords_are_counted_apart(make_settings: MakeSettings) -> None:
    counter = SharedAttempts(make_settings())
    visitor = Visitor("198.51.100.55")
    for _ in range(Attempt.LINK.value.of_address):
        counter.count(Attempt.LINK, "", visitor)
    with pytest.raises(TooManyRequests):
        counter.count(Attempt.LINK, "", visitor)
    counter.count(Attempt.SIGN_IN, "apart@x.org", visitor)


def test_one_address_that_goes_on_does_not_use_up_what_the_account_has(make_settings: MakeSettings) -> None:
    counter = SharedAttempts(make_settings())
    for _ in range(Attempt.SIGN_IN.value.of_account + 5):
        with suppress(TooManyRequests):
            counter.count(Attempt.SIGN_IN, "goes-on@x.org", ELSEWHERE)
    counter.count(Attempt.SIGN_IN, "goes-on@x.org", HERE)


def test_whoever_asks_for_mail_elsewhere_does_not_keep_the_person_from_it(make_settings: MakeSettings) -> None:
    counter = SharedAttempts(make_settings())
    for _ in range(60):
        with suppress(TooManyRequests):
            counter.count(Attempt.RESET, "asked@x.org", ELSEWHERE)
    counter.count(Attempt.RESET, "asked@x.org", HERE)


def test_an_address_past_its_own_limit_uses_up_no_account(make_settings: MakeSettings) -> None:
    counter, school = SharedAttempts(make_settings()), Visitor("198.51.100.98")
    for number in range(Attempt.SIGN_IN.value.of_address):
        counter.count(Attempt.SIGN_IN, f"{number}@y.org", school)
    for _ in range(Attempt.SIGN_IN.value.of_account):
        with pytest.raises(TooManyRequests):
            counter.count(Attempt.SIGN_IN, "past@y.org", school)
    counter.count(Attempt.SIGN_IN, "past@y.org", HERE)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"), ("198.51.100.44", "::ffff:198.51.100.44"), ("?", "?")],
)
def test_who_has_a_whole_network_of_addresses_is_counted_as_one(
    make_settings: MakeSettings, one: str, other: str
) -> None:
    counter, account = SharedAttempts(make_settings()), f"{one}@x.org"
    used_up([counter], account, Visitor(one))
    with pytest.raises(TooManyRequests):
        counter.count(Attempt.SIGN_IN, account, Visitor(other))


def test_the_next_network_is_somebody_else(make_settings: MakeSettings) -> None:
    counter = SharedAttempts(make_settings())
    used_up([counter], "network@x.org", Visitor("2001:db8:1:3::1"))
    counter.count(Attempt.SIGN_IN, "network@x.org", Visitor("2001:db8:1:4::1"))
