"""Text of strangers, such as the name of a file, made fit to be shown in one line and to be sent as a name."""

import re

from contracts.base import NOT_IN_A_NAME

_UNFIT = re.compile(f"[{NOT_IN_A_NAME}\\ud800-\\udfff\\u061c\\u200e\\u200f]")
"""Also halves of characters, as which Python reads bytes of a file's name that are not UTF-8, and the marks that give
signs without a direction of their own one: nobody sees them, and they move what stands beside them.
"""


def escaped(text: str) -> str:
    """Every control character, line break and mark of direction as its escape, such as `\\x1b`; the rest as it is."""
    return _UNFIT.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
