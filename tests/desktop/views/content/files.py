"""Files of a teacher."""

from pathlib import Path

BRIDGES = """# Bridges

## Beam bridges

A beam bridge is a bridge whose deck rests on supports at both ends. The longest span of a beam
bridge is about 80 meters. Engineers call the supports at the ends of a bridge abutments. Steel
replaced wood for most beam bridges after 1890.

## Suspension bridges

A suspension bridge is a bridge whose deck hangs from cables. The Golden Gate Bridge opened in 1937
in San Francisco. The Brooklyn Bridge opened in 1883 in New York. The Akashi Kaikyo Bridge opened in
1998 in Japan. The towers of the Golden Gate Bridge are 227 meters tall. The cables of a suspension
bridge end in heavy blocks that are called anchorages.

## Arch bridges

An arch bridge is a bridge that carries its load along a curve. The Romans built arch bridges of
stone. The keystone is the stone at the top of an arch. The Pont du Gard was built in about 50 CE
and is 49 meters high.
"""


def bridges(folder: Path, name: str = "03_bridges.md") -> Path:
    """A text of three sections."""
    (folder / name).write_text(BRIDGES, encoding="utf-8")
    return folder / name


def broken(folder: Path) -> Path:
    """By its name a PDF."""
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    return folder / "scan.pdf"
