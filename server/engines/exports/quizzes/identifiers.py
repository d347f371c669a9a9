"""Names that XML takes as identifiers."""

import hashlib
import re

_TAKEN_AS_IT_IS = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")


def identifier(text: str) -> str:
    """The text where it is an identifier, as item ids are; else what is left of it and eight digits of its hash."""
    if _TAKEN_AS_IT_IS.fullmatch(text):
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"i{re.sub(r'[^A-Za-z0-9_.-]', '_', text)[:40]}-{digest}"
