"""Engine, sessions and the tenant filter. Every session is bound to one organization, or openly to the whole system."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Row, Select, create_engine, event, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, sessionmaker, with_loader_criteria
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql.base import ExecutableOption

from server.core.clock import utc_now
from server.core.connections import check_idle_ones
from server.core.errors import DiskFull
from server.core.orm import TenantOwned
from server.core.row_security import CONNECTION_OPTION, binding

BUSY_TIMEOUT_MS = 10_000
IDLE_TIMEOUT_MS = 15_000
"""A node that stops in the middle of a transaction, holding rows, loses it: the others must not wait for it."""
CONNECT_SECONDS = 5
POOL_SIZE = 40
"""Connections of one process to PostgreSQL, where nobody says how many."""
_POSTGRES_OPTIONS = (
    f"-c lock_timeout={BUSY_TIMEOUT_MS} -c idle_in_transaction_session_timeout={IDLE_TIMEOUT_MS} {CONNECTION_OPTION}"
)
_NO_SPACE = "53100"
"""PostgreSQL's SQLSTATE for a full disk."""
_CLOCK = select(func.clock_timestamp())
_TENANT = "tenant"
_BEGIN = "BEGIN"
_BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
"""One snapshot, and nothing is written."""
OWNER = "owner_organization_id"
"""The parameter by which a statement on tables, which no filter reaches, names the organization that it is about."""


class CrossTenantWrite(Exception):
    """A session bound to one organization tried to write a row of another: a bug of ours, never a user's error."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """Whose rows a session may touch. `organization_id` None is the system itself: loops over all organizations."""

    organization_id: str | None


SYSTEM = Tenant(None)


@dataclass(slots=True)
class UnitOfWork:
    """One transaction. Nobody but it commits; effects on the outside wait until it has."""

    session: Session
    _effects: list[Callable[[], None]] = field(default_factory=list)
    _now: datetime | None = None

    def now(self) -> datetime:
        """The time by the database's clock, the same all through the transaction."""
        if self._now is None:
            self._now = database_now(self.session)
        return self._now

    @property
    def clock_is_database(self) -> bool:
        """Whether the time costs a statement, unless one asks for it on its way."""
        return self.session.get_bind().dialect.name != "sqlite"

    def learn_now(self, told: datetime) -> None:
        """What a statement was told by the database's clock; it counts where nobody has asked before."""
        if self._now is None:
            self._now = told.astimezone(UTC)

    def after_commit(self, effect: Callable[[], None]) -> None:
        """Runs `effect` once the transaction is on disk; never when it rolled back."""
        self._effects.append(effect)

    def run_effects(self) -> None:
        """Called by the database after commit."""
        for effect in self._effects:
            effect()


class Database:
    """Hands out transactions. Write transactions take SQLite's write lock at once, so that none fails half-way."""

    def __init__(self, url: str, *, connections: int = POOL_SIZE) -> None:
        """`connections`: how many this process may have open to PostgreSQL at once."""
        self.engine = create_database_engine(url, connections)
        self._writes = _session_factory(self.engine, _BEGIN)
        self._reads = _session_factory(self.engine.execution_options(**_reading(self.engine)), _BEGIN_READING)
        self._looks = self.engine.execution_options(**_looking(self.engine))

    @contextmanager
    def write(self, tenant: Tenant) -> Iterator[UnitOfWork]:
        """A durable transaction, committed on leaving without an exception."""
        with self._writes(info={_TENANT: tenant}) as session:
            unit = UnitOfWork(session)
            try:
                yield unit
                session.commit()
            except OperationalError as error:
                session.rollback()
                raise _translated(error) from error
            except BaseException:
                session.rollback()
                raise
        unit.run_effects()

    @contextmanager
    def read(self, tenant: Tenant) -> Iterator[Session]:
        """One consistent snapshot; never blocks a writer."""
        with self._reads(info={_TENANT: tenant}) as session:
            yield session

    def look(self, statement: Select[*tuple[Any, ...]], **parameters: object) -> Row[*tuple[Any, ...]] | None:
        """The first row of one statement over the whole system: a snapshot by itself, that needs no transaction."""
        rows = self.look_at_all(statement, **parameters)
        return rows[0] if rows else None

    def look_at_all(self, statement: Select[*tuple[Any, ...]], **parameters: object) -> Sequence[Row[*tuple[Any, ...]]]:
        """Every row of such a statement."""
        with self._looks.connect() as connection:
            return connection.execute(statement, parameters).all()

    def connections(self) -> dict[str, int]:
        """How many of this process's connections are in use, and how many are kept for the next one."""
        pool = self.engine.pool
        assert isinstance(pool, QueuePool)
        return {"in_use": pool.checkedout(), "idle": pool.checkedin()}

    def close(self) -> None:
        """Closes every pooled connection."""
        self.engine.dispose()


def database_now(session: Session) -> datetime:
    """The time by the database's clock, which all nodes share; SQLite has that of this machine."""
    if session.get_bind().dialect.name == "sqlite":
        return utc_now()
    told: datetime = session.connection().execute(_CLOCK).scalar_one()
    return told.astimezone(UTC)


def _session_factory(engine: Engine, begin: str) -> sessionmaker[Session]:
    """`begin`: with which words transactions of PostgreSQL begin."""
    factory = sessionmaker(engine, expire_on_commit=False)
    event.listen(factory, "do_orm_execute", _filter_by_tenant)
    event.listen(factory, "before_flush", _refuse_foreign_rows)
    if engine.dialect.name != "sqlite":
        event.listen(factory, "after_begin", partial(_begin_bound, begin))
    return factory


def _reading(engine: Engine) -> dict[str, Any]:
    """Options by which SQLite's transactions see one snapshot and write nothing; PostgreSQL is told with its BEGIN."""
    return {"read_only": True} if engine.dialect.name == "sqlite" else {}


def _looking(engine: Engine) -> dict[str, Any]:
    """Options for a single statement. SQLite begins without asking anybody, and so cheaply that it may."""
    return {"read_only": True} if engine.dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}


def create_database_engine(url: str, connections: int = POOL_SIZE) -> Engine:
    """An engine with what its kind of database needs on every connection: durable, checked, never waiting for ever."""
    if not url.startswith("sqlite"):
        engine = create_engine(
            url,
            pool_size=connections,
            max_overflow=0,
            hide_parameters=True,  # scripts of people, and hashes, would stand in the messages of errors
            connect_args={"connect_timeout": CONNECT_SECONDS, "options": _POSTGRES_OPTIONS},
        )
        check_idle_ones(engine)
        return engine
    patience = {"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000}
    engine = create_engine(url, hide_parameters=True, connect_args=patience)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, record: object) -> None:
    """SQLite's driver must not begin by itself: `_begin` says which kind of transaction it is."""
    del record
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_bound(begin: str, session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    """Binds a transaction of PostgreSQL in the message that begins it, so that this costs no round trip.

    psycopg begins by itself, unless it finds that somebody has.
    """
    if transaction.nested:
        return
    words = f"{begin}; {binding(_tenant_of(session).organization_id)}"
    driver = connection.connection.driver_connection
    assert driver is not None
    if driver.pgconn.exec_(words.encode()).error_message:  # takes a third of what a statement of SQLAlchemy's does
        connection.exec_driver_sql(words)  # fails too, and as any other does


def _begin(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _translated(error: OperationalError) -> Exception:
    original = error.orig
    full = isinstance(original, sqlite3.OperationalError) and original.sqlite_errorcode == sqlite3.SQLITE_FULL
    if full or getattr(original, "sqlstate", None) == _NO_SPACE:
        return DiskFull("The disk is full, so nothing was stored. Free some space and try again.")
    return error


def _filter_by_tenant(state: ORMExecuteState) -> None:
    tenant = _tenant_of(state.session)
    if tenant.organization_id is None or state.is_column_load or state.is_relationship_load:
        return
    if state.is_orm_statement and not state.is_insert:
        state.statement = state.statement.options(_own_rows(tenant.organization_id))
    else:
        _refuse_foreign_parameters(state, tenant.organization_id)


@lru_cache(maxsize=1024)
def _own_rows(organization_id: str) -> ExecutableOption:
    """Made once for each of the organizations that are at work: it costs as much as the rest of a small statement."""
    return with_loader_criteria(
        TenantOwned,
        lambda owned: owned.organization_id == organization_id,
        include_aliases=True,
    )


def _refuse_foreign_parameters(state: ORMExecuteState, organization_id: str) -> None:
    """What does not come by the flush or by an entity is not filtered, so it must say that it is the organization's."""
    if isinstance(state.statement, Insert) and state.statement.select is not None:
        return
    wanted = "organization_id" if state.is_insert else OWNER
    parameters = state.parameters or {}
    given = [parameters] if isinstance(parameters, Mapping) else parameters
    if any(row.get(wanted) != organization_id for row in given):
        raise CrossTenantWrite(f"a statement whose {wanted} is not the organization of its session")


def _refuse_foreign_rows(session: Session, *_: Any) -> None:
    tenant = _tenant_of(session)
    if tenant.organization_id is None:
        return
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, TenantOwned) and row.organization_id != tenant.organization_id:
            raise CrossTenantWrite(f"{type(row).__name__} belongs to another organization")


def _tenant_of(session: Session) -> Tenant:
    tenant = session.info.get(_TENANT)
    if not isinstance(tenant, Tenant):
        raise CrossTenantWrite("a session without a tenant; use Database.read or Database.write")
    return tenant
