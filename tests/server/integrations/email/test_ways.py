"""Which way mail goes, by the settings."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
from pydantic import SecretStr

from server.core.settings import Settings
from server.core.team_settings import TeamSettings
from server.integrations.email.console_sender import ConsoleSender
from server.integrations.email.fallback import FallbackSender
from server.integrations.email.sender import OutgoingMail
from server.integrations.email.sendgrid_sender import SendGridSender
from server.integrations.email.smtp_sender import SmtpSender
from server.main import sender_of_mail

SENDGRID = {"SENDGRID_API_KEY": "SG.x", "FROM_EMAIL": "noreply@school.test"}
SMTP = {"SMTP_HOST": "smtp.school.test", "FROM_EMAIL": "noreply@school.test"}


@pytest.mark.parametrize(
    ("environment", "kind"),
    [
        ({}, None),
        ({"SENDGRID_API_KEY": ""}, None),
        (SMTP, SmtpSender),
        (SENDGRID, SendGridSender),
        ({**SENDGRID, **SMTP}, FallbackSender),
        ({**SENDGRID, "TOOLBOXAI_MAIL_TO_CONSOLE": "1"}, ConsoleSender),
    ],
)
def test_of_a_team(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], kind: type | None) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = TeamSettings()
    sender = sender_of_mail(settings)
    assert (type(sender) if sender is not None else None) is kind
    assert settings.can_send_mail is (kind is not None)
    assert "SG.x" not in f"{settings!r}{settings.model_dump()}"


def test_of_one_computer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {**SENDGRID, **SMTP}.items():
        monkeypatch.setenv(name, value)
    settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr("a" * 64))
    assert isinstance(sender_of_mail(settings), SmtpSender)


def test_the_console_shows_a_mail() -> None:
    with structlog.testing.capture_logs() as logged, ConsoleSender().line() as line:
        line.send(OutgoingMail("one", "ada@school.test", "Done", "It is done.", datetime(2026, 11, 26, tzinfo=UTC)))
    assert [(one["to"], one["text"]) for one in logged] == [(["ada@school.test"], "It is done.")]
