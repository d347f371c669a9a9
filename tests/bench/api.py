"""What asking who calls costs: the same request to a team server that checks, and to one that believes everybody."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from server.core import schema
from server.core.database import Database
from server.domain.organizations.membership import Member
from tests.bench.children import data_directory
from tests.bench.figures import Measurement, Spec, Taken, percentile
from tests.bench.tasks import CONNECTIONS, ORGANIZATIONS, PROCESSES, WARM_SECONDS, Target
from tests.builders.postgres import Postgres, cluster
from tests.builders.redis import Redis, running_redis
from tests.builders.team import PROGRAM, Team

MOST_TIMES = 1.25
TURNS = 3
"""Of each server in a run, by turns: the machine's moods are longer than a turn."""
UNCHECKED = ("-m", "tests.bench.unchecked_team")
SETTING = (
    f"POST optimize-script, {CONNECTIONS} connections, {PROCESSES} processes, PostgreSQL with fsync, {ORGANIZATIONS} "
    "organizations, beside the same server with the check overridden, in turn in the same run"
)
SPECS = (
    Spec("check_p50_times", "x", f"Median time of an authorised request as a multiple; {SETTING}.", MOST_TIMES),
    Spec("check_seconds_share", "x", "Requests a second without the check as a multiple of those with it.", MOST_TIMES),
    Spec("check_p99_times", "x", "99th percentile as a multiple."),
)


@contextmanager
def _server(postgres: Postgres, redis: Redis, folder: Path, name: str, program: tuple[str, ...]) -> Iterator[Team]:
    """No worker: the tasks that are taken stay in the queue."""
    logs = folder / program[-1]
    logs.mkdir()
    extra = {"TOOLBOXAI_QUEUE_LIMIT": "10000000"}
    team = Team(postgres, redis, logs, name, api_processes=PROCESSES, extra=extra, program=program)
    try:
        team.start("serve")
        team.wait_until_up(hub=False)
        yield team
    finally:
        team.close()


def _believed(member: Member) -> str:
    return f"Authorization: Bearer {member.user_id}.{member.organization_id}\r\n"


def _measure(runs: int) -> dict[str, Taken]:
    samples: dict[str, list[float]] = {spec.name: [] for spec in SPECS}
    detail: dict[str, list[float]] = {"checked_ms": [], "unchecked_ms": []}
    with ExitStack() as stack:
        folder = stack.enter_context(data_directory())
        redis = stack.enter_context(running_redis())
        postgres = stack.enter_context(cluster(()))
        name = postgres.create()
        database = Database(postgres.url(name))
        schema.upgrade(database.engine)
        database.close()
        checking = stack.enter_context(_server(postgres, redis, folder, name, PROGRAM))
        believing = stack.enter_context(_server(postgres, redis, folder, name, UNCHECKED))
        members = [checking.create_member(f"School {number}", "Ada") for number in range(ORGANIZATIONS)]
        tokens = tuple(f"Authorization: Bearer {checking.token(member)}\r\n" for member in members)
        checked = Target(checking.port, tokens)
        unchecked = Target(believing.port, tuple(_believed(member) for member in members))
        for target in (checked, unchecked):
            target.load(WARM_SECONDS)
        for _ in range(runs):
            times: dict[str, list[float]] = {"checked": [], "unchecked": []}
            for _ in range(TURNS):
                times["checked"] += checked.load().milliseconds
                times["unchecked"] += unchecked.load().milliseconds
            ours, theirs = times["checked"], times["unchecked"]
            samples["check_p50_times"].append(percentile(ours, 50) / percentile(theirs, 50))
            samples["check_p99_times"].append(percentile(ours, 99) / percentile(theirs, 99))
            samples["check_seconds_share"].append(len(theirs) / len(ours))
            detail["checked_ms"].append(round(percentile(ours, 50), 2))
            detail["unchecked_ms"].append(round(percentile(theirs, 50), 2))
    return {name: Taken(values, detail if name == SPECS[0].name else {}) for name, values in samples.items()}


MEASUREMENT = Measurement("api", SPECS, _measure)
