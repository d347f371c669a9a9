"""`toolboxai tasks`: list, show, events, retry, cancel."""

import argparse
from collections.abc import Awaitable, Callable, Mapping

from contracts.tasks import Resources, TaskView
from desktop.commands.connection import connected
from desktop.commands.output import Exit, complain, print_json, say
from desktop.services.api_client import ApiClient
from desktop.services.errors import ApiError

PAGE = 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's subcommands; `list` when none is named."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    actions = parser.add_subparsers(dest="action", metavar="list|show|events|retry|cancel")
    listing = actions.add_parser("list", parents=[shared], help="newest first")
    listing.add_argument("--limit", type=_count, default=50)
    events = actions.add_parser("events", parents=[shared], help="the event log of this workspace")
    events.add_argument("--after", type=_position, default=0, metavar="SEQ")
    events.add_argument("--limit", type=_count, default=PAGE)
    for name, about in (("show", "one task"), ("retry", "run an ended task again"), ("cancel", "stop a task")):
        actions.add_parser(name, parents=[shared], help=about).add_argument("task_id", metavar="ID")


async def run(options: argparse.Namespace) -> Exit:
    """Runs one subcommand. An unknown task is an error with exit code 1."""
    action = options.action or "list"
    try:
        async with connected(detach=action == "retry") as api:
            await ACTIONS[action](api, options)
    except ApiError as error:
        if options.json:
            print_json({"error": error.error, "detail": error.detail})
        complain(error.message)
        return Exit.FAILED
    return Exit.DONE


async def _list(api: ApiClient, options: argparse.Namespace) -> None:
    wanted: int = getattr(options, "limit", 50)
    tasks: list[TaskView] = []
    before: str | None = None
    while len(tasks) < wanted:
        page = await api.tasks(limit=min(PAGE, wanted - len(tasks)), before=before)
        tasks += page.tasks
        before = page.next_before
        if before is None:
            break
    if options.json:
        print_json({"tasks": [task.model_dump(mode="json") for task in tasks]})
        return
    if not tasks:
        say("No tasks yet. Start one with: toolboxai optimize SCRIPT.luau")
    for task in tasks:
        say(f"{task.task_id}  {task.status.value:<10}  {task.title}  {task.message}")


async def _show(api: ApiClient, options: argparse.Namespace) -> None:
    task = await api.task(options.task_id)
    if options.json:
        print_json(task.model_dump(mode="json"))
        return
    say(f"{task.title}  {task.status.value}  {task.progress:.0f} %  {task.message}")
    for attempt in task.attempts:
        when = f"{attempt.started_at:%Y-%m-%d %H:%M:%S} UTC"
        say(f"  attempt {attempt.attempt}: started {when}, {attempt.outcome or 'running'}")
    if took := _took(task.resources):
        say(f"  took {took}")
    if task.error is not None:
        say(f"  {task.error.error}: {task.error.message}")


def _took(used: Resources) -> str:
    """What is known of it."""
    parts = []
    if used.wall_seconds is not None:
        parts.append(f"{used.wall_seconds:.1f} s")
    if used.cpu_seconds is not None:
        parts.append(f"{used.cpu_seconds:.1f} s of processor time")
    if used.peak_memory_bytes is not None:
        parts.append(f"at most {used.peak_memory_bytes / 2**20:.0f} MB of memory")
    if used.tokens is not None:
        parts.append(f"{used.tokens} tokens of the AI endpoint")
    return ", ".join(parts)


async def _events(api: ApiClient, options: argparse.Namespace) -> None:
    page = await api.events(after=options.after, epoch=None, limit=options.limit)
    if options.json:
        print_json({"events": [event.model_dump(mode="json", exclude_none=True) for event in page.events]})
        return
    for event in page.events:
        say(f"{event.seq:>6}  {event.at:%Y-%m-%d %H:%M:%S}  {event.task_id}  {event.event}")


async def _retry(api: ApiClient, options: argparse.Namespace) -> None:
    accepted = await api.retry(options.task_id)
    if options.json:
        print_json({"tasks": [accepted.model_dump(mode="json", exclude_none=True)]})
        return
    say(f"{accepted.task_id}  {accepted.status.value}")


async def _cancel(api: ApiClient, options: argparse.Namespace) -> None:
    task = await api.cancel(options.task_id)
    if options.json:
        print_json(task.model_dump(mode="json"))
        return
    say(f"{task.task_id}  {task.status.value}")


def _count(text: str) -> int:
    return _number(text, 1, 10_000)


def _position(text: str) -> int:
    return _number(text, 0, 2**63 - 1)


def _number(text: str, lowest: int, highest: int) -> int:
    if not text.isascii() or not text.isdigit() or not lowest <= int(text) <= highest:
        raise argparse.ArgumentTypeError(f"{text} is no number from {lowest} to {highest}")
    return int(text)


ACTIONS: Mapping[str, Callable[[ApiClient, argparse.Namespace], Awaitable[None]]] = {
    "list": _list,
    "show": _show,
    "events": _events,
    "retry": _retry,
    "cancel": _cancel,
}
