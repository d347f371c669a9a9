"""`python -m tests.faults`: the fault suite in full, behind `dev.py test --faults`."""

import argparse
import json
import random
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.faults.outages import run as outages
from tests.faults.run import Run, Size
from tests.faults.schedule import team_calm_deck, team_deck
from tests.faults.team import TeamDeployment

ROOT = Path(__file__).resolve().parents[2]
PROFILES: dict[str, dict[str, Any]] = {
    "embedded": {},
    "team": {"deck": team_deck, "calm": team_calm_deck, "deploy": TeamDeployment},
}
OUTAGES = "outages"
"""No profile of the server, but a team's while Stripe and mail are away."""


def main(arguments: Sequence[str]) -> int:
    """0 when everything holds; 1 with a line for each thing that does not."""
    options = _parser().parse_args(list(arguments))
    seed = options.seed or str(random.randrange(10**6))
    profiles = [*sorted(PROFILES), OUTAGES] if options.profile == "all" else [options.profile]
    reports = [_run_outages(seed, options) if one == OUTAGES else _run(one, seed, options) for one in profiles]
    print(json.dumps(reports, indent=1))
    broken = [f"{report['profile']}: {what}" for report in reports for what in report["broken"]]
    for what in broken:
        print(what, file=sys.stderr)
    return 1 if broken else 0


def _run(profile: str, seed: str, options: argparse.Namespace) -> dict[str, Any]:
    folder = options.out / profile
    print(f"{profile}, seed {seed}; everything is kept in {folder}", file=sys.stderr)
    size = Size(tasks=options.tasks, clients=options.clients, times=options.times, **PROFILES[profile])
    report = Run(seed, size, folder, _say).execute()
    document = {"profile": profile, "seed": seed, "asked_for": size.tasks, "desktops": size.clients}
    document |= {**report.figures, "broken": report.broken}
    (folder / "report.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    return document


def _run_outages(seed: str, options: argparse.Namespace) -> dict[str, Any]:
    folder = options.out / OUTAGES
    print(f"{OUTAGES}, seed {seed}; everything is kept in {folder}", file=sys.stderr)
    report = outages.execute(seed, outages.all_plays(), folder, _say)
    document = {"profile": OUTAGES, "seed": seed, **report.figures, "broken": report.broken}
    (folder / "report.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    return document


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py test --faults", description=__doc__)
    parser.add_argument("--seed", help="of an earlier run, to strike the same way again; otherwise any")
    parser.add_argument("--profile", choices=[*sorted(PROFILES), OUTAGES, "all"], default="all")
    parser.add_argument("--tasks", type=int, default=2000, help="of embedded and of team")
    parser.add_argument("--clients", type=int, default=3, help="desktops that want them")
    parser.add_argument("--times", type=int, default=2, help="how often every kind of strike is dealt")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "faults", help="folder for everything")
    return parser


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _end_in_order(number: int, _frame: object) -> None:
    """A stop by signal unwinds like any error, so that no process is left behind."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end_in_order)
    sys.exit(main(sys.argv[1:]))
