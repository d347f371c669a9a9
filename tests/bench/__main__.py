"""`python -m tests.bench`: one JSON document of figures on standard output, progress on standard error."""

import argparse
import json
import signal
import sys
from collections.abc import Sequence

from tests.bench.document import take
from tests.bench.figures import Measurement
from tests.bench.registry import MEASUREMENTS

DEFAULT_RUNS = 5


def main(arguments: Sequence[str], measurements: Sequence[Measurement] = MEASUREMENTS) -> int:
    """0 when all was measured, also where a target was missed; 1 when something could not be measured."""
    options = _parser(measurements).parse_args(list(arguments))
    wanted = {*options.names, *(options.only or ())}
    chosen = [one for one in measurements if not wanted or one.name in wanted]
    document = take(chosen, options.runs, _say)
    sys.stdout.write(f"{json.dumps(document, indent=1, ensure_ascii=False)}\n")
    return 1 if document["errors"] else 0


def _parser(measurements: Sequence[Measurement]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    names = [one.name for one in measurements]

    def known(text: str) -> str:
        if text not in names:
            raise argparse.ArgumentTypeError(f"{text} is none of {', '.join(names)}")
        return text

    parser.add_argument("names", nargs="*", type=known, metavar="NAME", help="what to measure; without one, everything")
    parser.add_argument("--only", action="append", choices=names, metavar="NAME", help="the same")
    parser.add_argument(
        "--runs", type=_positive, default=DEFAULT_RUNS, help="fewer than 5 are for trying, not for reporting"
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one run is needed")
    return number


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def _end_in_order(number: int, _frame: object) -> None:
    """A stop by signal unwinds like any error, so that no process is left behind."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end_in_order)
    sys.exit(main(sys.argv[1:]))
