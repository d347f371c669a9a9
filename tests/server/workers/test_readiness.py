"""What anybody may ask of the layers tells nothing of how they are reached."""

from contextlib import closing

from server.core.database import Database
from server.workers.readiness import database_state
from tests.builders.ports import free_port


def test_a_database_that_is_away_is_told_of_without_its_address() -> None:
    port = free_port()
    with closing(Database(f"postgresql+psycopg://a_login:a_secret@127.0.0.1:{port}/a_name")) as database:
        state = database_state(database)()
    assert not state.ok
    assert not [told for told in ("127.0.0.1", str(port), "a_login", "a_secret", "a_name") if told in state.detail]
