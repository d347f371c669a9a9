"""What of the environment reaches the server."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from server.core.settings import Settings


def settings(folder: Path) -> Settings:
    return Settings(TOOLBOXAI_DATA_DIR=folder, launch_token=SecretStr("a" * 64))


class TestEnvironment:
    @pytest.mark.parametrize("name", ["PROFILE", "CONCURRENCY", "LEASE_SECONDS", "LAUNCH_TOKEN", "QUEUE_LIMIT"])
    def test_variables_of_other_programs_are_theirs(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        before = settings(tmp_path)
        monkeypatch.setenv(name, "nonsense")
        assert settings(tmp_path) == before

    def test_its_own_are_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TOOLBOXAI_CONCURRENCY", "7")
        monkeypatch.setenv("TOOLBOXAI_QUEUE_LIMIT", "9")
        read = settings(tmp_path)
        assert (read.concurrency, read.queue_limit) == (7, 9)
