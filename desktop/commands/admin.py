"""`toolboxai admin`: dashboard, nodes, stuck."""

import argparse
from collections.abc import Awaitable, Callable, Mapping

from contracts.admin import MOST_DAYS, Figures, Scope
from desktop.commands.connection import connected
from desktop.commands.output import Exit, complain, print_json, say
from desktop.commands.teams.option import add_team_argument
from desktop.services.api_client import ApiClient
from desktop.services.errors import ApiError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's subcommands; `dashboard` when none is named."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")
    add_team_argument(shared, again=True)
    scopes = [scope.value for scope in Scope]
    shared.add_argument("--scope", choices=scopes, default=scopes[0], help="of the server: for its owner")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    add_team_argument(parser)
    actions = parser.add_subparsers(dest="action", metavar="dashboard|nodes|stuck")
    dashboard = actions.add_parser("dashboard", parents=[shared], help="figures of the last days")
    dashboard.add_argument("--days", type=int, choices=range(1, MOST_DAYS + 1), default=14, metavar="DAYS")
    dashboard.add_argument("--time-zone", default="UTC", metavar="ZONE", help="in which days begin (default: UTC)")
    actions.add_parser("nodes", parents=[shared], help="processes, what they do, and who waits")
    stuck = actions.add_parser("stuck", parents=[shared], help="tasks that do not go on, and what to do")
    stuck.add_argument("--minutes", type=int, choices=range(1, 1441), default=10, metavar="MINUTES")


async def run(options: argparse.Namespace) -> Exit:
    """Runs one subcommand. Who is no admin gets exit code 1."""
    try:
        async with connected(options.team) as api:
            await ACTIONS[options.action or "dashboard"](api, options)
    except ApiError as error:
        if options.json:
            print_json({"error": error.error, "detail": error.detail})
        complain(error.message)
        return Exit.FAILED
    return Exit.DONE


async def _dashboard(api: ApiClient, options: argparse.Namespace) -> None:
    days, zone = getattr(options, "days", 14), getattr(options, "time_zone", "UTC")
    seen = await api.dashboard(days=days, scope=_scope(options), time_zone=zone)
    if options.json:
        print_json(seen.model_dump(mode="json"))
        return
    for day in seen.days:
        if day.total != Figures():
            say(f"{day.day}  {_told(day.total)}")
    for kind, figures in seen.kinds.items():
        say(f"{kind}  {_told(figures)}")
    if not seen.kinds:
        say(f"No task in the last {days} days.")


async def _nodes(api: ApiClient, options: argparse.Namespace) -> None:
    seen = await api.nodes(_scope(options))
    if options.json:
        print_json(seen.model_dump(mode="json"))
        return
    leads = {node.node_id: [loop.name for loop in seen.loops if loop.node_id == node.node_id] for node in seen.nodes}
    for node in seen.nodes:
        what = f"{node.kind or 'process'} {node.host or node.node_id} {node.pid or ''}".strip()
        state = "alive" if node.alive else f"last seen {node.seen_at:%Y-%m-%d %H:%M:%S} UTC"
        say(f"{what}  {state}  {node.running} of {node.slots} slots  {', '.join(leads[node.node_id])}".rstrip())
    for queue in seen.queues:
        waiting = f"{queue.high} high, {queue.normal} normal, {queue.low} low"
        say(
            f"{queue.organization_name}  running {queue.running}  waiting: {waiting}; {queue.put_off} of them for later"
        )


async def _stuck(api: ApiClient, options: argparse.Namespace) -> None:
    seen = await api.stuck(_scope(options), minutes=getattr(options, "minutes", 10))
    if options.json:
        print_json(seen.model_dump(mode="json"))
        return
    if not seen.tasks:
        say("Nothing is stuck.")
    for task in seen.tasks:
        say(f"{task.task_id}  {task.status.value:<10}  since {task.since:%Y-%m-%d %H:%M:%S} UTC  {task.title}")
        say(f"  {task.means} {task.advice}")


def _scope(options: argparse.Namespace) -> Scope:
    return Scope(getattr(options, "scope", Scope.ORGANIZATION.value))


def _told(figures: Figures) -> str:
    counts = f"accepted {figures.accepted}, completed {figures.completed}, failed {figures.failed}"
    rest = f"cancelled {figures.cancelled}, from the store {figures.answered}"
    times = ", ".join(
        f"{name} {one.p50:.2f}/{one.p95:.2f}/{one.p99:.2f} s"
        for name, one in (("wait", figures.wait), ("run", figures.run))
        if one.p50 is not None and one.p95 is not None and one.p99 is not None
    )
    return f"{counts}, {rest}" + (f", {times} (of 50, 95 and 99 of 100)" if times else "")


ACTIONS: Mapping[str, Callable[[ApiClient, argparse.Namespace], Awaitable[None]]] = {
    "dashboard": _dashboard,
    "nodes": _nodes,
    "stuck": _stuck,
}
