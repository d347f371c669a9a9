"""Starting and ending the server, and what can stand in its way."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.running_server import ROOT, is_gone, running_server, wait_for
from tests.sizes import sized

DAMAGED = (b"\xff\x00" * 500, b"{bad", b"[1")


def serve(data_dir: Path, *arguments: str, stdin: str | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "toolboxai", "serve", *arguments],
        cwd=ROOT,
        env={**os.environ, "TOOLBOXAI_DATA_DIR": str(data_dir)},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def only_line(result: "subprocess.CompletedProcess[str]", code: int) -> str:
    """What was said, which is one line, by a server that did not start."""
    assert result.returncode == code, result.stderr
    assert len(result.stderr.splitlines()) == 1, result.stderr
    return result.stderr


class TestTeam:
    def test_all_that_is_weak_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PUBLIC_URL"):
            monkeypatch.delenv(name, raising=False)
        result = serve(tmp_path, "--profile", "team")
        assert result.returncode == 2
        for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PUBLIC_URL"):
            assert f"\n{name} is not set" in result.stderr
        assert list(tmp_path.iterdir()) == []


class TestStart:
    def test_a_second_server_on_the_same_data_gives_way(self, tmp_path: Path) -> None:
        with running_server(tmp_path):
            second = serve(tmp_path, "--port", "0")
        assert second.returncode == 3
        assert "Another server is running" in second.stderr

    def test_a_second_server_that_waits_follows_the_first(self, tmp_path: Path) -> None:
        said = tmp_path / "second.log"
        with running_server(tmp_path) as first, said.open("wb") as log:
            second = subprocess.Popen(
                [sys.executable, "-m", "toolboxai", "serve", "--port", "0", "--wait", "60"],
                cwd=ROOT,
                env={**os.environ, "TOOLBOXAI_DATA_DIR": str(tmp_path)},
                stdin=subprocess.DEVNULL,
                stderr=log,
            )
            try:
                wait_for(lambda: "Waiting for it to end." in said.read_text(), "the second server to wait")
                first.stop()
                wait_for(lambda: (tmp_path / "server.json").exists(), "its turn")
            finally:
                second.terminate()
                assert second.wait(30) == 0

    def test_a_second_server_does_not_wait_for_ever(self, tmp_path: Path) -> None:
        with running_server(tmp_path):
            second = serve(tmp_path, "--port", "0", "--wait", "0.1")
        assert second.returncode == 3
        assert "Waiting for it to end." in second.stderr

    def test_a_taken_port_is_said_with_the_way_out(self, tmp_path: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            result = serve(tmp_path, "--port", str(port))
        assert result.returncode == 1
        assert f"Port {port}" in result.stderr
        assert "--port" in result.stderr
        assert not (tmp_path / "server.json").exists()

    def test_only_loopback_is_served(self, tmp_path: Path) -> None:
        result = serve(tmp_path, "--host", "0.0.0.0", "--port", "0")
        assert result.returncode == 2
        assert "loopback" in result.stderr

    @pytest.mark.parametrize(
        ("option", "value", "said"),
        [
            ("--port", "99999", "99999 is no port"),
            ("--port", "-1", "-1 is no port"),
            ("--port", "http", "http is no port"),
            ("--idle-exit", "0", "0 is no number of seconds above 0"),
            ("--idle-exit", "nan", "nan is no number of seconds above 0"),
            ("--idle-exit", "soon", "soon is no number of seconds above 0"),
            ("--host", "example.com", "loopback"),
            ("--host", "::1", "loopback"),
        ],
    )
    def test_a_value_that_is_none_is_refused_as_usage(self, tmp_path: Path, option: str, value: str, said: str) -> None:
        result = serve(tmp_path, f"{option}={value}")
        assert result.returncode == 2
        assert said in result.stderr.splitlines()[-1]
        assert "Traceback" not in result.stderr

    @pytest.mark.parametrize("below", ["", "inner"])
    def test_a_file_in_place_of_the_data_folder_is_told(self, tmp_path: Path, below: str) -> None:
        (tmp_path / "data").write_bytes(b"")
        said = only_line(serve(tmp_path / "data" / below, "--port", "0"), 1)
        assert "is a file, not a folder" in said
        assert "TOOLBOXAI_DATA_DIR" in said

    def test_a_data_folder_that_takes_no_file_is_told_and_not_taken_for_held(self) -> None:
        assert "The data folder /proc cannot be used" in only_line(serve(Path("/proc"), "--port", "0"), 1)

    @pytest.mark.parametrize("name", ["server.lock", "server.json", "server.unfinished", "companion.sqlite3"])
    def test_a_folder_in_place_of_a_file_of_the_server_is_told(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).mkdir()
        result = serve(tmp_path, "--port", "0")
        assert result.returncode == 1
        assert str(tmp_path) in result.stderr.splitlines()[-1]
        assert "Traceback" not in result.stderr

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("CORS_ORIGINS", "nonsense"),
            ("TOOLBOXAI_CONCURRENCY", "many"),
            ("DATABASE_URL", "nonsense://user:secret@host"),
        ],
    )
    def test_a_setting_that_is_not_right_is_named(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str
    ) -> None:
        monkeypatch.setenv(name, value)
        said = only_line(serve(tmp_path, "--port", "0"), 2)
        assert name.lower() in said.lower()
        assert "secret" not in said

    @pytest.mark.long
    @pytest.mark.parametrize("content", sized(DAMAGED[:1], DAMAGED))
    def test_a_damaged_server_file_is_replaced(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "server.json").write_bytes(content)
        with running_server(tmp_path) as server:
            assert server.http.get("/health").status_code == 200

    def test_a_damaged_database_is_replaced_and_said(self, tmp_path: Path) -> None:
        with running_server(tmp_path) as first:
            first.stop()
        with running_server(tmp_path) as again:
            again.stop()
        (tmp_path / "companion.sqlite3").write_bytes(b"not a database" * 1000)
        with running_server(tmp_path) as restored:
            session = restored.http.get("/api/v1/session").json()
        assert "damaged" in session["notices"][0]

    def test_the_token_is_in_no_argument_and_no_log(self, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
            server.submit("print(1)")
            arguments = Path(f"/proc/{server.process.pid}/cmdline").read_text(encoding="utf-8")
            token = server.file.token
        assert token not in arguments
        assert token not in (tmp_path / "server.log").read_text(encoding="utf-8")


class TestEnd:
    def test_a_supervised_server_ends_with_its_parent(self, tmp_path: Path) -> None:
        environment = {**os.environ, "TOOLBOXAI_DATA_DIR": str(tmp_path)}
        child = subprocess.Popen(
            [sys.executable, "-m", "toolboxai", "serve", "--supervised", "--port", "0"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert child.stdin is not None
        child.stdin.write(b"f" * 64 + b"\n")
        child.stdin.flush()
        wait_for(lambda: (tmp_path / "server.json").exists(), "the server to answer")
        child.stdin.close()
        assert child.wait(30) == 0
        assert not (tmp_path / "server.json").exists()

    def test_a_supervised_server_without_a_token_does_not_start(self, tmp_path: Path) -> None:
        assert serve(tmp_path, "--supervised", "--port", "0", stdin="short\n").returncode == 1

    def test_a_server_without_a_parent_ends_when_idle(self, tmp_path: Path) -> None:
        with running_server(tmp_path, "--idle-exit", "2") as server:
            server.submit("print(1)")
            assert server.process.wait(60) == 0
            assert is_gone(server.process.pid)

    def test_scripts_are_for_their_owner_alone_also_in_an_open_folder(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o755)
        with running_server(tmp_path) as server:
            server.wait_for_status(server.submit("print(1)"), "completed")
            open_to_others = [
                path.name for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_mode & 0o077
            ]
        assert open_to_others == ["server.log"]  # which the test has made

    def test_server_json_is_for_its_owner_alone(self, tmp_path: Path) -> None:
        with running_server(tmp_path):
            assert (tmp_path / "server.json").stat().st_mode & 0o777 == 0o600
