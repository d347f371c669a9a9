"""What is imported on another thread, so that the window's own does not stand still for it."""

import asyncio
import importlib
from collections.abc import Sequence

from contracts.base import build_models


async def import_ahead(modules: Sequence[str]) -> None:
    """Returns when the modules are there. An import that fails is an error here, as it would be where it is written."""
    await asyncio.to_thread(_import, modules)


async def build_models_ahead() -> None:
    """Returns when every wire model can be used at once."""
    await asyncio.to_thread(build_models)


def _import(modules: Sequence[str]) -> None:
    for name in modules:
        importlib.import_module(name)
