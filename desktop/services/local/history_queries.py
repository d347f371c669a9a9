"""The tables of the history, read. Every query names the owner whose rows it may see."""

import json
import re
from typing import TYPE_CHECKING, Any

from contracts.tasks import TaskStatus, TaskView
from desktop.services.local.history_filter import HistoryEntry, HistoryFilter, HistoryOrder, HistoryPage, OrderKey
from desktop.services.local.history_rows import KEPT, SCRIPT_PARAMETER, WANTED, attempts_of, instant

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = {
    OrderKey.CREATED: "created_at",
    OrderKey.NAME: "sort_name",
    OrderKey.KIND: "kind",
    OrderKey.STATUS: "status",
    OrderKey.DURATION: "seconds",
}
_UNFINISHED = tuple(status.value for status in TaskStatus if not status.is_terminal)
_NOT_LOST = "task_id NOT IN (SELECT task_id FROM lost_tasks WHERE owner_id = ?)"
_MOST_WORDS = 20
"""Of a search; a pasted page beyond them would only slow it down."""

Values = list[Any]


def count(db: "Database", owner_id: int, what: HistoryFilter) -> int:
    """How many tasks pass the filter."""
    where, values = _where(owner_id, what)
    row = db.execute(f"SELECT count(*) FROM history_tasks WHERE {where}", values).fetchone()  # noqa: S608 - bound values
    return int(row[0])


def page(
    db: "Database",
    owner_id: int,
    what: HistoryFilter,
    order: HistoryOrder,
    *,
    offset: int,
    limit: int,
    counted: bool = False,
) -> HistoryPage:
    """Part of the filtered list, with the length of the whole where that is asked for."""
    if counted and what.text.strip():  # so that the words are looked up once, not once more for the length
        found = row_ids(db, owner_id, what, order)
        return HistoryPage(offset, tasks_of(db, owner_id, found[offset : offset + limit]), len(found))
    where, values = _where(owner_id, what)
    sql = f"SELECT view FROM history_tasks WHERE {where} ORDER BY {_order(order)} LIMIT ? OFFSET ?"  # noqa: S608 - bound values
    rows = db.execute(sql, [*values, limit, offset]).fetchall()
    tasks = [TaskView.model_validate_json(view) for (view,) in rows]
    return HistoryPage(offset, tasks, count(db, owner_id, what) if counted else None)


def row_ids(db: "Database", owner_id: int, what: HistoryFilter, order: HistoryOrder) -> list[int]:
    """The whole filtered list as it is at this moment, by row number."""
    where, values = _where(owner_id, what)
    sql = f"SELECT id FROM history_tasks WHERE {where} ORDER BY {_order(order)}"  # noqa: S608 - bound values
    return [int(row_id) for (row_id,) in db.execute(sql, values)]


def tasks_of(db: "Database", owner_id: int, rows: list[int]) -> list[TaskView]:
    """The tasks of some rows, in the order given; rows that are gone are left out."""
    sql = f"SELECT id, view FROM history_tasks WHERE owner_id = ? AND id IN ({_marks(rows)})"  # noqa: S608 - question marks
    found = dict(db.execute(sql, [owner_id, *rows]).fetchall())
    return [TaskView.model_validate_json(found[row]) for row in rows if row in found]


def entry(db: "Database", owner_id: int, task_id: str) -> HistoryEntry | None:
    """One task with all that is kept of it."""
    row = db.execute(
        "SELECT view, contents, params, attempts, document, script FROM history_tasks AS task "
        "LEFT JOIN history_contents AS kept ON kept.id = task.id "
        "LEFT JOIN history_texts AS texts ON texts.id = task.id "
        "WHERE owner_id = ? AND task_id = ?",
        [owner_id, task_id],
    ).fetchone()
    if row is None:
        return None
    view, contents, params, attempts, document, script = row
    asked = json.loads(params) if params is not None else {}
    if script:
        asked[SCRIPT_PARAMETER] = script
    return HistoryEntry(
        task=TaskView.model_validate_json(view),
        known=contents == KEPT and params is not None,
        params=asked,
        attempts=attempts_of(attempts) if attempts is not None else (),
        document=document,
    )


def chain(db: "Database", owner_id: int, task_id: str) -> list[TaskView]:
    """All that came of the same first task, itself included, oldest first. Empty for a task that is not known."""
    rows = db.execute(
        "SELECT view FROM history_tasks WHERE owner_id = :owner AND root_task_id = "
        "(SELECT root_task_id FROM history_tasks WHERE owner_id = :owner AND task_id = :task) ORDER BY created_at, id",
        {"owner": owner_id, "task": task_id},
    )
    return [TaskView.model_validate_json(view) for (view,) in rows]


def kinds(db: "Database", owner_id: int) -> list[str]:
    """The kinds that occur. Jumps from one to the next in the index, however many tasks there are of each."""
    rows = db.execute(
        "WITH RECURSIVE found(kind) AS (SELECT min(kind) FROM history_tasks WHERE owner_id = :owner UNION ALL "
        "SELECT (SELECT min(kind) FROM history_tasks WHERE owner_id = :owner AND kind > found.kind) "
        "FROM found WHERE found.kind IS NOT NULL) SELECT kind FROM found WHERE kind IS NOT NULL",
        {"owner": owner_id},
    )
    return [str(kind) for (kind,) in rows]


def wanted(db: "Database", owner_id: int, *, limit: int, without: frozenset[str]) -> list[TaskView]:
    """Finished tasks of the server whose contents are still to be fetched, newest first."""
    rows = db.execute(
        f"SELECT view FROM history_tasks WHERE owner_id = ? AND contents = {WANTED} "  # noqa: S608 - bound values
        f"AND task_id NOT IN ({_marks(without)}) AND {_NOT_LOST} ORDER BY created_at DESC LIMIT ?",
        [owner_id, *without, owner_id, limit],
    )
    return [TaskView.model_validate_json(view) for (view,) in rows]


def unfinished(db: "Database", owner_id: int) -> list[str]:
    """Tasks that had not ended when they were last heard of, and that the server has not lost."""
    rows = db.execute(
        f"SELECT task_id FROM history_tasks WHERE owner_id = ? AND status IN ({_marks(_UNFINISHED)}) AND {_NOT_LOST}",  # noqa: S608 - as above
        [owner_id, *_UNFINISHED, owner_id],
    )
    return [str(task_id) for (task_id,) in rows]


def newest_row(db: "Database", owner_id: int) -> int:
    """Rows up to this number are older than what is recorded from now on."""
    row = db.execute("SELECT max(id) FROM history_tasks WHERE owner_id = ?", [owner_id]).fetchone()
    return int(row[0] or 0)


def all_known(db: "Database", owner_id: int, task_ids: list[str], newest: int) -> bool:
    """Whether these tasks were recorded, or deleted, before row `newest` was."""
    known = db.execute(
        f"SELECT count(*) FROM history_tasks WHERE owner_id = ? AND id <= ? AND task_id IN ({_marks(task_ids)})",  # noqa: S608 - as above
        [owner_id, newest, *task_ids],
    ).fetchone()[0]
    gone = db.execute(
        f"SELECT count(*) FROM history_removed WHERE owner_id = ? AND task_id IN ({_marks(task_ids)})",  # noqa: S608 - as above
        [owner_id, *task_ids],
    ).fetchone()[0]
    return int(known) + int(gone) >= len(task_ids)


def match_of(text: str) -> str:
    """What a person typed as an FTS5 query: every word a quoted prefix, so that nothing in it is an operator."""
    words = [word for word in text.replace("\0", " ").split() if re.search(r"[^\W_]", word)][:_MOST_WORDS]
    quoted = (word.replace('"', '""') for word in words)
    return " ".join(f'"{word}"*' for word in quoted)


def _where(owner_id: int, what: HistoryFilter) -> tuple[str, Values]:
    parts, values = ["owner_id = ?"], [owner_id]
    conditions: list[tuple[str, Values]] = []
    if what.statuses:
        conditions.append((f"status IN ({_marks(what.statuses)})", sorted(what.statuses)))
    if what.kinds:
        conditions.append((f"kind IN ({_marks(what.kinds)})", sorted(what.kinds)))
    if what.since is not None:
        conditions.append(("created_at >= ?", [instant(what.since)]))
    if what.until is not None:
        conditions.append(("created_at < ?", [instant(what.until)]))
    if what.without:
        conditions.append((f"task_id NOT IN ({_marks(what.without)})", sorted(what.without)))
    conditions += _text_conditions(what.text)
    for part, bound in conditions:
        parts.append(part)
        values += bound
    return " AND ".join(parts), values


def _text_conditions(text: str) -> list[tuple[str, Values]]:
    """Full text where there are words; what has none, such as `==`, is looked for in the name as it stands."""
    clean = text.encode("utf-8", "replace").decode()
    match = match_of(clean)
    if match:
        found = "id IN (SELECT rowid FROM history_texts_fts WHERE history_texts_fts MATCH ?)"
        return [(found, [match])]
    return [("instr(title, ?) > 0", [clean.strip()])] if clean.strip() else []


def _order(order: HistoryOrder) -> str:
    direction = "DESC" if order.descending else "ASC"
    columns = dict.fromkeys((_COLUMNS[order.key], "created_at", "id"))
    return ", ".join(f"{column} {direction}" for column in columns)


def _marks(values: Any) -> str:
    return ", ".join("?" for _ in values)
