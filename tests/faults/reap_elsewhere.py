"""The reaper of another node, once: `python -m tests.faults.reap_elsewhere URL`.

Its exit code is how much it took over; 254 where who was stopped held the database, in the middle of a transaction.
"""

import sys

HELD = 254


def main(url: str) -> int:
    """Brings back tasks whose lease has run out."""
    from tests.faults.probe import register_kind

    register_kind()
    from sqlalchemy.exc import OperationalError

    from server.core.database import Database
    from server.core.wakeups import Wakeups
    from server.domain.tasks.execution import Execution

    database = Database(url)
    try:
        return Execution(database, Wakeups(), node_id="elsewhere", lease_seconds=3).reap()
    except OperationalError:
        return HELD
    finally:
        database.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
