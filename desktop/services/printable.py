"""Text of strangers, such as the name of a file, made fit to be shown in one line and to be sent as a name."""

import re

from contracts.optimization import NOT_IN_A_NAME

_UNFIT = re.compile(f"[{NOT_IN_A_NAME}\\ud800-\\udfff]")
"""Also halves of characters: that is how Python reads bytes of a file's name that are not UTF-8."""


def escaped(text: str) -> str:
    """Every control character, line break and mark of direction as its escape, such as `\\x1b`; the rest as it is."""
    return _UNFIT.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
