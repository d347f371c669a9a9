"""Commands that work on a team's server: signing in, being told apart, and not getting into each other's way."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from server.core.database import SYSTEM
from server.domain.accounts import sign_ins
from server.domain.accounts.models import SignIn
from tests.builders.team_server import PASSWORD, TeamServer, team_server
from tests.e2e.team_tool import TeamTool

ADA = "ada@school.example.org"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TeamServer]:
    with team_server(tmp_path / "team") as made:
        yield made


@pytest.fixture
def tool(tmp_path: Path) -> TeamTool:
    return TeamTool(tmp_path / "data")


def open_devices(server: TeamServer) -> list[str]:
    with server.database.read(SYSTEM) as session:
        return list(session.scalars(select(SignIn.device).where(SignIn.revoked_at.is_(None))))


def sign_in(tool: TeamTool, server: TeamServer, email: str = ADA, *more: str) -> dict[str, object]:
    done = tool("sign-in", server.url, "--email", email, "--password-stdin", "--json", *more, typed=f"{PASSWORD}\n")
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


class TestSignIn:
    def test_at_a_terminal_the_password_is_asked_for_and_not_shown(self, tool: TeamTool, server: TeamServer) -> None:
        answers = {"E-mail: ": f"{ADA}\n", "Password: ": f"{PASSWORD}\n"}
        code, seen = tool.at_a_terminal("sign-in", server.url, answers=answers)
        assert code == 0, seen
        assert ADA in seen
        assert PASSWORD not in seen
        assert "Lincoln School (admin)" in seen
        assert any(device.endswith(" (command line)") for device in open_devices(server))

    def test_ctrl_c_at_a_question_ends_it(self, tool: TeamTool, server: TeamServer) -> None:
        code, seen = tool.at_a_terminal("sign-in", server.url, answers={"E-mail: ": f"{ADA}\n", "Password: ": "\x03"})
        assert (code, "Stopped." in seen) == (130, True), seen

    def test_the_token_is_in_the_keyring_alone(self, tool: TeamTool, server: TeamServer) -> None:
        told = sign_in(tool, server)
        assert [told["email"], told["url"]] == ["Ada@school.example.org", server.url]
        kept = json.loads(tool.keyring.read_text())
        assert list(kept) == [f"ToolBoxAI Companion/Command line at {server.url}"]
        written = [path.read_text() for path in tool.data.rglob("*") if path.is_file()]
        assert not [text for text in written if PASSWORD in text or any(token in text for token in kept.values())]


class TestTeam:
    def test_nothing_is_started_or_kept_on_this_computer(self, tool: TeamTool, server: TeamServer) -> None:
        sign_in(tool, server)
        listed = tool("tasks", "--team", "--json")
        assert json.loads(listed.stdout) == {"tasks": []}
        assert [path.name for path in tool.data.iterdir()] == ["command-line"]

    def test_commands_at_once_do_not_take_each_other_for_a_thief(
        self, tool: TeamTool, server: TeamServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sign_ins, "GRACE", timedelta(0))
        sign_in(tool, server)
        running = [tool.start("tasks", "--team", "--json") for _ in range(3)]
        ended = [(process.communicate(timeout=120), process.returncode) for process in running]
        assert [code for _, code in ended] == [0, 0, 0], ended
        assert tool("tasks", "--team").returncode == 0


class TestOrganizations:
    def test_where_there_are_several_it_is_asked_which(self, tool: TeamTool, server: TeamServer) -> None:
        server.parts.organizations.create(server.owner.member, "Chess Club", server.here)
        answers = {"Password: ": f"{PASSWORD}\n", "Which organization": "1\n"}
        code, seen = tool.at_a_terminal("sign-in", server.url, "--email", ADA, answers=answers)
        assert (code, "Chess Club (admin)." in seen) == (0, True), seen
