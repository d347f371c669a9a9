"""`toolboxai tasks`: list, show, log, events, export, retry, cancel."""

import argparse
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from pydantic import JsonValue

from contracts.events import TaskEvent
from contracts.tasks import Resources, TaskDetail, TaskError, TaskPriority, TaskStatus, TaskView
from desktop.commands.connection import connected
from desktop.commands.export import add_export_arguments, export, misuse
from desktop.commands.output import Exit, complain, print_failure, print_json, say
from desktop.commands.teams.option import add_team_argument
from desktop.services.api_client import ApiClient
from desktop.services.errors import ApiError

PAGE = 1000
FILTERS = ("status", "kind", "text", "created_after", "created_before", "user_id", "root_task_id")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's subcommands; `list` when none is named."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")
    add_team_argument(shared, again=True)
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    add_team_argument(parser)
    actions = parser.add_subparsers(dest="action", metavar="list|show|log|events|export|retry|cancel")
    listing = actions.add_parser("list", parents=[shared], help="newest first")
    listing.add_argument("--limit", type=_count, default=50)
    _add_filters(listing)
    exporting = actions.add_parser(
        "export", parents=[shared], help="the list as a CSV or JSON file, whole or not at all"
    )
    add_export_arguments(exporting)
    _add_filters(exporting)
    events = actions.add_parser("events", parents=[shared], help="the event log of this workspace")
    events.add_argument("--after", type=_position, default=0, metavar="SEQ")
    events.add_argument("--limit", type=_count, default=PAGE)
    for name, about in (
        ("show", "one task"),
        ("log", "what happened to a task"),
        ("retry", "run an ended task again"),
        ("cancel", "stop a task"),
    ):
        action = actions.add_parser(name, parents=[shared], help=about)
        action.add_argument("task_id", metavar="ID")
        if name == "retry":
            action.add_argument(
                "--change",
                action="append",
                type=_change,
                default=[],
                metavar="NAME=VALUE",
                help="another value of one parameter, as JSON or text; may be repeated",
            )


def _add_filters(listing: argparse.ArgumentParser) -> None:
    """What is listed; each is a parameter of the route by the same name."""
    statuses = [status.value for status in TaskStatus]
    listing.add_argument(
        "--status", action="append", choices=statuses, metavar="STATUS", help=f"{', '.join(statuses)}; may be repeated"
    )
    listing.add_argument("--kind", help="for example script-optimization")
    listing.add_argument("--text", help="in the name or an id")
    listing.add_argument(
        "--created-after", type=_moment, metavar="TIME", help="a date, or date and time, of this place"
    )
    listing.add_argument("--created-before", type=_moment, metavar="TIME")
    listing.add_argument("--user-id", metavar="ID", help="of one person; for admins")
    listing.add_argument("--root-task-id", metavar="ID", help="a task and what was run again from it")


def _filters(options: argparse.Namespace) -> dict[str, str | list[str]]:
    given = {name: getattr(options, name, None) for name in FILTERS}
    return {name: value for name, value in given.items() if value is not None}


async def run(options: argparse.Namespace) -> Exit:
    """Runs one subcommand. An unknown task is an error with exit code 1."""
    action = options.action or "list"
    if action == "export" and (problem := misuse(options)):
        if options.json:
            print_failure("BadUsage", problem)
        complain(problem)
        return Exit.BAD_INPUT
    try:
        async with connected(options.team, detach=action == "retry") as api:
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
        page = await api.tasks(limit=min(PAGE, wanted - len(tasks)), before=before, filters=_filters(options))
        tasks += page.tasks
        before = page.next_before
        if before is None:
            break
    if options.json:
        print_json({"tasks": [task.model_dump(mode="json") for task in tasks]})
        return
    if not tasks:
        if _filters(options):
            say("No task fits.")
        else:
            there = "" if options.team is None else " --team"
            say(f"No tasks yet. Start one with: toolboxai optimize SCRIPT.luau{there}")
    for task in tasks:
        say(f"{task.task_id}  {task.status.value:<10}  {task.title}  {task.message}")


async def _show(api: ApiClient, options: argparse.Namespace) -> None:
    task = await api.task(options.task_id)
    if options.json:
        print_json(task.model_dump(mode="json"))
        return
    say(f"{task.title}  {task.status.value}  {task.progress:.0f} %  {task.message}")
    _say_attempts(task)
    if task.priority is not TaskPriority.NORMAL:
        say(f"  {task.priority.value} priority")
    if took := _took(task.resources):
        say(f"  took {took}")
    if task.parent_task_id is not None:
        first = "" if task.root_task_id == task.parent_task_id else f", first of all {task.root_task_id}"
        say(f"  run again from {task.parent_task_id}{first}")
    if task.error is not None:
        _say_error(task.error, "  ")


def _say_attempts(task: TaskDetail) -> None:
    """Each try, and why it ended; that of the last one is the task's own."""
    for attempt in task.attempts:
        when = f"{attempt.started_at:%Y-%m-%d %H:%M:%S} UTC"
        say(f"  attempt {attempt.attempt} of {task.max_attempts}: started {when}, {attempt.outcome or 'running'}")
        if attempt.error is not None and attempt.error != task.error:
            _say_error(attempt.error, "    ")


def _say_error(error: TaskError, indent: str) -> None:
    where = f", line {error.line}" if error.line is not None else ""
    say(f"{indent}{error.error}{where}: {error.message}")
    for line in error.detail.splitlines() if error.detail != error.message else []:
        say(f"{indent}  {line}")


async def _log(api: ApiClient, options: argparse.Namespace) -> None:
    log = await api.task_log(options.task_id)
    if options.json:
        print_json(log.model_dump(mode="json"))
        return
    for line in log.lines:
        say(f"{line.at:%Y-%m-%d %H:%M:%S} UTC  {line.level.value:<7}  {line.text}")


async def _export(api: ApiClient, options: argparse.Namespace) -> None:
    await export(api, options, _filters(options))


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
    if not page.recovered and options.after < page.first:  # older ones are not kept any more
        page = await api.events(after=page.first - 1, epoch=None, limit=options.limit)
    if options.json:
        print_json({"events": [event.model_dump(mode="json", exclude_none=True) for event in page.events]})
        return
    for event in page.events:
        task_id = event.task_id if isinstance(event, TaskEvent) else ""
        say(f"{event.seq:>6}  {event.at:%Y-%m-%d %H:%M:%S}  {task_id:36}  {event.event}")


async def _retry(api: ApiClient, options: argparse.Namespace) -> None:
    accepted = await api.retry(options.task_id, dict(options.change) or None)
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


def _change(text: str) -> tuple[str, JsonValue]:
    """What is no JSON is text, so that words need no quotes."""
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError(f"{text} is no change such as optimization_level=aggressive")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _count(text: str) -> int:
    return _number(text, 1, 10_000)


def _position(text: str) -> int:
    return _number(text, 0, 2**63 - 1)


def _moment(text: str) -> str:
    """With its zone; this computer's where none is named."""
    try:
        return datetime.fromisoformat(text).astimezone().isoformat()
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"{text} is no date such as 2026-03-01 or 2026-03-01T08:30") from error


def _number(text: str, lowest: int, highest: int) -> int:
    if not text.isascii() or not text.isdigit() or not lowest <= int(text) <= highest:
        raise argparse.ArgumentTypeError(f"{text} is no number from {lowest} to {highest}")
    return int(text)


ACTIONS: Mapping[str, Callable[[ApiClient, argparse.Namespace], Awaitable[None]]] = {
    "list": _list,
    "show": _show,
    "log": _log,
    "events": _events,
    "export": _export,
    "retry": _retry,
    "cancel": _cancel,
}
