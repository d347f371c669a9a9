"""What must hold after a run, whatever was done to it. Each function gives a sentence for everything that does not."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, text

from contracts.events import PHASE_STATUS, Phase
from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, TaskStatus, TaskView
from tests.faults.wishes import PROBE

MAKE_CONTENT = frozenset({CONTENT_GENERATION, QUIZ_GENERATION})
TERMINAL = {status.value for status in TaskStatus if status.is_terminal}
FOLLOWING: Mapping[Phase | None, frozenset[Phase]] = {
    None: frozenset({Phase.QUEUED}),
    Phase.QUEUED: frozenset({Phase.STARTED, Phase.CANCELLED, Phase.FAILED}),
    Phase.RETRYING: frozenset({Phase.STARTED, Phase.CANCELLED, Phase.FAILED}),
    Phase.STARTED: frozenset({Phase.RETRYING, Phase.CANCELLING, Phase.COMPLETED, Phase.FAILED}),
    Phase.CANCELLING: frozenset({Phase.CANCELLED}),
}
"""Which transition may come after which, as DESIGN.md has them. After an end there is none."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Ledger:
    """The whole database at one moment."""

    tasks: dict[str, Row]
    events: list[Row]
    streams: list[Row]
    attempts: list[Row]
    results: dict[str, str]
    effects: list[Row] = field(default_factory=list)
    keyed_effects: list[Row] = field(default_factory=list)
    contents: list[Row] = field(default_factory=list)
    versions: list[Row] = field(default_factory=list)


def read_ledger(engine: Engine) -> Ledger:
    """In one transaction."""
    with engine.connect() as connection:

        def rows(table: str, order: str) -> list[Row]:
            return [dict(row._mapping) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY {order}"))]

        return Ledger(
            tasks={row["id"]: {**row, "params": _decoded(row["params"])} for row in rows("tasks", "id")},
            events=rows("events", "organization_id, seq"),
            streams=rows("event_streams", "organization_id"),
            attempts=rows("task_attempts", "task_id, attempt"),
            results={row["task_id"]: row["document"] for row in rows("task_results", "task_id")},
            effects=rows("probe_effects", "task_id"),
            keyed_effects=rows("probe_keyed_effects", "task_id"),
            contents=rows("contents", "id"),
            versions=rows("content_versions", "content_id, version"),
        )


def task_ids(engine: Engine) -> set[str]:
    """Of every task that is stored."""
    with engine.connect() as connection:
        return {row[0] for row in connection.execute(text("SELECT id FROM tasks"))}


def epochs(engine: Engine) -> set[str]:
    """Of every log."""
    with engine.connect() as connection:
        return {row[0] for row in connection.execute(text("SELECT epoch FROM event_streams"))}


def unfinished(engine: Engine) -> int:
    """How many tasks have not ended."""
    with engine.connect() as connection:
        ended = ", ".join(f"'{status}'" for status in sorted(TERMINAL))
        return int(connection.execute(text(f"SELECT count(*) FROM tasks WHERE status NOT IN ({ended})")).scalar_one())


def broken(ledger: Ledger, acknowledged: Sequence[Mapping[str, Any]], lost: Iterable[str] = ()) -> list[str]:
    """All that does not hold of the database. `lost`: what a restored backup did not have."""
    return [
        *acknowledged_ended(ledger, acknowledged, set(lost)),
        *log_without_gaps(ledger),
        *everything_published(ledger),
        *ended_once(ledger),
        *attempts_add_up(ledger),
        *effects_once(ledger),
        *library_is_whole(ledger),
    ]


def acknowledged_ended(ledger: Ledger, acknowledged: Sequence[Mapping[str, Any]], lost: set[str]) -> list[str]:
    """Every task that was acknowledged is there and has ended, and one request was never given two tasks.

    Unless a backup took the first away: then the request, sent again, makes another.
    """
    found: list[str] = []
    of_entry: dict[str, set[str]] = defaultdict(set)
    for one in acknowledged:
        task_id = one["task_id"]
        of_entry[one["entry"]].add(task_id)
        task = ledger.tasks.get(task_id)
        if task is None and task_id not in lost:
            found.append(f"task {task_id} was acknowledged and is not there")
        elif task is not None and task["status"] not in TERMINAL:
            found.append(f"task {task_id} was acknowledged and is still {task['status']}")
    for entry, given in of_entry.items():
        if len(given - lost) > 1:
            found.append(f"request {entry} was given several tasks: {sorted(given)}")
    return found


def log_without_gaps(ledger: Ledger) -> list[str]:
    """Each log holds first_seq to top_seq, each once."""
    found: list[str] = []
    held: dict[str, list[int]] = defaultdict(list)
    for event in ledger.events:
        held[event["organization_id"]].append(event["seq"])
    for stream in ledger.streams:
        wanted = list(range(stream["first_seq"], stream["top_seq"] + 1))
        if held[stream["organization_id"]] != wanted:
            gaps = sorted(set(wanted) ^ set(held[stream["organization_id"]]))[:10]
            found.append(f"the log of {stream['organization_id']} is not 1 to {stream['top_seq']}: {gaps}")
    return found


def everything_published(ledger: Ledger) -> list[str]:
    """The publisher has caught up with every log."""
    return [
        f"the log of {one['organization_id']} is published to {one['published_seq']} of {one['top_seq']}"
        for one in ledger.streams
        if one["published_seq"] != one["top_seq"]
    ]


def ended_once(ledger: Ledger) -> list[str]:
    """The events of each task are a way that DESIGN.md knows, with one end, and its row is where they lead."""
    found: list[str] = []
    ways: dict[str, list[Row]] = defaultdict(list)
    for event in ledger.events:
        ways[event["task_id"]].append(event)
    for task_id in ways.keys() - ledger.tasks.keys():
        found.append(f"the log tells of task {task_id}, which is not there")
    for task_id, task in ledger.tasks.items():
        last: Phase | None = None
        for event in ways[task_id]:
            phase = Phase(json.loads(event["payload"])["phase"])
            if phase not in FOLLOWING.get(last, frozenset()):
                found.append(f"task {task_id}: {phase} after {last} (seq {event['seq']})")
            last = phase
        seq = ways[task_id][-1]["seq"] if ways[task_id] else None
        if last is None or PHASE_STATUS[last].value != task["status"] or seq != task["seq"]:
            found.append(f"task {task_id} is {task['status']} at {task['seq']}, its log ends with {last} at {seq}")
        if (task["status"] in TERMINAL) is (task["finished_at"] is None):
            found.append(f"task {task_id} is {task['status']} and finished at {task['finished_at']}")
    return found


def attempts_add_up(ledger: Ledger) -> list[str]:
    """A task that has ended has all attempts from the first to its last, each of them ended, at most one completed."""
    found: list[str] = []
    tries: dict[str, list[Row]] = defaultdict(list)
    for attempt in ledger.attempts:
        tries[attempt["task_id"]].append(attempt)
    for task_id, task in ledger.tasks.items():
        if task["status"] not in TERMINAL:
            continue
        numbers = [attempt["attempt"] for attempt in tries[task_id]]
        if numbers != list(range(1, task["attempt"] + 1)):
            found.append(f"task {task_id} ended at attempt {task['attempt']} and has attempts {numbers}")
        if any(attempt["ended_at"] is None for attempt in tries[task_id]):
            found.append(f"task {task_id} has ended and an attempt of it has not")
        completed = [attempt["attempt"] for attempt in tries[task_id] if attempt["outcome"] == "completed"]
        wanted = [task["attempt"]] if task["status"] == "completed" and task["cached_from"] is None else []
        if completed != wanted:
            found.append(f"task {task_id} is {task['status']} and was completed by attempts {completed}")
    return found


def effects_once(ledger: Ledger) -> list[str]:
    """Results and the probes' effects are there once where a task completed, and right; elsewhere not at all.

    One under a key may be left of an attempt that was stopped after it, as with a mail that has gone out.
    """
    found: list[str] = []
    made = Counter(row["task_id"] for row in ledger.effects)
    keyed = Counter(row["task_id"] for row in ledger.keyed_effects)
    for row in (*ledger.effects, *ledger.keyed_effects):
        task = ledger.tasks.get(row["task_id"])
        if task is None or row["total"] != sum(task["params"]["numbers"]):
            found.append(f"an effect of task {row['task_id']} says {row['total']}")
    for task_id, task in ledger.tasks.items():
        completed = task["status"] == "completed"
        if (task_id in ledger.results) is not completed:
            found.append(f"task {task_id} is {task['status']} and its result is {ledger.results.get(task_id)}")
        if task["kind"] != PROBE:
            continue
        has_key = task["params"]["effect"] == "keyed"
        if made[task_id] != (1 if completed and not has_key else 0):
            found.append(f"task {task_id} is {task['status']} and had its effect {made[task_id]} times")
        if keyed[task_id] > 1 or (completed and keyed[task_id] != int(has_key)):
            found.append(f"task {task_id} is {task['status']} and had its keyed effect {keyed[task_id]} times")
        document = ledger.results.get(task_id)
        if document is not None and json.loads(document)["total"] != sum(task["params"]["numbers"]):
            found.append(f"the result of task {task_id} is wrong: {document}")
    return found


def library_is_whole(ledger: Ledger) -> list[str]:
    """What a task has made is in the library once, and versions have no gap."""
    found: list[str] = []
    kept = Counter(row["task_id"] for row in ledger.versions)
    for task_id, task in ledger.tasks.items():
        wanted = int(task["kind"] in MAKE_CONTENT and task["status"] == "completed")
        if kept[task_id] != wanted:
            found.append(f"task {task_id} is {task['status']} and is in the library {kept[task_id]} times")
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in ledger.versions:
        numbers[row["content_id"]].append(row["version"])
    for content in ledger.contents:
        if numbers[content["id"]] != list(range(1, content["version"] + 1)):
            found.append(f"content {content['id']} is at {content['version']} and has {numbers[content['id']]}")
    return found


def differs(state: Mapping[str, Any], tasks: Mapping[str, TaskView], lost: Iterable[str] = ()) -> list[str]:
    """What a desktop shows and the server does not say. Its history still holds what a backup has lost."""
    if not state:
        return ["it shows nothing yet"]
    told = {task_id: task.model_dump(mode="json") for task_id, task in tasks.items()}
    gone = set(lost)
    found = [f"it still waits to send {title}" for title in state["waiting"]]
    if not state["live"]:
        found.append("it has no live events")
    for place in ("tracker", "history"):
        shown = {task["task_id"]: task for task in state[place]}
        kept = gone if place == "history" else set()
        found += [f"{place}: {task_id} is not on the server" for task_id in shown.keys() - told.keys() - kept]
        found += [
            f"{place}: {task_id} differs in {_unequal(shown[task_id], told[task_id])}"
            for task_id in sorted(shown.keys() & told.keys())
            if shown[task_id] != told[task_id]
        ]
    missing = told.keys() - {task["task_id"] for task in state["history"]}
    return [*found, *(f"history: {task_id} is missing" for task_id in sorted(missing))]


def lost_are_shown(
    state: Mapping[str, Any], acknowledged: Sequence[Mapping[str, Any]], there: Iterable[str], lost: set[str]
) -> list[str]:
    """What a restored backup took away is shown as that, and nothing else is.

    `acknowledged`: what this desktop was told. Where it died before it had noted an acceptance, it sent the request
    once more, and knows the task that came of that.
    """
    shown = set(state.get("lost", {}))
    newest = {one["entry"]: one["task_id"] for one in acknowledged}
    missing = {one["task_id"] for one in acknowledged if one["task_id"] == newest[one["entry"]]} & lost - shown
    found = [f"task {task_id} was lost with a backup and is not shown as that" for task_id in sorted(missing)]
    return [*found, *(f"task {one} is on the server and shown as lost" for one in sorted(shown & set(there)))]


def _unequal(shown: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    names = [name for name in told if shown.get(name) != told[name]]
    return ", ".join(f"{name} ({shown.get(name)!r}, not {told[name]!r})" for name in names)


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
