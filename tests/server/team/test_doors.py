"""Names and origins of a team's server."""

import pytest

from server.core.team_settings import TeamSettings
from server.main import Door
from server.team.doors import door_of


def door(monkeypatch: pytest.MonkeyPatch, public_url: str, **others: str) -> Door:
    for name in ("CORS_ORIGINS", "TOOLBOXAI_HUB", "TOOLBOXAI_HUB_ADDRESS", "TOOLBOXAI_HUB_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"PUBLIC_URL": public_url, **others}.items():
        monkeypatch.setenv(name, value)
    return door_of(TeamSettings(), ("10.0.0.7", 8009))


class TestDoorOf:
    def test_it_is_reached_by_its_public_name_and_where_it_listens(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = door(monkeypatch, "https://tasks.example.org")
        assert made.hosts == {"tasks.example.org", "10.0.0.7:8009", "127.0.0.1:8009"}
        assert made.origins == {"https://tasks.example.org"}

    def test_no_page_of_another_site_by_default(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert door(monkeypatch, "https://tasks.example.org").pages == frozenset()

    def test_the_pages_that_are_named_are_origins_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = door(monkeypatch, "https://tasks.example.org", CORS_ORIGINS='["https://app.example.org"]')
        assert made.pages == {"https://app.example.org"}
        assert made.origins == {"https://app.example.org", "https://tasks.example.org"}

    @pytest.mark.parametrize(("url", "secure"), [("https://tasks.example.org", True), ("http://127.0.0.1:8009", False)])
    def test_it_is_secure_as_its_public_address_is(
        self, monkeypatch: pytest.MonkeyPatch, url: str, *, secure: bool
    ) -> None:
        assert door(monkeypatch, url).secure is secure
