"""What a team server refuses to start with."""

import json

import pytest

from contracts.session import Role
from server.core.team_settings import TeamSettings

SECRET = "3f8a1c0e5b7d9246aa81f0c3d2e4b5967788990011223344556677aabbccddee"
GOOD = {
    "DATABASE_URL": "postgresql+psycopg://toolboxai:pw@db/toolboxai",
    "REDIS_URL": "redis://cache:6379/0",
    "SECRET_KEY": SECRET,
    "PUBLIC_URL": "https://tasks.example.org",
}
PUSHER = {"PUSHER_APP_ID": "1", "PUSHER_KEY": "k", "PUSHER_SECRET": "s"}
BILLING = (
    "STRIPE_SECRET_KEY",
    "STRIPE_PUBLISHABLE_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "TOOLBOXAI_STRIPE_URL",
    "TOOLBOXAI_PLANS",
    "RETURN_URLS",
    "BILLING_ROLES",
)
MAIL = (
    "SENDGRID_API_KEY",
    "TOOLBOXAI_MAIL_TO_CONSOLE",
    "SMTP_HOST",
    "SMTP_PORT",
    "SMTP_USERNAME",
    "SMTP_PASSWORD",
    "FROM_EMAIL",
)


def refusals(monkeypatch: pytest.MonkeyPatch, **changes: str) -> list[str]:
    ours = ("API_PROCESSES", "HUB", "HUB_ADDRESS", "SYSTEM_DATABASE_URL")
    for name in (*GOOD, *PUSHER, *MAIL, *BILLING, "CORS_ORIGINS", *(f"TOOLBOXAI_{one}" for one in ours)):
        monkeypatch.delenv(name, raising=False)
    for name, value in {**GOOD, **changes}.items():
        monkeypatch.setenv(name, value)
    return TeamSettings().refusals()


class TestRefusals:
    def test_good_settings_have_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert refusals(monkeypatch) == []

    def test_several_processes_with_a_hub_apart_have_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert refusals(monkeypatch, TOOLBOXAI_API_PROCESSES="4", TOOLBOXAI_HUB="apart") == []

    def test_sendgrid_needs_no_mail_server_beside_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert refusals(monkeypatch, SENDGRID_API_KEY="SG.x", FROM_EMAIL="noreply@school.test") == []

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql+psycopg://user:p%40ss@host:5433/name",
            "postgresql+psycopg://user@/name?host=@abstract",
            "postgresql+psycopg:///name?host=/run/postgresql",
        ],
    )
    def test_a_database_may_be_named_in_each_of_these_ways(self, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        assert refusals(monkeypatch, DATABASE_URL=url) == []

    @pytest.mark.parametrize("url", ["http://localhost:8009", "http://127.0.0.1:8009", "http://[::1]:8009"])
    def test_plain_http_is_for_this_computer(self, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        assert refusals(monkeypatch, PUBLIC_URL=url) == []

    def test_pages_of_other_sites_may_be_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        named = '["https://app.example.org", "https://app.example.org:8443", "http://localhost:5179"]'
        assert refusals(monkeypatch, CORS_ORIGINS=named) == []

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"DATABASE_URL": ""}, "DATABASE_URL is not set"),
            ({"DATABASE_URL": "sqlite:////data/companion.sqlite3"}, "names SQLite"),
            ({"DATABASE_URL": "mysql://db/x"}, "names mysql"),
            ({"DATABASE_URL": "postgresql+psycopg://user:p@ss@host/name"}, "DATABASE_URL has a sign in its password"),
            ({"DATABASE_URL": "postgresql+psycopg://user:p/ss@host/name"}, "DATABASE_URL has a sign in its password"),
            ({"DATABASE_URL": "postgresql+psycopg://user:p#ss@host/name"}, "DATABASE_URL has a sign in its password"),
            ({"TOOLBOXAI_SYSTEM_DATABASE_URL": "postgresql://user:p?s@host/name"}, "has a sign in its password"),
            ({"TOOLBOXAI_SYSTEM_DATABASE_URL": "sqlite://"}, "TOOLBOXAI_SYSTEM_DATABASE_URL must name"),
            ({"REDIS_URL": ""}, "REDIS_URL is not set"),
            ({"REDIS_URL": "memory://"}, "REDIS_URL is not set"),
            ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
            ({"SECRET_KEY": "changeme"}, "can be guessed"),
            ({"SECRET_KEY": "a" * 64}, "can be guessed"),
            ({"SECRET_KEY": SECRET[:31]}, "31 characters"),
            ({"PUBLIC_URL": ""}, "PUBLIC_URL is not set"),
            ({"PUBLIC_URL": "tasks.example.org"}, "PUBLIC_URL is not set"),
            ({"PUBLIC_URL": "https://[broken"}, "PUBLIC_URL is not set"),
            ({"PUBLIC_URL": "http://tasks.example.org"}, "in the clear"),
            ({"PUBLIC_URL": "http://127.0.0.1.example.org"}, "in the clear"),
            ({"CORS_ORIGINS": '["*"]'}, "as browsers send them"),
            ({"CORS_ORIGINS": '["null"]'}, "as browsers send them"),
            ({"CORS_ORIGINS": '[""]'}, "as browsers send them"),
            ({"CORS_ORIGINS": '["https://*.example.org"]'}, "as browsers send them"),
            ({"CORS_ORIGINS": '["https://app.example.org/"]'}, "as browsers send them"),
            ({"CORS_ORIGINS": '["https://App.example.org"]'}, "as browsers send them"),
            ({"CORS_ORIGINS": '["https://me@app.example.org"]'}, "as browsers send them"),
            ({"CORS_ORIGINS": '["ftp://app.example.org"]'}, "as browsers send them"),
            ({"CORS_ORIGINS": '["https://[broken"]'}, "as browsers send them"),
            ({"CORS_ORIGINS": '["https://app.example.org:443"]'}, "names port 443"),
            ({"CORS_ORIGINS": '["http://app.example.org"]'}, "comes over http://"),
            ({"TOOLBOXAI_API_PROCESSES": "2"}, "TOOLBOXAI_HUB=apart"),
            ({"TOOLBOXAI_HUB_ADDRESS": "8010"}, "TOOLBOXAI_HUB_ADDRESS"),
            ({"TOOLBOXAI_HUB_ADDRESS": "hub:http"}, "TOOLBOXAI_HUB_ADDRESS"),
            ({"TOOLBOXAI_HUB_URL": "http://hub.example.org"}, "TOOLBOXAI_HUB_URL begins with http://"),
            ({"PUSHER_KEY": "k"}, "Set all three"),
            ({"STRIPE_WEBHOOK_SECRET": "whsec_x"}, "needs STRIPE_SECRET_KEY"),
            ({"STRIPE_SECRET_KEY": "pk_test_x"}, "no secret key"),
            ({"STRIPE_SECRET_KEY": "sk_live_"}, "no secret key"),
            ({"STRIPE_SECRET_KEY": "sk_live_x", "STRIPE_PUBLISHABLE_KEY": "pk_test_x"}, "mode, live or test"),
            ({"STRIPE_SECRET_KEY": "sk_test_x", "STRIPE_WEBHOOK_SECRET": "whsec x"}, "a space"),
            ({"STRIPE_SECRET_KEY": "sk_test_x", "TOOLBOXAI_STRIPE_URL": "https://evil.test:1"}, "on this computer"),
            ({"TOOLBOXAI_PLANS": '{"school": {}}'}, "TOOLBOXAI_PLANS cannot be used"),
            ({"RETURN_URLS": "http://app.example.org"}, "RETURN_URLS begins with http://"),
            ({"RETURN_URLS": '["https://ok.example.org", "nonsense"]'}, "RETURN_URLS is not set"),
            ({"BILLING_ROLES": "admin,student"}, "names students"),
            ({"TOOLBOXAI_TRUSTED_PROXIES": "10.0.0.0/8, proxy"}, "names proxy"),
            ({"TOOLBOXAI_TRUSTED_PROXIES": "0.0.0.0/0"}, "everybody could say"),
            ({"TOOLBOXAI_TRUSTED_PROXIES": "127.0.0.1, ::/0"}, "everybody could say"),
            ({"SMTP_HOST": "mail.example.org"}, "both SMTP_HOST and FROM_EMAIL"),
            ({"SENDGRID_API_KEY": "SG.x"}, "both SENDGRID_API_KEY and FROM_EMAIL"),
            ({"SENDGRID_API_KEY": "SG x", "FROM_EMAIL": "a@x.test"}, "SENDGRID_API_KEY holds a character"),
            ({"SENDGRID_API_KEY": "SG.x", "FROM_EMAIL": "a"}, "FROM_EMAIL cannot be used"),
            ({"SENDGRID_API_KEY": "SG.x", "FROM_EMAIL": "a@x.test", "SMTP_USERNAME": "a"}, "both SMTP_HOST"),
            ({"TOOLBOXAI_MAIL_TO_CONSOLE": "1"}, "for this computer only"),
        ],
    )
    def test_one_thing_that_is_wrong_is_named_alone(
        self, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], said: str
    ) -> None:
        (only,) = refusals(monkeypatch, **changes)
        assert said in only

    def test_no_secret_is_repeated(self, monkeypatch: pytest.MonkeyPatch) -> None:
        secrets = {
            "DATABASE_URL": "mysql://user:hunter2@db/x",
            "TOOLBOXAI_SYSTEM_DATABASE_URL": "mysql://owner:hunter2@db/x",
            "SECRET_KEY": "hunter2",
            "REDIS_URL": "memory://:hunter2@",
        }
        said = refusals(monkeypatch, **secrets)
        assert len(said) == 4
        assert "hunter2" not in " ".join(said)


class TestBilling:
    def test_words_between_commas_and_json_are_lists(self, monkeypatch: pytest.MonkeyPatch) -> None:
        both = ["https://a.example.org", "http://localhost:5179/billing"]
        assert refusals(monkeypatch, RETURN_URLS=", ".join(both), BILLING_ROLES="admin") == []
        assert (TeamSettings().return_urls, TeamSettings().billing_roles) == (both, frozenset({Role.ADMIN}))
        assert refusals(monkeypatch, RETURN_URLS=json.dumps(both), BILLING_ROLES="") == []
        assert (TeamSettings().return_urls, TeamSettings().billing_roles) == (
            both,
            frozenset({Role.ADMIN, Role.TEACHER}),
        )

    def test_without_a_key_there_is_no_account(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert refusals(monkeypatch, STRIPE_SECRET_KEY="") == []
        assert TeamSettings().billing is None
        assert refusals(monkeypatch, STRIPE_SECRET_KEY="sk_live_x", STRIPE_WEBHOOK_SECRET="whsec_x") == []
        billing = TeamSettings().billing
        assert billing is not None
        assert billing.livemode
        assert "sk_live" not in f"{billing}{TeamSettings()!r}"
