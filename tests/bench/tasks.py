"""What the ledger costs: requests a second and their times beside a server that remembers nothing."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from server.core import schema
from server.core.database import Database
from tests.bench.children import ROOT, data_directory, end, wait_for
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken, percentile
from tests.bench.load import Load, Plan
from tests.builders.ports import free_port
from tests.builders.postgres import Postgres, cluster
from tests.builders.redis import Redis, running_redis
from tests.builders.team import Team

ORGANIZATIONS = 64
CONNECTIONS = 16
PROCESSES = 2
SECONDS = 5.0
WARM_SECONDS = 2.0
PATH = "/api/v1/roblox/optimize-script"
BODY = json.dumps({"script_code": "print(1)", "script_name": "a.luau", "fresh": True})
SETTING = (
    f"{CONNECTIONS} connections, {PROCESSES} processes each, PostgreSQL with fsync, the bare server (FastAPI, Celery's "
    f"send_task, the same Redis, no database) in turn in the same run"
)
LEAST_SHARE = 0.9
MOST_TIMES = 1.3
SPECS = (
    Spec(
        "post_seconds_share",
        "x",
        f"Requests a second of the bare server as a multiple of ours, {ORGANIZATIONS} organizations; {SETTING}.",
        target=round(1 / LEAST_SHARE, 3),
    ),
    Spec(
        "post_p50_times", "x", "Our median time of a request as a multiple of the bare one, the same run.", MOST_TIMES
    ),
    Spec("post_p99_times", "x", "Our 99th percentile as a multiple of the bare one, the same run."),
    Spec("post_one_organization_share", "x", "As the first, everything from one organization, whose log is one row."),
    Spec("post_milliseconds", "ms", "Our median time of a request."),
)


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody who answers."""

    port: int
    headers: tuple[str, ...]

    def load(self, seconds: float = SECONDS) -> Load:
        """Asked for so long."""
        plan = Plan(self.port, PATH, BODY, list(self.headers), CONNECTIONS, seconds)
        ran = subprocess.run(
            [sys.executable, "-m", "tests.bench.load"],
            cwd=ROOT,
            input=json.dumps(asdict(plan)),
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode:
            raise CannotMeasure(f"the load ended with {ran.returncode}: {ran.stderr[-1000:]}")
        load = Load(**json.loads(ran.stdout))
        if load.refused:
            raise CannotMeasure(f"{load.refused} requests were not answered 202")
        return load


@contextmanager
def _bare(redis: Redis, folder: Path) -> Iterator[Target]:
    port = free_port()
    with (folder / "bare.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.bare", "serve", str(port), str(PROCESSES)],
            cwd=ROOT,
            env={**os.environ, "REDIS_URL": redis.url.replace("/0", "/1")},
            stdout=log,
            stderr=log,
        )
    try:
        target = Target(port, ("",))
        wait_for(lambda: _takes(target), "the bare server")
        yield target
    finally:
        end(process)


def _takes(target: Target) -> bool:
    try:
        return (
            httpx.post(
                f"http://127.0.0.1:{target.port}{PATH}", content=BODY, headers={"Content-Type": "application/json"}
            ).status_code
            == 202
        )
    except httpx.TransportError:
        return False


@contextmanager
def _ours(postgres: Postgres, redis: Redis, folder: Path) -> Iterator[tuple[Target, Target]]:
    """No worker: requests are measured, and the bare server's tasks are left in its queue too."""
    name = postgres.create()
    database = Database(postgres.url(name))
    schema.upgrade(database.engine)
    database.close()
    extra = {"TOOLBOXAI_QUEUE_LIMIT": "10000000"}
    team = Team(postgres, redis, folder, name, api_processes=PROCESSES, extra=extra)
    try:
        for command in ("serve", "hub"):
            team.start(command)
        team.wait_until_up()
        members = [team.create_member(f"School {number}", "Ada") for number in range(ORGANIZATIONS)]
        headers = tuple(f"Authorization: Bearer {team.token(member)}\r\n" for member in members)
        yield Target(team.port, headers), Target(team.port, headers[:1])
    finally:
        team.close()


def _measure(runs: int) -> dict[str, Taken]:
    samples: dict[str, list[float]] = {spec.name: [] for spec in SPECS}
    detail: dict[str, list[float]] = {"bare_requests_a_second": [], "our_requests_a_second": [], "our_p99_ms": []}
    with ExitStack() as stack:
        folder = stack.enter_context(data_directory())
        redis = stack.enter_context(running_redis())
        postgres = stack.enter_context(cluster(()))
        bare = stack.enter_context(_bare(redis, folder))
        many, one = stack.enter_context(_ours(postgres, redis, folder))
        for target in (bare, many, one):
            target.load(WARM_SECONDS)
        for _ in range(runs):
            theirs, ours, busy = bare.load(), many.load(), one.load()
            a_second = {
                name: len(load.milliseconds) / load.seconds for name, load in _named(theirs, ours, busy).items()
            }
            samples["post_seconds_share"].append(a_second["bare"] / a_second["ours"])
            samples["post_one_organization_share"].append(a_second["bare"] / a_second["busy"])
            samples["post_p50_times"].append(_times(ours, theirs, 50))
            samples["post_p99_times"].append(_times(ours, theirs, 99))
            samples["post_milliseconds"].append(statistics.median(ours.milliseconds))
            detail["bare_requests_a_second"].append(round(a_second["bare"], 1))
            detail["our_requests_a_second"].append(round(a_second["ours"], 1))
            detail["our_p99_ms"].append(round(percentile(ours.milliseconds, 99), 1))
    return {name: Taken(values, detail if name == SPECS[0].name else {}) for name, values in samples.items()}


def _named(theirs: Load, ours: Load, busy: Load) -> Mapping[str, Load]:
    return {"bare": theirs, "ours": ours, "busy": busy}


def _times(ours: Load, theirs: Load, percent: float) -> float:
    return percentile(ours.milliseconds, percent) / percentile(theirs.milliseconds, percent)


MEASUREMENT = Measurement("tasks", SPECS, _measure)
