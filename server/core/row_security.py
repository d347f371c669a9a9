"""PostgreSQL's row-level security on every tenant-owned table: the lock behind the tenant filter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Connection, text

from server.core.orm import Base, Crossing, TenantOwned

SETTING = "toolboxai.organization"
"""Whose rows a transaction may touch; without a value none. PostgreSQL lets any login set it: it holds against mistakes
of ours, not against somebody who can already run SQL.
"""
EVERYONE = "*"
"""Its value for the system itself."""
CONNECTION_OPTION = f"-c {SETTING}={EVERYONE}"
"""A connection is the system's until a transaction binds itself, so that a single look needs no second statement."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,36}")
_VALUE = f"current_setting('{SETTING}', true)"
# A sub-select is asked once for a statement instead of once for each row: a quarter of the time of a large count.
_OWN = f"USING (organization_id = (SELECT {_VALUE}))"
_EVERY = f"USING ((SELECT {_VALUE} = '{EVERYONE}'))"
_OWNERS = f"USING ((SELECT {_VALUE} = '{EVERYONE}' AND pg_has_role({{owner}}, 'USAGE')))"
POLICIES: Mapping[Crossing, Mapping[str, str]] = MappingProxyType(
    {
        Crossing.ALL: {"one_organization": _OWN, "every_organization": _EVERY},
        Crossing.READ: {
            "one_organization": _OWN,
            "every_organization": f"FOR SELECT {_EVERY}",
            "every_organization_for_loops": _OWNERS,
        },
        Crossing.NONE: {"one_organization": _OWN, "every_organization_for_loops": _OWNERS},
    }
)
"""By name. In the database each carries its own text as its comment, by which an older one is known."""
_STANDING = text(
    "SELECT quote_literal(pg_get_userbyid(relowner)) AS owner, relrowsecurity AND relforcerowsecurity AS forced, "
    "(SELECT coalesce(jsonb_object_agg(polname, obj_description(oid, 'pg_policy')), '{}') FROM pg_policy "
    "WHERE polrelid = pg_class.oid) AS policies FROM pg_class WHERE oid = to_regclass(quote_ident(:name))"
)


def binding(organization_id: str | None) -> str:
    """The statement after which a transaction sees the rows of one organization only; None is the system's."""
    if organization_id is not None and not _ID.fullmatch(organization_id):
        raise ValueError("this is no organization's id")
    return f"SET LOCAL {SETTING} = '{EVERYONE if organization_id is None else organization_id}'"


def tenant_owned() -> dict[str, Crossing]:
    """Each tenant-owned table that has been imported, and what may cross organizations in it."""
    owned = (mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, TenantOwned))
    return {mapper.local_table.description: mapper.class_.crossing for mapper in owned}


def secure(connection: Connection) -> list[str]:
    """Locks each tenant-owned table that is not locked as this version wants it; returns their names.

    The connection's login owns the tables. One that is as it should be is only looked at; nobody can read one that is
    being locked. A policy that is not ours is taken away: it could only let more through. SQLite has no such lock, and
    belongs to one person.
    """
    if connection.dialect.name != "postgresql":
        return []
    return [name for name, crossing in sorted(tenant_owned().items()) if _lock(connection, name, crossing)]


def _lock(connection: Connection, name: str, crossing: Crossing) -> bool:
    """Whether there was anything to do. A table that is not there yet comes with a later migration."""
    standing = connection.execute(_STANDING, {"name": name}).one_or_none()
    if standing is None:
        return False
    wanted = {policy: rule.format(owner=standing.owner) for policy, rule in POLICIES[crossing].items()}
    if standing.forced and standing.policies == wanted:
        return False
    quote = connection.dialect.identifier_preparer.quote_identifier
    table = quote(name)
    steps = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"]
    steps += [f"DROP POLICY {quote(policy)} ON {table}" for policy in standing.policies]
    for policy, rule in wanted.items():
        steps += [
            f"CREATE POLICY {policy} ON {table} {rule}",
            f"COMMENT ON POLICY {policy} ON {table} IS $rule${rule}$rule$",
        ]
    for step in steps:
        connection.exec_driver_sql(step)
    return True


def admit(connection: Connection, login: str) -> None:
    """Lets a login that owns nothing read and write the product's rows, and do nothing else with its tables."""
    quote = connection.dialect.identifier_preparer.quote_identifier
    tables = ", ".join(quote(table) for table in sorted(Base.metadata.tables))
    schema = quote(connection.dialect.default_schema_name or "public")
    for grant in (
        f"SELECT, INSERT, UPDATE, DELETE ON {tables}",
        "SELECT ON alembic_version",
        f"USAGE ON ALL SEQUENCES IN SCHEMA {schema}",
    ):
        connection.exec_driver_sql(f"GRANT {grant} TO {quote(login)}")


@dataclass(frozen=True, slots=True)
class Login:
    """Who a connection is to PostgreSQL. `passes` every lock: a superuser, or one that was given BYPASSRLS."""

    name: str
    passes: bool


def login_of(connection: Connection) -> Login:
    """The one whose rights it has."""
    asked = text("SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    return Login(*connection.execute(asked).one())
