"""Scripts of about so many lines, the same every time, put together from Luau that the product ships."""

from pathlib import Path

from tests.bench.children import ROOT

SAMPLES = ROOT / "resources" / "samples"
LIBRARY = ROOT / "resources" / "luau"


def script_of(lines: int) -> str:
    """Samples, which run, in turn with library files, which are defined and not called."""
    samples, library = sorted(SAMPLES.glob("*.luau")), sorted(LIBRARY.glob("*.luau"))
    blocks = ["--!strict\n"]
    number = 0
    while sum(block.count("\n") for block in blocks) < lines:
        blocks.append(_wrapped("do", samples[number % len(samples)]))
        blocks.append(_wrapped(f"local function library{number}(...)", library[number % len(library)]))
        number += 1
    return "".join(blocks)


def _wrapped(opening: str, file: Path) -> str:
    """In a scope of its own, so that no block runs out of locals."""
    lines = file.read_text(encoding="utf-8").removeprefix("--!strict\n").splitlines(keepends=True)
    return f"{opening}\n{''.join(lines)}end\n\n"
