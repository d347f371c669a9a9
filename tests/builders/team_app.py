"""The application with every route there is, those of this computer and those of a team, in this process."""

from collections.abc import Callable

from fastapi import FastAPI
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from pydantic import SecretStr

from server.api.team_parts import TeamParts
from server.core.activity import Activity
from server.core.database import Database
from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeups
from server.domain.accounts.aside import Aside
from server.domain.accounts.attempts import Attempts, Uncounted
from server.domain.accounts.letters import Letters, NoLetters
from server.domain.accounts.passwords import Passwords
from server.domain.content.library import Library
from server.main import Door, Server, create_app
from server.sandbox.pool import EnginePool
from server.team.parts import create_team_parts
from server.workers.content_desk import ContentDesk

SECRET = "5f0c1d7a9b3e4286aa10f7c3d2e4b596c8d1e2f3a4b5c6d7"
PUBLIC_URL = "http://127.0.0.1:8009"


class AtOnce(Aside):
    """Does it before it returns, so that a test need not wait for it."""

    def do(self, work: Callable[[], None]) -> None:
        work()


UNCOUNTED = Uncounted()
NO_LETTERS = NoLetters()


def team_settings(**changes: object) -> TeamSettings:
    """Whole ones, of a team server that is reached at `PUBLIC_URL`."""
    usual: dict[str, object] = {
        "DATABASE_URL": SecretStr("postgresql+psycopg://nobody@127.0.0.1/none"),
        "REDIS_URL": SecretStr("redis://127.0.0.1:1/0"),
        "SECRET_KEY": SecretStr(SECRET),
        "PUBLIC_URL": PUBLIC_URL,
    }
    return TeamSettings.model_validate({**usual, **changes})


def team_parts(
    database: Database,
    wakeups: Wakeups | None = None,
    *,
    attempts: Attempts = UNCOUNTED,
    letters: Letters = NO_LETTERS,
    settings: TeamSettings | None = None,
    library: Library | None = None,
) -> TeamParts:
    """The services of accounts over a database, whatever its kind. Passwords are hashed as quickly as it goes."""
    return create_team_parts(
        settings or team_settings(),
        database,
        wakeups or Wakeups(),
        library or Library(database, ContentDesk(EnginePool(1))),
        attempts=attempts,
        letters=letters,
        aside=AtOnce(),
        passwords=Passwords(PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))),
    )


def whole_app(server: Server, database: Database) -> FastAPI:
    """That of an embedded server, with the routes of a team beside its own. Bearer tokens are those of its launch."""
    parts = server.app.state.parts
    door = Door(hosts=frozenset({"127.0.0.1:8009", "localhost:8009"}), origins=frozenset())
    app = create_app(parts, Activity(), door, local=True, team=team_parts(database, library=parts.library))
    app.router.routes.extend(server.hub.routes())
    return app
