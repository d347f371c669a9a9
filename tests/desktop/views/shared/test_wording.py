"""What is said of the time that is left."""

import pytest

from desktop.views.shared.wording import time_text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.4, "0 seconds left"),
        (59.9, "59 seconds left"),
        (60, "1 minute left"),
        (119 * 60, "119 minutes left"),
        (2 * 3600, "2 hours left"),
        (47 * 3600, "47 hours left"),
        (48 * 3600, "2 days left"),
    ],
)
def test_is_told_as_finely_as_it_matters(seconds: float, said: str) -> None:
    assert time_text(seconds) == said
