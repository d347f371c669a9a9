"""When a wish is the same wish as before."""

import pytest

from desktop.services.errors import ApiError, ServerUnreachable
from desktop.views.billing.presenter import Keys


class TestKeys:
    def test_the_same_wish_has_the_same_key_and_another_has_its_own(self) -> None:
        keys = Keys()
        first = keys.of("two units")
        assert keys.of("two units") == first
        assert keys.of("three units") != first

    @pytest.mark.parametrize("error", [ServerUnreachable("gone"), ApiError(502, "BillingFailed", "Stripe is away.")])
    def test_it_is_kept_where_it_is_not_known_what_became_of_it(self, error: Exception) -> None:
        keys = Keys()
        first = keys.of("two units")
        keys.settle(error)
        assert keys.of("two units") == first

    @pytest.mark.parametrize("error", [None, ApiError(402, "CardDeclined", "The card was declined.")])
    def test_what_was_done_or_refused_is_a_new_wish_next_time(self, error: Exception | None) -> None:
        keys = Keys()
        first = keys.of("two units")
        keys.settle(error)
        assert keys.of("two units") != first
