"""How much of a file is taken in."""

from server.engines.sources.errors import TooLarge

MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
MOST_RATIO = 150
"""Unpacked bytes for one packed; only XML of a single letter repeated comes near it."""
RATIO_COUNTS_FROM = 10 * MEGABYTE
MOST_PARTS = 5000
"""Files within a packed file."""
MOST_PAGES = 300
MOST_WORDS = 200_000
LEAST_WORDS = 40
MOST_LINE = 20_000
"""Characters of one line: longer ones are no text of people, and are cut."""


def check_size(size: int) -> None:
    """Raise TooLarge for a file of so many bytes: to be asked before it is read."""
    if size > MOST_BYTES:
        most = MOST_BYTES // MEGABYTE
        raise TooLarge(
            f"The file has {size // MEGABYTE} MB; at most {most} MB can be read. Split it, or save it smaller."
        )
