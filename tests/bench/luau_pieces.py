"""From how many pieces on a string is joined faster from a table: where the rule's threshold comes from."""

from typing import Any

from server.engines.luau.rules.concat_buffer import FEWEST_ROUNDS
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.bench.luau_timing import geometric_mean, ratio

COUNTS = (8, FEWEST_ROUNDS // 2, FEWEST_ROUNDS, 64, 256)
MANY = 256
PIECES_IN_ALL = 60_000
PIECES = ('"a"', "names[index % 3 + 1]", "tostring(index)", '(if index % 2 == 0 then "#" else " ")')

_HEAD = 'local names = { "alpha", "beta", "gamma delta" }\nlocal function build(count)\n\tlocal text = ""\n'
_TAIL = "\n\treturn text\nend\nlocal total = 0\nfor _ = 1, {times} do\n\ttotal += #build({count})\nend\nprint(total)\n"

SPEC = Spec(
    "luau_joined_pieces",
    "ratio",
    f"Time with a table by time with `..` for a text of {MANY} pieces, the geometric mean over kinds of pieces.",
    target=0.6,
)


def _measure(_runs: int) -> dict[str, Taken]:
    by_count: dict[int, float] = {}
    detail: dict[str, Any] = {}
    for count in COUNTS:
        ratios = {piece: ratio(*_programs(piece, count)) for piece in PIECES}
        timed = [one for one in ratios.values() if one is not None]
        if not timed:
            raise CannotMeasure("joining pieces took no time that can be told")
        by_count[count] = geometric_mean(timed)
        detail[f"{count} pieces"] = {
            "ratio": round(by_count[count], 2),
            **{piece: round(one, 2) for piece, one in ratios.items() if one is not None},
        }
    return {SPEC.name: Taken([by_count[MANY]], detail)}


def _programs(piece: str, count: int) -> tuple[str, str]:
    tail = _TAIL.format(times=max(1, PIECES_IN_ALL // count), count=count)
    joined = f"\tfor index = 1, count do\n\t\ttext = text .. {piece}\n\tend"
    collected = (
        f"\tlocal parts = {{}}\n\tfor index = 1, count do\n\t\ttable.insert(parts, {piece})\n\tend\n"
        "\ttext ..= table.concat(parts)"
    )
    return _HEAD + joined + tail, _HEAD + collected + tail


MEASUREMENT = Measurement("luau_pieces", (SPEC,), _measure)
