"""What does not get into a server's log."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from pydantic import SecretStr

from server.core.logging import configure_logging
from server.core.redaction import GONE, Redaction, secrets_of
from server.core.settings import Settings
from server.core.team_settings import TeamSettings

SECRET = "correct-horse-battery"


def redacted(**event: object) -> dict[str, object]:
    return dict(Redaction([SECRET])(None, "info", dict(event)))


class TestKnown:
    def test_it_is_found_in_the_middle_of_anything(self) -> None:
        done = redacted(event=f"no answer for {SECRET}!", more={"deep": [f"x{SECRET}y", ValueError(SECRET)]})
        assert SECRET not in json.dumps(done)
        assert done["event"] == f"no answer for {GONE}!"

    def test_the_longer_of_two_goes_first(self) -> None:
        assert Redaction(["secret", "secret-and-more"]).text("secret-and-more") == GONE

    def test_what_is_too_short_to_tell_is_left(self) -> None:
        assert Redaction(["pw", ""]).text("a pwd") == "a pwd"


class TestTellingNames:
    @pytest.mark.parametrize(
        "name", ["token", "Authorization", "api_key", "refresh_token", "SMTP_PASSWORD", "script_code", "X-Api-Key"]
    )
    def test_values_of_them_are_left_out_at_any_depth(self, name: str) -> None:
        assert redacted(**{name: "abc"}) == {name: GONE}
        assert redacted(request={"headers": [{name: "abc"}]}) == {"request": {"headers": [{name: GONE}]}}

    def test_others_stay(self) -> None:
        event = {"event": "done", "tokens": 12, "task_id": "t-1", "ok": True, "share": 0.5, "left": None}
        assert redacted(**event) == event


class TestLooks:
    @pytest.mark.parametrize(
        "text",
        [
            "postgresql+psycopg://toolboxai:hunter22@db/toolboxai",
            "redis://:hunter22@cache:6379/0",
            "Authorization: Bearer hunter22-hunter22",
            "key sk_live_hunter22hunter22 refused",
            "whsec_hunter22hunter22",
            "SG.hunter22hunter22.x",
            "/apps/1/events?auth_key=hunter22&auth_signature=hunter22&body_md5=1",
            "GET /app/1?protocol=7&access_token=hunter22",
            "sk-proj-hunter22hunter22",
            "eyJhbGciOiJIUzI1NiJ9.hunter22.hunter22",
        ],
    )
    def test_what_looks_like_a_secret_is_taken_for_one(self, text: str) -> None:
        assert "hunter22" not in Redaction().text(text)

    @pytest.mark.parametrize(
        "text",
        ["http://127.0.0.1:8009/health", "Basic fractions", "pkg_resources.something_long", "5f0c7a52-8a3b-4b6e-9f8e"],
    )
    def test_innocent_words_stay(self, text: str) -> None:
        assert Redaction().text(text) == text


class TestSecretsOf:
    def test_of_one_computer(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai")
        monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://me:p%40ssword@db/x")
        settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr("f" * 64))
        assert {"sk-of-openai", "f" * 64, "p%40ssword", "p@ssword"} <= set(secrets_of(settings))

    def test_of_a_team(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SECRET_KEY", "k" * 40)
        monkeypatch.setenv("REDIS_URL", "redis://:of-redis@cache/0")
        monkeypatch.setenv("PUSHER_SECRET", "of-pusher")
        monkeypatch.setenv("SMTP_PASSWORD", "of-mail")
        assert {"k" * 40, "of-redis", "of-pusher", "of-mail"} <= set(secrets_of(TeamSettings()))

    def test_an_address_that_is_none_has_no_password(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("REDIS_URL", "redis://[broken")
        assert "redis://[broken" in secrets_of(TeamSettings())


class TestConfigureLogging:
    @pytest.fixture(autouse=True)
    def as_before(self) -> Iterator[None]:
        root = logging.getLogger()
        handlers, level = root.handlers[:], root.level
        yield
        root.handlers[:], root.level = handlers, level
        structlog.reset_defaults()

    @pytest.mark.parametrize("as_json", [True, False])
    def test_neither_our_own_lines_nor_those_of_libraries_nor_tracebacks_hold_one(
        self, capsys: pytest.CaptureFixture[str], *, as_json: bool
    ) -> None:
        configure_logging(as_json=as_json, secrets=[SECRET])
        structlog.get_logger("ours").warning("no answer", reason=f"asked with {SECRET}")
        logging.getLogger("theirs").warning("connecting with %s", SECRET)
        try:
            raise ConnectionError(f"https://me:{SECRET}@example.org")
        except ConnectionError:
            structlog.get_logger("ours").exception("failed")
            logging.getLogger("theirs").exception("failed too")
        lines = capsys.readouterr().err
        assert lines.count(GONE) >= 4
        assert lines.count("ConnectionError") >= 2
        assert SECRET not in lines
