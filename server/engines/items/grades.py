"""Grades: 0 is kindergarten, 12 the last. Bands are what packs are written for."""

from enum import StrEnum


class Band(StrEnum):
    """Grades that share a text."""

    LOWER = "3-5"
    MIDDLE = "6-8"
    UPPER = "9-12"

    @property
    def grades(self) -> range:
        """The grades of the band."""
        low, high = self.value.split("-")
        return range(int(low), int(high) + 1)


def band_of(grade: int) -> Band:
    """The band of a grade; kindergarten to second grade get the nearest, 3-5."""
    return next((band for band in Band if grade in band.grades), Band.LOWER)
