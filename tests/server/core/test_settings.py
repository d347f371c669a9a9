"""What of the environment reaches the server."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from server.core.mail_account import MailAccount
from server.core.pusher_account import PusherAccount
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


class TestPusher:
    @pytest.fixture
    def account(self, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
        for name, value in (("APP_ID", "7"), ("KEY", "a-key"), ("SECRET", "a-secret")):
            monkeypatch.setenv(f"PUSHER_{name}", value)
        return monkeypatch

    def test_there_is_none_by_default(self, tmp_path: Path, account: pytest.MonkeyPatch) -> None:
        for name in ("APP_ID", "KEY", "SECRET", "PORT", "SCHEME"):
            account.setenv(f"PUSHER_{name}", "")
        assert settings(tmp_path).pusher is None

    def test_three_are_enough(self, tmp_path: Path, account: pytest.MonkeyPatch) -> None:
        made = settings(tmp_path).pusher
        assert made == PusherAccount("7", "a-key", "a-secret", cluster="mt1")
        assert made.client_port == 443
        assert "a-secret" not in f"{settings(tmp_path)!r}{made!r}{settings(tmp_path).model_dump()}"

    def test_another_server_of_the_protocol(self, tmp_path: Path, account: pytest.MonkeyPatch) -> None:
        account.setenv("PUSHER_CLUSTER", "eu")
        made = settings(tmp_path).pusher
        assert made is not None
        assert (made.cluster, made.host) == ("eu", None)
        account.setenv("PUSHER_HOST", "realtime.example.org")
        account.setenv("PUSHER_SCHEME", "http")
        made = settings(tmp_path).pusher
        assert made is not None
        assert (made.cluster, made.host, made.client_port, made.secure) == (None, "realtime.example.org", 80, False)

    @pytest.mark.parametrize("missing", ["APP_ID", "KEY", "SECRET"])
    def test_a_part_of_it_is_refused(self, tmp_path: Path, account: pytest.MonkeyPatch, missing: str) -> None:
        account.delenv(f"PUSHER_{missing}")
        with pytest.raises(ValidationError, match="Set all three, or none"):
            settings(tmp_path)

    @pytest.mark.parametrize(
        ("name", "value"), [("APP_ID", "seven"), ("APP_ID", "\u0667"), ("PORT", "0"), ("SCHEME", "ftp")]
    )
    def test_what_the_sdk_would_choke_on_is_refused(
        self, tmp_path: Path, account: pytest.MonkeyPatch, name: str, value: str
    ) -> None:
        account.setenv(f"PUSHER_{name}", value)
        with pytest.raises(ValidationError):
            settings(tmp_path)


class TestMail:
    @pytest.fixture
    def mail(self, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
        for name, value in (
            ("SMTP_HOST", "smtp.school.test"),
            ("SMTP_USERNAME", "mailer"),
            ("SMTP_PASSWORD", "a-password"),
            ("FROM_EMAIL", "noreply@school.test"),
        ):
            monkeypatch.setenv(name, value)
        return monkeypatch

    def test_there_is_none_by_default(self, tmp_path: Path, mail: pytest.MonkeyPatch) -> None:
        for name in ("SMTP_HOST", "SMTP_PORT", "SMTP_USERNAME", "SMTP_PASSWORD", "FROM_EMAIL"):
            mail.setenv(name, "")
        assert settings(tmp_path).mail is None

    def test_an_account(self, tmp_path: Path, mail: pytest.MonkeyPatch) -> None:
        made = settings(tmp_path).mail
        assert made == MailAccount("smtp.school.test", "noreply@school.test", 587, "mailer", "a-password")
        assert (made.nearby, made.implicit_tls, made.domain) == (False, False, "school.test")
        assert "a-password" not in f"{settings(tmp_path)!r}{made!r}{settings(tmp_path).model_dump()}"
        mail.setenv("SMTP_PORT", "465")
        made = settings(tmp_path).mail
        assert made is not None
        assert made.implicit_tls

    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
    def test_this_computer_is_near(self, tmp_path: Path, mail: pytest.MonkeyPatch, host: str) -> None:
        mail.setenv("SMTP_HOST", host)
        made = settings(tmp_path).mail
        assert made is not None
        assert made.nearby

    @pytest.mark.parametrize(
        ("name", "value", "why"),
        [
            ("SMTP_HOST", "", "both SMTP_HOST and FROM_EMAIL"),
            ("FROM_EMAIL", "", "both SMTP_HOST and FROM_EMAIL"),
            ("SMTP_USERNAME", "", "Set both"),
            ("SMTP_PASSWORD", "", "Set both"),
            ("SMTP_PASSWORD", "Gr\u00fc\u00dfe", "only ASCII"),
            ("SMTP_HOST", "smtp school", "no name of a host"),
            ("SMTP_PORT", "0", "greater than or equal to 1"),
            ("FROM_EMAIL", "noreply", "FROM_EMAIL cannot be used"),
            ("FROM_EMAIL", "a@x.test, b@x.test", "FROM_EMAIL cannot be used"),
        ],
    )
    def test_a_part_of_it_is_refused(
        self, tmp_path: Path, mail: pytest.MonkeyPatch, name: str, value: str, why: str
    ) -> None:
        mail.setenv(name, value)
        with pytest.raises(ValidationError, match=why):
            settings(tmp_path)
