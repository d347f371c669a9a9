"""Imports the Luau binding, also on Python 3.11."""

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any

LUAU_VERSION = "0.686"
"""The Luau release inside pluau 0.1.2; the binding itself only answers `Luau`."""


def load_pluau() -> Any:
    """Return the extension module.

    pluau 0.1.2 claims Python 3.8 but its package uses `type X = ...`, a syntax of 3.12. Its cp311 extension works, so
    on 3.11 an empty package of the same path stands in for the one that cannot be parsed.
    """
    if sys.version_info < (3, 12) and "pluau" not in sys.modules:
        spec = importlib.util.find_spec("pluau")
        if spec is None or spec.submodule_search_locations is None:
            raise ModuleNotFoundError("The Luau virtual machine (package pluau) is not installed.", name="pluau")
        package = ModuleType("pluau")
        package.__path__ = list(spec.submodule_search_locations)
        sys.modules["pluau"] = package
    return importlib.import_module("pluau._pluau")
