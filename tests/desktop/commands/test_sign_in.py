"""`toolboxai sign-in`, `sign-out` and `--team` against a real team server, in this process."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from contracts.session import Role
from desktop import cli
from desktop.commands.teams.kept import SignInFolder
from server.core.database import SYSTEM
from server.domain.accounts.models import SignIn
from tests.builders.team_server import PASSWORD, TeamServer, team_server
from tests.desktop.commands.teams.conftest import backend, folder
from tests.desktop.services.ledger_app import LedgerApp, LosingAnswers
from tests.desktop.services.test_api_client import closed_port
from tests.fakes.keyring_backend import FakeKeyring

__all__ = ["backend", "folder"]

ADA = "ada@school.example.org"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamServer]:
    """One for all, who leave sign-ins behind."""
    with team_server(tmp_path_factory.mktemp("team")) as made:
        yield made


@dataclass
class CommandLine:
    """Runs commands here; `out` is what the last one printed as JSON."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str, piped: str = "") -> tuple[int, Any]:
        """Exit code and the one document."""
        self.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped.encode())))
        code = cli.main([*arguments, "--json"], about="does it")
        printed = re.search(r"^\{", self.capsys.readouterr().out, re.MULTILINE)  # beside the log of the server
        assert printed is not None
        return code, json.JSONDecoder().raw_decode(printed.string, printed.start())[0]

    def sign_in(self, url: str, email: str, *more: str, password: str = PASSWORD) -> tuple[int, Any]:
        """As a script does."""
        return self("sign-in", url, "--email", email, "--password-stdin", *more, piped=f"{password}\n")


@pytest.fixture
def tool(
    folder: SignInFolder, backend: FakeKeyring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    return CommandLine(monkeypatch, capsys)


def open_sign_ins(server: TeamServer, user_id: str) -> int:
    with server.database.read(SYSTEM) as session:
        found = session.scalars(select(SignIn).where(SignIn.user_id == user_id, SignIn.revoked_at.is_(None)))
        return len(list(found))


class TestSignIn:
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("sign-in", "--password-stdin"), "toolboxai sign-in URL"),
            (("sign-in", "http://school.example.org"), "https://"),
            (("sign-in", "school.example.org"), "--email"),
            (("sign-in", "school.example.org", "--email", "a@b.example.org"), "--password-stdin"),
            (("sign-in", "school.example.org", "--email", "a", "--password-stdin"), "e-mail address"),
            (("sign-in", "school.example.org", "--email", "a@b.example.org", "--password-stdin"), "no password"),
        ],
    )
    def test_what_cannot_be_sent_is_bad_input(self, tool: CommandLine, arguments: tuple[str, ...], says: str) -> None:
        code, answer = tool(*arguments)
        assert (code, says in answer["error"]["detail"]) == (2, True), answer

    def test_a_wrong_password_is_told_in_the_servers_words(self, tool: CommandLine, server: TeamServer) -> None:
        code, answer = tool.sign_in(server.url, ADA, password="a wrong one")
        assert (code, answer["error"]["error"]) == (1, "WrongPassword")

    def test_a_server_that_does_not_answer_is_told(self, tool: CommandLine) -> None:
        code, answer = tool.sign_in(f"http://127.0.0.1:{closed_port()}", ADA)
        assert (code, answer["error"]["error"]) == (1, "ServerUnreachable")

    def test_without_a_keyring_nothing_is_asked_for(
        self, folder: SignInFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, answer = CommandLine(monkeypatch, capsys)("sign-in", "school.example.org")
        assert (code, answer["error"]["error"]) == (1, "KeyringClosed")

    def test_a_keyring_that_does_not_keep_it_ends_the_sign_in(
        self, tool: CommandLine, server: TeamServer, backend: FakeKeyring
    ) -> None:
        backend.full = True
        before = open_sign_ins(server, server.owner.member.user_id)
        assert tool.sign_in(server.url, ADA)[0] == 1
        assert open_sign_ins(server, server.owner.member.user_id) == before
        assert tool("tasks", "--team")[1]["error"]["error"] == "NotSignedIn"

    def test_somebody_else_takes_the_place_of_who_was_signed_in(self, tool: CommandLine, server: TeamServer) -> None:
        ben = server.join("Ben")
        tool.sign_in(server.url, "ben@school.example.org")
        before = open_sign_ins(server, ben.member.user_id)
        code, answer = tool.sign_in(server.url, ADA)
        assert (code, answer["user_id"]) == (0, server.owner.member.user_id)
        assert open_sign_ins(server, ben.member.user_id) == before - 1


class TestOrganizations:
    def test_where_there_are_several_a_script_names_one(self, tool: CommandLine, server: TeamServer) -> None:
        cleo = server.join("Cleo")
        server.parts.organizations.create(cleo.member, "Chess Club", server.here)
        email = "cleo@school.example.org"
        before = open_sign_ins(server, cleo.member.user_id)
        for more in ((), ("--organization", "Rowing Club")):
            code, answer = tool.sign_in(server.url, email, *more)
            assert (code, "Chess Club; Lincoln School" in answer["error"]["detail"]) == (2, True), answer
        assert open_sign_ins(server, cleo.member.user_id) == before
        assert tool.sign_in(server.url, email, "--organization", "chess club")[0] == 0
        for wanted, role in (("--team", "admin"), ("--team=Lincoln School", "teacher")):
            code, answer = tool("admin", "nodes", wanted)
            assert (code, answer.get("error")) == ((0, None) if role == "admin" else (1, "Forbidden"))

    def test_a_name_that_is_none_is_bad_input_and_nothing_is_sent(
        self, tool: CommandLine, server: TeamServer, tmp_path: Path
    ) -> None:
        tool.sign_in(server.url, ADA)
        script = tmp_path / "a.luau"
        script.write_text("print(1)\n")
        code, answer = tool("optimize", str(script), "--team=Chess Club")
        assert (code, answer["error"]["error"]) == (2, "NoSuchTeam")


class TestTeam:
    def test_a_lost_answer_does_not_end_the_sign_in(self, tool: CommandLine, tmp_path: Path) -> None:
        ledger = LedgerApp()
        ledger.lost_path = "/auth/refresh"
        with team_server(tmp_path / "team") as server:
            server.app.add_middleware(LosingAnswers, ledger=ledger)
            assert tool.sign_in(server.url, ADA)[0] == 0
            ledger.lose_answers = 1
            assert tool("tasks", "--team") == (0, {"tasks": []})
            assert tool("tasks", "--team") == (0, {"tasks": []})

    def test_a_task_is_started_and_stopped_there(self, tool: CommandLine, server: TeamServer, tmp_path: Path) -> None:
        server.join("Emil")
        tool.sign_in(server.url, "emil@school.example.org")
        script = tmp_path / "a.luau"
        script.write_text("print(1)\n")
        (task,) = tool("optimize", str(script), "--detach", "--team=lincoln school")[1]["tasks"]
        assert [one["task_id"] for one in tool("tasks", "--team=" + server.url, "list")[1]["tasks"]] == [
            task["task_id"]
        ]
        assert tool("tasks", "cancel", task["task_id"], "--team")[1]["status"] == "cancelled"
        assert [path.name for path in (tmp_path / "data").iterdir()] == ["command-line"]

    def test_a_student_is_told_what_it_may_not(self, tool: CommandLine, server: TeamServer) -> None:
        server.join("Sam", Role.STUDENT)
        tool.sign_in(server.url, "sam@school.example.org")
        quiz = ("quiz", "--subject", "Science", "--topic", "Photosynthesis", "--grade", "6")
        code, answer = tool(*quiz, "--team")
        assert (code, answer["error"]["error"]) == (1, "Forbidden")


class TestSignOut:
    def test_ends_it_on_both_sides(self, tool: CommandLine, server: TeamServer, backend: FakeKeyring) -> None:
        dora = server.join("Dora")
        before = open_sign_ins(server, dora.member.user_id)
        tool.sign_in(server.url, "dora@school.example.org")
        assert tool("sign-out") == (0, {"url": server.url, "server_told": True, "keyring_cleared": True})
        assert (open_sign_ins(server, dora.member.user_id), backend.kept) == (before, {})
        assert tool("sign-out")[1]["error"]["error"] == "NotSignedIn"

    def test_a_server_that_is_gone_keeps_nobody_signed_in_here(
        self, tool: CommandLine, tmp_path: Path, backend: FakeKeyring
    ) -> None:
        with team_server(tmp_path / "team") as server:
            tool.sign_in(server.url, ADA)
        assert tool("sign-out") == (0, {"url": server.url, "server_told": False, "keyring_cleared": True})
        assert backend.kept == {}

    def test_a_keyring_that_stays_closed_is_told(
        self, tool: CommandLine, server: TeamServer, backend: FakeKeyring
    ) -> None:
        tool.sign_in(server.url, ADA)
        backend.locked = True
        code, answer = tool("sign-out")
        assert (code, answer["keyring_cleared"]) == (1, False)
