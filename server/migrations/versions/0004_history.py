"""Tasks are found by text, status and person among a million, and say who cancelled them; old ones can be deleted."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

AT_ONCE = 1_000
BY_TIME = "ix_tasks_organization_id_created_at"
HISTORY = "ix_tasks_history"
BY_STATUS = "ix_tasks_organization_id_status_created_at"
BY_USER = "ix_tasks_organization_id_user_id_created_at"
BY_ROOT_ALONE = "ix_tasks_root_task_id"
BY_ROOT = "ix_tasks_organization_id_root_task_id"
ENDED = "ix_tasks_finished_at"
EVENTS_ALONE = "ix_events_task_id"
EVENTS = "ix_events_organization_id_task_id"
RETRIES = "ix_tasks_parent_task_id"


def upgrade() -> None:
    """Applies the migration."""
    with op.batch_alter_table("tasks") as tasks:
        tasks.add_column(sa.Column("search_text", sa.Text(), nullable=True))
        tasks.add_column(sa.Column("cancelled_by", sa.String(36), nullable=True))
    _fill()
    ended, retry = sa.text("finished_at IS NOT NULL"), sa.text("parent_task_id IS NOT NULL")
    with op.batch_alter_table("tasks") as tasks:
        tasks.alter_column("search_text", existing_type=sa.Text(), nullable=False)
        tasks.drop_index(BY_TIME)
        tasks.drop_index(BY_ROOT_ALONE)
        tasks.create_index(HISTORY, ["organization_id", "created_at", "id", "user_id", "status", "kind", "search_text"])
        tasks.create_index(BY_STATUS, ["organization_id", "status", "created_at", "id"])
        tasks.create_index(BY_USER, ["organization_id", "user_id", "created_at", "id"])
        tasks.create_index(BY_ROOT, ["organization_id", "root_task_id", "created_at", "id"])
        tasks.create_index(ENDED, ["finished_at"], sqlite_where=ended, postgresql_where=ended)
        tasks.create_index(RETRIES, ["parent_task_id"], sqlite_where=retry, postgresql_where=retry)
    with op.batch_alter_table("events") as events:
        events.drop_index(EVENTS_ALONE)
        events.create_index(EVENTS, ["organization_id", "task_id", "seq"])


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("events") as events:
        events.drop_index(EVENTS)
        events.create_index(EVENTS_ALONE, ["task_id"])
    with op.batch_alter_table("tasks") as tasks:
        for name in (RETRIES, ENDED, BY_ROOT, BY_USER, BY_STATUS, HISTORY):
            tasks.drop_index(name)
        tasks.create_index(BY_ROOT_ALONE, ["root_task_id"])
        tasks.create_index(BY_TIME, ["organization_id", "created_at"])
        tasks.drop_column("cancelled_by")
        tasks.drop_column("search_text")


def _fill() -> None:
    """As `models.search_text` made it when this was written; in Python, which folds more than ASCII."""
    tasks = sa.table("tasks", *(sa.column(name, sa.String) for name in ("id", "title", "resource_id", "search_text")))
    connection, last = op.get_bind(), ""
    chosen = tasks.c.id == sa.bindparam("task")
    while True:
        statement = sa.select(tasks.c.id, tasks.c.title, tasks.c.resource_id).where(tasks.c.id > last)
        rows = connection.execute(statement.order_by(tasks.c.id).limit(AT_ONCE)).all()
        if not rows:
            return
        texts = [
            {"task": row.id, "text": "\n".join(dict.fromkeys((row.title, row.resource_id, row.id))).casefold()}
            for row in rows
        ]
        connection.execute(tasks.update().where(chosen).values(search_text=sa.bindparam("text")), texts)
        last = rows[-1].id
