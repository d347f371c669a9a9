"""Grades and bands."""

import pytest

from server.engines.items.grades import Band, band_of


class TestBandOf:
    @pytest.mark.parametrize(
        ("grade", "band"),
        [
            (0, Band.LOWER),
            (2, Band.LOWER),
            (3, Band.LOWER),
            (5, Band.LOWER),
            (6, Band.MIDDLE),
            (8, Band.MIDDLE),
            (9, Band.UPPER),
            (12, Band.UPPER),
        ],
    )
    def test_the_nearest_band(self, grade: int, band: Band) -> None:
        assert band_of(grade) is band

    def test_bands_follow_each_other(self) -> None:
        assert [grade for band in Band for grade in band.grades] == list(range(3, 13))
