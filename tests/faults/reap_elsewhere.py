"""The reaper of another node, once, over a database.

Its exit code is how much it took over; 254 where who was stopped held the database, in the middle of a transaction.
"""

import sys
from collections.abc import Sequence

HELD = 254


def warm_up() -> None:
    """What `main` imports."""
    from tests.faults.probe import register_kind

    register_kind()
    import server.domain.tasks.execution

    del server


def main(arguments: Sequence[str]) -> int:
    """Brings back tasks whose lease has run out. The argument is the URL of the database."""
    from sqlalchemy.exc import OperationalError

    from server.core.database import Database
    from server.core.wakeups import Wakeups
    from server.domain.tasks.execution import Execution

    database = Database(arguments[0])
    try:
        return Execution(database, Wakeups(), node_id="elsewhere", lease_seconds=3).reap()
    except OperationalError:
        return HELD
    finally:
        database.close()


if __name__ == "__main__":
    warm_up()
    sys.exit(main(sys.argv[1:]))
