"""`toolboxai schedules`: list, show, add, pause, resume, run, delete."""

import argparse
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from contracts.optimization import OptimizationLevel, OptimizeScriptRequest
from contracts.schedules import (
    Cron,
    Daily,
    Missed,
    Monthly,
    Once,
    ScheduleDetail,
    ScheduleRequest,
    ScheduleView,
    Weekday,
    Weekdays,
    Weekly,
    When,
)
from contracts.tasks import SCRIPT_OPTIMIZATION
from desktop.commands.connection import connected
from desktop.commands.output import Exit, complain, print_failure, print_json, say
from desktop.commands.teams.option import add_team_argument
from desktop.services.api_client import ApiClient, new_idempotency_key
from desktop.services.errors import INVALID, ApiError
from desktop.services.project.around import ProjectFinder
from desktop.services.script_files import UnreadableScript, read_script
from desktop.services.time_zone import system_time_zone

PAGE = 100
_CHANGING = (
    ("pause", "no run until it is resumed"),
    ("resume", "go on with the first run from now on"),
    ("run", "start its task at once"),
    ("delete", "its tasks stay"),
)


class BadTimes(Exception):
    """What was given on the command line makes no times."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's subcommands; `list` when none is named."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")
    add_team_argument(shared, again=True)
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    add_team_argument(parser)
    actions = parser.add_subparsers(dest="action", metavar="list|show|add|pause|resume|run|delete")
    actions.add_parser("list", parents=[shared], help="newest first")
    for name, about in (("show", "one schedule"), *_CHANGING):
        actions.add_parser(name, parents=[shared], help=about).add_argument("schedule_id", metavar="ID")
    _add_adding(actions.add_parser("add", parents=[shared], help="optimize a script later, or again and again"))


def _add_adding(adding: argparse.ArgumentParser) -> None:
    adding.add_argument("path", metavar="PATH", type=Path, help="a Luau script; it is kept as it is now")
    times = adding.add_mutually_exclusive_group(required=True)
    times.add_argument("--once", metavar="MOMENT", help="such as 2026-03-01T08:30")
    times.add_argument("--daily", metavar="TIME", help="such as 07:00")
    times.add_argument("--weekdays", metavar="TIME", help="Monday to Friday")
    times.add_argument("--weekly", nargs=2, metavar=("DAYS", "TIME"), help="such as mon,thu 07:00")
    times.add_argument("--monthly", nargs=2, metavar=("DAY", "TIME"), help="1 to 31; the last day where there are less")
    times.add_argument("--cron", metavar="EXPRESSION", help="five fields, such as '0 7 * * mon-fri'")
    adding.add_argument("--time-zone", metavar="ZONE", help="such as Europe/Berlin (default: that of this computer)")
    missed = [choice.value for choice in Missed]
    adding.add_argument(
        "--missed", choices=missed, default=missed[0], help="what becomes of runs whose time passed with no server"
    )
    adding.add_argument("--name", help="default: the name of the script")
    levels = [level.value for level in OptimizationLevel]
    adding.add_argument("--level", choices=levels, default=OptimizationLevel.BALANCED.value)


async def run(options: argparse.Namespace) -> Exit:
    """Runs one subcommand. An unknown schedule is an error with exit code 1."""
    action = options.action or "list"
    try:
        wanted = _wanted(options) if action == "add" else None
    except (UnreadableScript, BadTimes) as error:
        return _bad_input(type(error).__name__, str(getattr(error, "message", error)), options)
    try:
        async with connected(options.team, detach=action == "run") as api:
            if wanted is not None:
                await _add(api, wanted, options)
            else:
                await ACTIONS[action](api, options)
    except ApiError as error:
        if options.json:
            print_json({"error": error.error, "detail": error.detail})
        complain(error.message)
        return Exit.BAD_INPUT if error.status == INVALID else Exit.FAILED
    return Exit.DONE


def _bad_input(error: str, detail: str, options: argparse.Namespace) -> Exit:
    if options.json:
        print_failure(error, detail)
    complain(detail)
    return Exit.BAD_INPUT


def _wanted(options: argparse.Namespace) -> ScheduleRequest:
    script = read_script(options.path)
    request = OptimizeScriptRequest(
        script_code=script.raw,
        script_name=script.sendable_name,
        optimization_level=OptimizationLevel(options.level),
        project=ProjectFinder().around(script).project,
    )
    try:
        return ScheduleRequest(
            name=options.name if options.name is not None else script.sendable_name[:100],
            kind=SCRIPT_OPTIMIZATION,
            request=request.model_dump(mode="json"),
            when=_when(options),
            time_zone=options.time_zone or system_time_zone(),
            missed=Missed(options.missed),
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise BadTimes(f"{'.'.join(map(str, first['loc']))}: {first['msg']}.") from error


def _when(options: argparse.Namespace) -> When:
    if options.once is not None:
        return Once(at=_moment(options.once))
    if options.daily is not None:
        return Daily(time=options.daily)
    if options.weekdays is not None:
        return Weekdays(time=options.weekdays)
    if options.weekly is not None:
        days, time = options.weekly
        return Weekly(time=time, days=[_weekday(day) for day in days.split(",")])
    if options.monthly is not None:
        day, time = options.monthly
        return Monthly(time=time, day=int(day) if day.isascii() and day.isdigit() else 0)
    return Cron(expression=options.cron)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadTimes(f"{text} is no moment such as 2026-03-01T08:30.") from error
    if moment.tzinfo is not None:
        raise BadTimes("A moment has no zone of its own; --time-zone names it.")
    return moment


def _weekday(text: str) -> Weekday:
    given = text.strip().lower()
    for day in Weekday:
        if len(given) >= 2 and day.value.startswith(given):
            return day
    raise BadTimes(f"{text} is no day of the week such as mon.")


async def _add(api: ApiClient, wanted: ScheduleRequest, options: argparse.Namespace) -> None:
    made = await api.create_schedule(wanted, idempotency_key=new_idempotency_key())
    _print(made, options)
    if not options.json:
        here = "It runs while a server runs: with the window open, or with toolboxai serve."
        say(here if options.team is None else "It runs on the team's server, also while this computer is off.")


async def _list(api: ApiClient, options: argparse.Namespace) -> None:
    schedules: list[ScheduleView] = []
    before: str | None = None
    while True:
        page = await api.schedules(limit=PAGE, before=before)
        schedules += page.schedules
        before = page.next_before
        if before is None:
            break
    if options.json:
        print_json({"schedules": [one.model_dump(mode="json") for one in schedules]})
        return
    if not schedules:
        there = "" if options.team is None else " --team"
        say(f"No schedules yet. Make one with: toolboxai schedules add SCRIPT.luau --daily 07:00{there}")
    for one in schedules:
        say(f"{one.schedule_id}  {_state(one):<21}  {one.name}  ({_times(one.when)}, {one.time_zone})")


async def _show(api: ApiClient, options: argparse.Namespace) -> None:
    _print(await api.schedule(options.schedule_id), options)


async def _pause(api: ApiClient, options: argparse.Namespace) -> None:
    _print(await api.pause_schedule(options.schedule_id), options)


async def _resume(api: ApiClient, options: argparse.Namespace) -> None:
    _print(await api.pause_schedule(options.schedule_id, paused=False), options)


async def _run(api: ApiClient, options: argparse.Namespace) -> None:
    accepted = await api.run_schedule(options.schedule_id, idempotency_key=new_idempotency_key())
    if options.json:
        print_json({"tasks": [accepted.model_dump(mode="json", exclude_none=True)]})
        return
    say(f"{accepted.task_id}  {accepted.status.value}")


async def _delete(api: ApiClient, options: argparse.Namespace) -> None:
    await api.delete_schedule(options.schedule_id)
    if options.json:
        print_json({"schedule_id": options.schedule_id, "deleted": True})
        return
    say(f"{options.schedule_id}  deleted")


def _print(schedule: ScheduleDetail, options: argparse.Namespace) -> None:
    if options.json:
        print_json(schedule.model_dump(mode="json"))
        return
    say(f"{schedule.schedule_id}  {schedule.name}  {_times(schedule.when)}, {schedule.time_zone}")
    if not schedule.next_runs:
        say(f"  {_state(schedule)}")
    zone = ZoneInfo(schedule.time_zone)
    for moment in schedule.next_runs:
        say(f"  runs {moment.astimezone(zone):%a %Y-%m-%d %H:%M %Z}")
    last = schedule.last_run
    if last is not None:
        what = f", task {last.task_id}" if last.task_id else ""
        why = f": {last.error.message}" if last.error else ""
        say(f"  last {last.at:%Y-%m-%d %H:%M} UTC, {last.outcome.value.replace('_', ' ')}{what}{why}")


def _state(schedule: ScheduleView) -> str:
    if schedule.paused:
        return "paused"
    if not schedule.next_runs:
        return "ended"
    return f"next {schedule.next_runs[0].astimezone(ZoneInfo(schedule.time_zone)):%Y-%m-%d %H:%M}"


def _times(when: When) -> str:
    """As the options name them."""
    if isinstance(when, Once):
        return f"once {when.at:%Y-%m-%d %H:%M}"
    if isinstance(when, Cron):
        return f"cron {when.expression}"
    if isinstance(when, Weekly):
        return f"weekly {','.join(day.value[:3] for day in when.days)} {when.time}"
    if isinstance(when, Monthly):
        return f"monthly {when.day} {when.time}"
    return f"{when.kind} {when.time}"


ACTIONS: Mapping[str, Callable[[ApiClient, argparse.Namespace], Awaitable[None]]] = {
    "list": _list,
    "show": _show,
    "pause": _pause,
    "resume": _resume,
    "run": _run,
    "delete": _delete,
}
