"""Tokens and the line table of a script."""

from bisect import bisect_right
from dataclasses import dataclass

from server.engines.word_sets import words

KEYWORDS = words(
    """
    and break do else elseif end false for function if in local nil not or repeat return then true until while
    """
)
"""Words that are never names. `type`, `export`, `continue`, `const`, `read` and `write` depend on where they stand."""

NAME = "name"
NUMBER = "number"
STRING = "string"
INTERP_SIMPLE = "interp_simple"
INTERP_BEGIN = "interp_begin"
INTERP_MID = "interp_mid"
INTERP_END = "interp_end"
SPACE = "space"
COMMENT = "comment"
ATTRIBUTE = "attribute"
BROKEN = "broken"
END_OF_FILE = "end of file"


@dataclass(slots=True, eq=False)
class Token:
    """A piece of the source, `text == source[start:end]`. The kind of a keyword or of a symbol is its own text.

    `problem` says what is wrong with a broken token (an unfinished string, for one).
    """

    kind: str
    text: str
    start: int
    end: int
    problem: str = ""


class LineTable:
    """Offsets to lines and columns. Lines and columns count from 1; a line ends after its line feed."""

    __slots__ = ("_starts",)

    def __init__(self, source: str) -> None:
        self._starts = [0]
        position = source.find("\n")
        while position != -1:
            self._starts.append(position + 1)
            position = source.find("\n", position + 1)

    @property
    def count(self) -> int:
        return len(self._starts)

    def line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        return offset - self._starts[self.line(offset) - 1] + 1

    def start_of(self, line: int) -> int:
        """Offset of the first character of a line."""
        return self._starts[line - 1]
