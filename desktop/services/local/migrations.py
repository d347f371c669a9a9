"""The schema of the local database, step by step. A step that was published never changes."""

from sqlite_utils import Database, Migrations

migrations = Migrations("desktop")


@migrations()
def m001_outbox(db: Database) -> None:
    """Requests that wait for the server; those without an organization belong to that server's next session."""
    outbox = db.table("outbox")
    outbox.create(
        {
            "position": int,
            "entry_id": str,
            "server": str,
            "organization_id": str,
            "user_id": str,
            "request": str,
            "title": str,
            "created_at": str,
            "attempted": int,
            "withdrawn": int,
            "refusal": str,
        },
        pk="position",
        not_null={"entry_id", "server", "request", "title", "created_at", "attempted", "withdrawn", "refusal"},
    )
    outbox.create_index(["entry_id"], unique=True)


@migrations()
def m002_history(db: Database) -> None:
    """Every task of a workspace, what it was asked and what came of it, and the words to find it by.

    The script of a task stands once, in `history_texts`; its other parameters in `history_contents`.
    """
    owners = db.table("history_owners")
    owners.create(
        {"id": int, "server": str, "organization_id": str, "user_id": str, "filled": int, "opened_at": str},
        pk="id",
        not_null={"server", "organization_id", "user_id", "filled", "opened_at"},
    )
    owners.create_index(["server", "organization_id", "user_id"], unique=True)
    _create_history_tasks(db)
    removed = db.table("history_removed")
    removed.create({"owner_id": int, "task_id": str}, pk=("owner_id", "task_id"))
    db.table("history_contents").create({"id": int, "params": str, "attempts": str, "document": str}, pk="id")
    texts = db.table("history_texts")
    texts.create({"id": int, "title": str, "message": str, "script": str}, pk="id")
    texts.enable_fts(["title", "message", "script"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")


def _create_history_tasks(db: Database) -> None:
    tasks = db.table("history_tasks")
    tasks.create(
        {
            "id": int,
            "owner_id": int,
            "task_id": str,
            "kind": str,
            "title": str,
            "sort_name": str,
            "status": str,
            "created_at": str,
            "started_at": str,
            "finished_at": str,
            "seconds": float,
            "parent_task_id": str,
            "root_task_id": str,
            "resource_id": str,
            "contents": int,
            "view": str,
        },
        pk="id",
        not_null={"owner_id", "task_id", "kind", "title", "sort_name", "status", "created_at", "contents", "view"},
    )
    tasks.create_index(["owner_id", "task_id"], unique=True)
    tasks.create_index(["owner_id", "created_at"])
    for column in ("sort_name", "seconds", "status", "kind", "root_task_id"):
        tasks.create_index(["owner_id", column, "created_at"])
    db.execute("CREATE INDEX history_tasks_wanted ON history_tasks (owner_id, created_at) WHERE contents = 1")


@migrations()
def m003_saved_versions(db: Database) -> None:
    """Files that results were saved over: what stood there before and after, byte for byte.

    `before` is nothing where there was no file. `source` is the hash of the script that was optimized.
    """
    saved = db.table("saved_versions")
    saved.create(
        {
            "id": int,
            "path": str,
            "task_id": str,
            "source": str,
            "saved_at": str,
            "before": bytes,
            "after": bytes,
            "restored_at": str,
        },
        pk="id",
        not_null={"path", "task_id", "source", "saved_at", "after"},
    )
    saved.create_index(["task_id"])
    saved.create_index(["path"])


@migrations()
def m004_lost_tasks(db: Database) -> None:
    """What a restored server may lose: requests that were accepted, and tasks that it turned out not to have.

    `epoch` is the one of the server's log that the history was last compared with. Of a request whose script stands in
    `history_texts`, `slim` is 1 and the script is not in `request`.
    """
    db.execute("ALTER TABLE history_owners ADD COLUMN epoch TEXT NOT NULL DEFAULT ''")
    sent = db.table("sent_requests")
    sent.create(
        {
            "id": int,
            "owner_id": int,
            "task_id": str,
            "origin_task_id": str,
            "sent_at": str,
            "bytes": int,
            "slim": int,
            "title": str,
            "request": str,
        },
        pk="id",
        not_null={"owner_id", "task_id", "sent_at", "bytes", "slim", "title", "request"},
    )
    sent.create_index(["owner_id", "task_id"], unique=True)
    lost = db.table("lost_tasks")
    lost.create(
        {"owner_id": int, "task_id": str, "noticed_at": str, "dismissed": int, "entry_id": str, "sent_as": str},
        pk=("owner_id", "task_id"),
        not_null={"noticed_at", "dismissed"},
    )
    lost.create_index(["owner_id", "entry_id"])


@migrations()
def m005_kept_answers(db: Database) -> None:
    """What was answered in quizzes that are not handed in, a row for each attempt; `answers` is JSON."""
    kept = db.table("kept_answers")
    kept.create(
        {
            "server": str,
            "organization_id": str,
            "user_id": str,
            "attempt_id": str,
            "share_id": str,
            "changed_at": str,
            "answers": str,
        },
        pk=("server", "organization_id", "user_id", "attempt_id"),
        not_null={"share_id", "changed_at", "answers"},
    )
