"""Whether the server lives, and whether each of its layers does."""

from typing import Literal

from contracts.base import WireModel


class Health(WireModel):
    """Answer of `GET /health`: the process answers."""

    status: Literal["ok"] = "ok"


class LayerState(WireModel):
    """One layer and, when it is broken, what is wrong with it."""

    ok: bool
    detail: str = ""


class Ready(WireModel):
    """Answer of `GET /ready`: 200 when every layer is ok, else 503."""

    ready: bool
    layers: dict[str, LayerState]
