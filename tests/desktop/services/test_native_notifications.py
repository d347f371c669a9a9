"""Notifications over a real D-Bus, to a service that is as strict as the real ones."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.services.notification_session import ROOT, USUAL, session

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the service is of Linux desktops")

FIRST = {"app": "App", "replaces": 0, "number": 1, "icon": "app.svg", "wait": -1, "title": "a.luau is ready"}


def ran(scenario: str, environment: dict[str, str]) -> Any:
    """What a scenario saw; it must end by itself, without a word on standard error."""
    command = [sys.executable, "-m", "tests.desktop.services.native_notifications", scenario]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    return json.loads(ended.stdout)


def in_session(scenario: str, home: Path, capabilities: Sequence[str] | None = USUAL) -> Any:
    """The same, in a session of its own."""
    with session(home, capabilities) as environment:
        return ran(scenario, environment)


class TestShow:
    def test_the_service_takes_it_and_a_click_comes_back(self, tmp_path: Path) -> None:
        seen = in_session("shown_and_clicked", tmp_path)
        first, second = seen["arrived"]
        assert first == {**FIRST, "text": "2 &lt; 3 &amp; done", "actions": ["default", "Open"]}
        assert (second["replaces"], second["number"]) == (1, 1), "the next takes the place of the one before"
        assert (second["title"], second["text"]) == ("b\\u202e.luau failed", "line\\nbreak")
        assert (seen["before"], seen["chosen"], seen["token"]) == ([], ["task-2"], "token-1")

    def test_a_service_with_plain_text_and_no_actions_gets_just_that(self, tmp_path: Path) -> None:
        with session(tmp_path, ["body"]) as environment:
            seen = ran("many_at_once", environment)
        assert (seen["last"]["text"], seen["last"]["actions"]) == ("a & b", [])

    def test_of_many_at_once_few_are_sent(self, tmp_path: Path) -> None:
        seen = in_session("many_at_once", tmp_path)
        assert seen["arrived"] <= 3
        assert seen["open"] == [1]


class TestWithdraw:
    def test_takes_it_away_and_the_next_is_a_new_one(self, tmp_path: Path) -> None:
        assert in_session("withdrawn", tmp_path) == {"first": 1, "replaces": 0}


class TestWithout:
    def test_a_service_nothing_happens(self, tmp_path: Path) -> None:
        seen = in_session("not_answered", tmp_path, None)
        assert seen["state"] == "no-service"

    @pytest.mark.parametrize("address", ["", "unix:path=/none"])
    def test_a_bus_nothing_happens(self, tmp_path: Path, address: str) -> None:
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": address}
        assert ran("not_answered", environment)["state"] == "no-bus"

    def test_an_answer_the_window_goes_on(self, tmp_path: Path) -> None:
        seen = in_session("not_answered", tmp_path, ["deaf"])
        assert seen["turns"] > 50, "three seconds of patience, a turn every 20 ms"


class TestFindService:
    def test_sees_one_that_runs(self, tmp_path: Path) -> None:
        assert in_session("looked_for", tmp_path) == {"state": "available"}
