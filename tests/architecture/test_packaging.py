"""What compose and systemd start is what the program is, with settings that it takes."""

import argparse
import configparser
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from server.cli import BAD_INPUT_EXIT, TEAM_COMMANDS, serve_parser
from server.core.settings import ServerSettings
from server.core.team_settings import TeamSettings
from server.team.supervisor import KILL_AFTER_SECONDS
from tests.builders.postgres import API_LOGIN, OWNER

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
UNITS = sorted((PACKAGING / "systemd").glob("*.service"))
TO_FILL_IN = {
    "SECRET_KEY": "3f8a1c0e5b7d9246aa81f0c3d2e4b5967788990011223344556677aabbccddee",
    "PUBLIC_URL": "https://tasks.example.org",
    "DATABASE_PASSWORD": "of-its-owner",
    "API_PASSWORD": "of-the-other",
}


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((PACKAGING / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


def own_services() -> dict[str, Any]:
    return {name: service for name, service in compose()["services"].items() if service["image"] == "toolboxai-server"}


def seconds(text: str) -> int:
    found = re.fullmatch(r"(\d+)s?", text)
    assert found is not None
    return int(found[1])


def parsed(command: list[str]) -> argparse.Namespace | None:
    """What the program makes of its arguments; ends the test where it does not take them."""
    program, first, *arguments = command
    assert Path(program).name == "toolboxai"
    if first == "serve":
        return serve_parser().parse_args(arguments)
    assert first in TEAM_COMMANDS
    assert arguments == []
    return None


def names() -> set[str]:
    """Of every variable that a team's process reads."""
    fields = TeamSettings.model_fields.items()
    prefix = str(ServerSettings.model_config["env_prefix"])
    return {str(field.validation_alias or f"{prefix}{name}".upper()) for name, field in fields}


def assert_accepted(
    environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, *, of_hub: bool = False
) -> TeamSettings:
    assert environment.keys() <= names()
    for name in names():
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = TeamSettings()
    assert (settings.refusals_of_hub() if of_hub else settings.refusals()) == []
    return settings


class TestCompose:
    def test_it_starts_each_command_of_a_team_once(self) -> None:
        started = sorted(service["command"][1] for service in own_services().values())
        assert started == sorted(["serve", *TEAM_COMMANDS])

    @pytest.mark.parametrize("name", sorted(own_services()))
    def test_a_command_is_one_that_the_program_takes(self, name: str) -> None:
        options = parsed(own_services()[name]["command"])
        assert options is None or options.profile == "team"

    @pytest.mark.parametrize("name", sorted(own_services()))
    def test_the_variables_are_known_and_nothing_is_refused(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def filled_in(text: str) -> str:
            return re.sub(r"\$\{(\w+):\?\}", lambda found: TO_FILL_IN[found[1]], text)

        given = own_services()[name]["environment"]
        environment = {key: filled_in(value) for key, value in given.items()}
        settings = assert_accepted(environment, monkeypatch, of_hub=name == "hub")
        assert settings.hub_listens_at[0] in compose()["services"], "the hub is reached by the name of its service"
        if name == "hub":
            return
        urls = [urlsplit(url.get_secret_value()) for url in (settings.database_url, settings.system_database_url)]
        assert [(url.username, url.path) for url in urls] == [(API_LOGIN, "/toolboxai"), (OWNER, "/toolboxai")]

    def test_what_listens_is_what_is_published(self) -> None:
        services = own_services()
        options = parsed(services["api"]["command"])
        assert options is not None
        assert services["api"]["ports"] == [f"127.0.0.1:{options.port}:{options.port}"]
        port = services["hub"]["environment"]["TOOLBOXAI_HUB_ADDRESS"].partition(":")[2]
        assert services["hub"]["ports"] == [f"127.0.0.1:{port}:{port}"]

    def test_the_hub_is_not_told_what_it_does_not_need(self) -> None:
        told = own_services()["hub"]["environment"]
        assert told == compose()["x-of-all"]
        assert not [name for name in told if re.search("DATABASE|REDIS|PASSWORD|API_KEY|STRIPE", name)]

    def test_the_proxy_is_believed_and_nobody_else(self) -> None:
        (network,) = compose()["networks"]["default"]["ipam"]["config"]
        for service in own_services().values():
            assert service["environment"]["TOOLBOXAI_TRUSTED_PROXIES"] == network["gateway"]

    def test_a_worker_has_time_to_give_its_tasks_back(self) -> None:
        assert seconds(own_services()["worker"]["stop_grace_period"]) > KILL_AFTER_SECONDS

    def test_the_database_is_given_what_its_logins_are_made_with(self) -> None:
        database = compose()["services"]["database"]
        asked = re.findall(r"\\getenv \w+ (\w+)", (PACKAGING / "logins.sql").read_text(encoding="utf-8"))
        assert set(asked) <= database["environment"].keys()
        (mounted,) = (volume for volume in database["volumes"] if volume.startswith("./"))
        assert (PACKAGING / mounted.partition(":")[0]).exists()

    def test_each_of_the_others_is_waited_for_by_a_check_that_it_has(self) -> None:
        services = compose()["services"]
        for service in own_services().values():
            for name in service.get("depends_on", ()):
                assert "healthcheck" in services[name]

    def test_the_image_is_made_from_files_that_exist(self) -> None:
        lines = (PACKAGING / "Dockerfile").read_text(encoding="utf-8").splitlines()
        copied = [word for line in lines if line.startswith("COPY") for word in line.split()[1:-1]]
        assert copied
        assert all((ROOT / word).exists() for word in copied)


class TestSystemd:
    def unit(self, path: Path) -> configparser.ConfigParser:
        read = configparser.ConfigParser(interpolation=None, strict=False)
        read.optionxform = str  # type: ignore[assignment,method-assign]
        read.read(path, encoding="utf-8")
        return read

    def test_there_is_one_for_each_command(self) -> None:
        started = sorted(self.unit(path)["Service"]["ExecStart"].split()[1] for path in UNITS)
        assert started == sorted(["serve", *TEAM_COMMANDS])

    @pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
    def test_a_unit_starts_what_the_program_takes(self, path: Path) -> None:
        service = self.unit(path)["Service"]
        options = parsed(service["ExecStart"].split())
        assert options is None or options.profile == "team"
        assert int(service["RestartPreventExitStatus"]) == BAD_INPUT_EXIT
        assert service["EnvironmentFile"] == "/etc/toolboxai/toolboxai.env"
        assert seconds(service["TimeoutStopSec"]) > (KILL_AFTER_SECONDS if path.stem != "toolboxai-hub" else 0)
        documentation = self.unit(path)["Unit"]["Documentation"]
        assert (ROOT / documentation.removeprefix("file:/opt/toolboxai/")).exists()

    def test_its_variables_are_known_and_nothing_is_refused_once_they_are_filled_in(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = (PACKAGING / "systemd" / "toolboxai.env").read_text(encoding="utf-8")
        lines = [line.partition("=") for line in text.splitlines() if line and not line.startswith("#")]
        given = {name: value or TO_FILL_IN[name] for name, _, value in lines}
        assert_accepted(given, monkeypatch)
        hub = self.unit(PACKAGING / "systemd" / "toolboxai-hub.service")["Service"]
        hidden = set(hub["UnsetEnvironment"].split())
        assert hidden <= names()
        secret = {
            name for name in names() if re.search("DATABASE_URL|REDIS_URL|PASSWORD|API_KEY|STRIPE_S|STRIPE_W", name)
        }
        assert secret <= hidden
        left = {name: value for name, value in given.items() if name not in hidden}
        assert_accepted(left, monkeypatch, of_hub=True)
