"""Options that stand before or behind the name of a subcommand."""

import argparse

import pytest

from desktop.cli import Command
from desktop.commands import admin, schedules, tasks


@pytest.mark.parametrize(("command", "action"), [(tasks, "list"), (schedules, "list"), (admin, "nodes")])
@pytest.mark.parametrize("place", [0, 1])
def test_json_and_team_count_in_both_places(command: Command, action: str, place: int) -> None:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    given = ["--json", "--team=A"]
    options = parser.parse_args([*given, action] if place == 0 else [action, *given])
    assert (options.json, options.team, options.action) == (True, "A", action)
    assert (parser.parse_args([action]).json, parser.parse_args([action]).team) == (False, None)
