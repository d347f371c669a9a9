"""Where the data files of the server are. Engines, which know nothing of the server, have the same for theirs."""

import sys
from pathlib import Path


def resource_folder(name: str) -> Path:
    """`resources/NAME` of the source tree, or of the folder that a packaged app unpacks its data into."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle is not None else Path(__file__).resolve().parents[2]
    return root / "resources" / name
