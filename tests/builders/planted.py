"""Secrets that a whole server is given, and that must turn up nowhere else."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.builders.ports import free_port

ENVIRONMENT = (
    "OPENAI_API_KEY", "PUSHER_SECRET", "SECRET_KEY", "SENDGRID_API_KEY", "SMTP_PASSWORD", "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET", "TOOLBOXAI_METRICS_TOKEN",
)  # fmt: skip
_LOOKS = {
    "OPENAI_API_KEY": "sk-",
    "SENDGRID_API_KEY": "SG.",
    "STRIPE_SECRET_KEY": "sk_test_",
    "STRIPE_WEBHOOK_SECRET": "whsec_",
}


@dataclass(frozen=True, slots=True)
class Planted:
    """`in_environment` by variable; `others` are what clients send: wrong tokens, keys, scripts that fail."""

    in_environment: dict[str, str] = field(
        default_factory=lambda: {name: _LOOKS.get(name, "") + secrets.token_hex(24) for name in ENVIRONMENT}
    )
    others: dict[str, str] = field(
        default_factory=lambda: {
            name: f"planted{secrets.token_hex(16)}"
            for name in ("wrong token", "token in an address", "key of a person", "script text", "database password")
        }
    )

    @property
    def environment(self) -> dict[str, str]:
        """With services at ports where nobody is, so that all that is tried fails and is told of in the log."""
        nobody = str(free_port())
        return {
            **self.in_environment,
            "OPENAI_BASE_URL": f"http://127.0.0.1:{nobody}/v1",
            "OPENAI_MODEL": "small-1",
            "PUSHER_APP_ID": "1",
            "PUSHER_KEY": "not-a-secret",
            "PUSHER_HOST": "127.0.0.1",
            "PUSHER_PORT": nobody,
            "PUSHER_SCHEME": "http",
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": nobody,
            "SMTP_USERNAME": "postmaster",
            "FROM_EMAIL": "companion@example.org",
        }

    def found_in(self, texts: Iterable[str], *more: str) -> set[str]:
        """The names of those that stand in any of the texts; `more` are further secrets, named by themselves."""
        known = {**self.in_environment, **self.others, **{secret: secret for secret in more}}
        return {name for text in texts for name, secret in known.items() if secret in text}

    def bad_requests(self, http: httpx.Client) -> list[httpx.Response]:
        """What is refused, or fails: each with a secret in the place where it may come from."""
        wrong, address, key, script = (
            self.others[name] for name in ("wrong token", "token in an address", "key of a person", "script text")
        )
        base = str(http.base_url)
        optimize = "/api/v1/roblox/optimize-script"
        return [
            httpx.get(f"{base}/api/v1/session", headers={"Authorization": f"Bearer {wrong}"}),
            httpx.get(f"{base}/api/v1/session", headers={"Authorization": f"Basic {wrong}", "Cookie": f"a={wrong}"}),
            httpx.get(f"{base}/api/v1/session", params={"token": address}),
            httpx.get(f"{base}/metrics", headers={"Authorization": f"Bearer {wrong}"}),
            http.post("/api/v1/ai/test", json={"base_url": "https://127.0.0.1:1/v1", "api_key": key, "model": "m"}),
            http.post(optimize, json={"script_code": script, "optimization_level": key}),
            http.post(optimize, content=f'{{"script_code": "{script}', headers={"Content-Type": "application/json"}),
            http.post("/api/v1/notices/email/test"),
            http.post("/pusher/auth", data={"socket_id": "1.1", "channel_name": wrong}),
        ]

    def failing_script(self) -> dict[str, object]:
        """A body whose task ends as failed: this is no Luau."""
        text = self.others["script text"]
        return {"script_code": f"local = = '{text}'", "script_name": "broken.luau", "fresh": True}

    def busy_script(self) -> dict[str, object]:
        """A body whose task takes a while, and wants a model that does not answer."""
        code = f"-- {self.others['script text']}\nlocal sum = 0\nfor i = 1, 2e5 do sum += i end\nprint(sum)\n"
        wants = {"optimization_level": "aggressive", "ai_proposals": True, "time_budget_seconds": 2, "fresh": True}
        return {"script_code": code, "script_name": "busy.luau", **wants}


def texts_below(folder: Path, *left_out: str) -> dict[str, str]:
    """Every file below a folder as text, whatever it is."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in left_out)
    return {str(path.relative_to(folder)): path.read_bytes().decode("latin-1") for path in files}
