"""Failures as the window tells them."""

import pytest

from desktop.services.errors import ApiError, ServerUnreachable
from desktop.views.failure import why_not


class TestWhyNot:
    @pytest.mark.parametrize("status", [403, 404, 409, 422])
    def test_the_servers_own_sentence_is_enough(self, status: int) -> None:
        assert why_not(ApiError(status, "LastAdmin", "It needs one.")) == "It needs one."

    def test_else_the_title_says_what_kind_of_failure_it_is(self) -> None:
        assert why_not(ServerUnreachable("ReadTimeout")).startswith("The server does not answer. ")
