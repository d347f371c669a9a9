"""Writes the pictures of the window, those in docs/screenshots unless told otherwise."""

import argparse
import sys
from pathlib import Path

from tests.screenshots.taking import KEPT, take

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=KEPT, help="folder for the pictures (default: docs/screenshots)")
    out = parser.parse_args().out.resolve()
    take(out)
    sys.stdout.write(f"{len(list(out.glob('*.png')))} pictures are in {out}\n")
