"""Runs migrations on the connection that server.core.schema hands over."""

from alembic import context

from server.domain.models import Base


def run() -> None:
    """Batch mode, since SQLite cannot alter most things in place."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
