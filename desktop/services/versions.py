"""Versions of the product and of what it runs on."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion

DISTRIBUTION = "toolboxai-companion"


def product_version() -> str:
    """As `toolboxai --version` says it."""
    return _installed(DISTRIBUTION)


def versions(luau: str = "") -> dict[str, str]:
    """Name and version, in the order in which they are shown. The server knows which `luau` it runs."""
    return {
        "ToolBoxAI Companion": product_version(),
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide6": _installed("pyside6-essentials"),
        "Luau": luau or "?",
    }


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
