"""Names of items that are the same whenever the same seed makes them."""

import hashlib


def item_id(*parts: object) -> str:
    """`q-` and ten hexadecimal digits that follow from the parts: seed, origin, stem, key."""
    text = "\x1f".join(str(part) for part in parts)
    return f"q-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
