"""What the gate asks about nouns: whether one means the same as another, or is a wider word for it."""

from typing import Protocol


class Nouns(Protocol):
    """A table of English nouns."""

    def also_true(self, right: str, wrong: str) -> str | None:
        """Why `wrong` may be right where `right` is: what relates the two nouns. None where nothing is known."""
        ...

    def knows(self, text: str) -> bool:
        """Whether it is a noun of the table."""
        ...


class NoNouns:
    """Knows no noun."""

    def also_true(self, right: str, wrong: str) -> str | None:
        """Nothing is known."""
        del right, wrong
        return None

    def knows(self, text: str) -> bool:
        """Never."""
        del text
        return False


NO_NOUNS = NoNouns()
