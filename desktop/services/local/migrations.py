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
