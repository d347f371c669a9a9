"""Stripe's way of sending parameters: a form, or a query, whose names have brackets."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

Form = dict[str, Any]
"""Values are texts, lists and further forms."""


def parsed(encoded: str) -> Form:
    """`a[b]=1&c[0][d]=2&e[]=3` as nested dictionaries and lists."""
    return nested(parse_qsl(encoded, keep_blank_values=True))


def nested(pairs: Iterable[tuple[str, str]]) -> Form:
    """The same of pairs that were split already."""
    root: Form = {}
    for name, value in pairs:
        *way, last = _steps(name)
        place = root
        for step in way:
            place = place.setdefault(step or str(len(place)), {})
        place[last or str(len(place))] = value
    listed: Form = {name: _with_lists(value) for name, value in root.items()}
    return listed


def flag(form: Form, name: str, otherwise: bool = False) -> bool:
    """`true` and `false` as they come in a form."""
    return bool(form[name] == "true") if name in form else otherwise


def number(form: Form, name: str, otherwise: int) -> int:
    """An integer as it comes in a form."""
    return int(form[name]) if name in form else otherwise


def _steps(name: str) -> list[str]:
    first, *rest = name.split("[")
    return [first, *(step.removesuffix("]") for step in rest)]


def _with_lists(value: Any) -> Any:
    """What is numbered from 0 on is a list."""
    if not isinstance(value, dict):
        return value
    inner = {name: _with_lists(one) for name, one in value.items()}
    if inner and list(inner) == [str(at) for at in range(len(inner))]:
        return list(inner.values())
    return inner
