"""The application of a team's server in this process, over any database: its routes, tokens and settings, no Redis."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from contracts.health import LayerState
from server.api.access_tokens import AccessTokens
from server.core.activity import Activity
from server.core.database import Database
from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeups
from server.domain.ai.service import AiService, endpoint_of_environment
from server.domain.organizations.membership import Member, MembershipService
from server.main import create_app, create_parts, create_task_services
from server.team.doors import door_of
from server.team.hub import address_for_people

PUBLIC_URL = "http://localhost:8009"
SETTINGS = {
    "SECRET_KEY": "3f8a1c0e5b7d9246aa81f0c3d2e4b5967788990011223344556677aabbccddee",
    "PUBLIC_URL": PUBLIC_URL,
}


class AlwaysReady:
    """No layer is looked at."""

    def layers(self) -> dict[str, LayerState]:
        return {}


@dataclass
class TeamApp:
    """The application, and clients of it."""

    app: FastAPI
    settings: TeamSettings
    wakeups: Wakeups
    tokens: AccessTokens

    def client(self, member: Member | None = None) -> TestClient:
        """Signed in as the member, or not at all. It starts nothing and needs no closing."""
        headers = {} if member is None else {"Authorization": f"Bearer {self.tokens.mint(member)}"}
        return TestClient(self.app, base_url=PUBLIC_URL, headers=headers)


def team_app(database: Database, changes: Mapping[str, Any]) -> TeamApp:
    """`changes`: settings by the names that the environment has for them."""
    settings, wakeups = TeamSettings(**{**SETTINGS, **changes}), Wakeups()
    tokens = AccessTokens(settings.secret_key, MembershipService(database, wakeups))
    parts = create_parts(
        settings,
        database,
        wakeups,
        create_task_services(settings, database, wakeups),
        sign_in=tokens,
        ai=AiService(endpoint_of_environment(settings), changeable=False),
        hub=address_for_people(settings),
        readiness=AlwaysReady(),
    )
    return TeamApp(create_app(parts, Activity(), door_of(settings)), settings, wakeups, tokens)
