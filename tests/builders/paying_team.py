"""The application of a team's server alone, in this process: people show tokens of their own, and pay."""

from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.testclient import TestClient

from contracts.health import LayerState
from server.core.activity import Activity
from server.core.database import Database
from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeups
from server.domain.ai.service import AiService, endpoint_of_environment
from server.domain.organizations.membership import Member
from server.main import create_app, create_parts, create_task_services
from server.team.doors import door_of
from server.team.hub import address_for_people
from tests.builders.signing_in import minted
from tests.builders.team_app import PUBLIC_URL, SECRET, team_parts, team_settings


class AlwaysReady:
    """No layer is looked at."""

    def layers(self) -> dict[str, LayerState]:
        return {}


@dataclass
class PayingTeam:
    """The application, and clients of it."""

    app: FastAPI
    settings: TeamSettings
    wakeups: Wakeups
    database: Database

    def client(self, member: Member | None = None) -> TestClient:
        """Signed in as the member, or not at all. It starts nothing and needs no closing."""
        headers = {}
        if member is not None:
            headers["Authorization"] = f"Bearer {minted(self.database, SECRET, member)}"
        return TestClient(self.app, base_url=PUBLIC_URL, headers=headers)


def paying_team(database: Database, **changes: object) -> PayingTeam:
    """`changes`: settings by the names that the environment has for them."""
    settings, wakeups = team_settings(**changes), Wakeups()
    team = team_parts(database, wakeups, settings=settings)
    parts = create_parts(
        settings,
        database,
        wakeups,
        create_task_services(settings, database, wakeups),
        sign_in=team.tokens,
        ai=AiService(endpoint_of_environment(settings), changeable=False),
        hub=address_for_people(settings),
        readiness=AlwaysReady(),
    )
    app = create_app(parts, Activity(), door_of(settings), team=team)
    return PayingTeam(app, settings, wakeups, database)
