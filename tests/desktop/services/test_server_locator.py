"""What counts as our server, and how one is started."""

import sys
from pathlib import Path
from typing import Any

import pytest

from contracts.discovery import SERVER_FILE, ServerFile
from desktop.services.server_locator import find_server, read_server_file, server_command, server_working_directory
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import TOKEN


def write(data_dir: Path, url: str, token: str = TOKEN) -> ServerFile:
    content = ServerFile(url=url, pid=1, token=token, version="0")
    (data_dir / SERVER_FILE).write_text(content.model_dump_json())
    return content


class TestFindServer:
    def test_one_that_proves_its_token(self, run: Run[Any], tmp_path: Path, url: str) -> None:
        content = write(tmp_path, url)
        assert run(find_server(tmp_path)) == content

    def test_one_that_does_not(self, run: Run[Any], tmp_path: Path, url: str) -> None:
        write(tmp_path, url, token="b" * 64)
        assert run(find_server(tmp_path)) is None

    def test_none(self, run: Run[Any], tmp_path: Path) -> None:
        assert run(find_server(tmp_path)) is None


class TestReadServerFile:
    @pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"url": 1}'])
    def test_what_cannot_be_read_is_no_server(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / SERVER_FILE).write_bytes(content)
        assert read_server_file(tmp_path) is None

    @pytest.mark.parametrize(
        "url",
        [
            "http://192.0.2.1:8009",
            "http://example.com:8009",
            "http://127.0.0.1.example.com:8009",
            "http://127.0.0.1@example.com",
            "https://127.0.0.1:8009",
            "http://127.0.0.1:99999",
            "http://[::1",
            "",
        ],
    )
    def test_another_computer_gets_no_token(self, tmp_path: Path, url: str) -> None:
        write(tmp_path, url)
        assert read_server_file(tmp_path) is None

    @pytest.mark.parametrize("url", ["http://127.0.0.1:8009", "http://localhost:1", "http://[::1]:8009"])
    def test_this_computer_counts(self, tmp_path: Path, url: str) -> None:
        content = write(tmp_path, url)
        assert read_server_file(tmp_path) == content


class TestServerCommand:
    def test_from_source_it_is_this_interpreter(self) -> None:
        assert server_command("--supervised") == [sys.executable, "-m", "toolboxai", "serve", "--supervised"]
        assert (server_working_directory() / "toolboxai.py").exists()

    def test_packaged_it_is_the_one_executable(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "toolboxai"))
        assert server_command("--supervised") == [str(tmp_path / "toolboxai"), "serve", "--supervised"]
        assert server_working_directory() == tmp_path
