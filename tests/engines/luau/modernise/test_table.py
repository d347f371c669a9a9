"""The table itself: every entry is whole, has a source, and something that puts it to use."""

import json
import re

import pytest

from server.engines.luau.modernise.api import api
from server.engines.luau.modernise.conditions import CONDITIONS
from server.engines.luau.modernise.rewrites import REWRITES
from server.engines.luau.modernise.table import SAME, Entry, old_names
from server.engines.resources import resource_folder

LIBRARIES = ("math", "table", "Instance.new")
BASES = {"deprecated", "current", "alternative", "discouraged"}
PINNED = re.compile(
    r"https://github\.com/Roblox/creator-docs/blob/[0-9a-f]{40}/content/en-us/reference/engine/\S+\.yaml"
)


def name_of(entry: Entry) -> str:
    return entry.id.removeprefix("modernise-")


@pytest.mark.parametrize("entry", old_names().entries, ids=name_of)
def test_an_entry_is_whole(entry: Entry) -> None:
    assert PINNED.fullmatch(entry.source)
    assert entry.basis in BASES
    assert entry.difference.endswith(".")
    assert "!" not in entry.difference
    assert "{" not in entry.difference, "a sentence of the table has no places"
    assert (entry.how == "rewrite") is (entry.rewrite in REWRITES)
    assert not entry.needs or entry.needs in CONDITIONS
    assert entry.replacement or entry.how == "report"
    assert not entry.of or entry.of in LIBRARIES or entry.of in api(), "its class is known, so that it can be found"


def test_there_are_entries_that_creators_meet() -> None:
    assert len(old_names().entries) >= 40
    assert len({(entry.of, entry.member, entry.kind) for entry in old_names().entries}) == len(old_names().entries)


def test_a_name_that_means_the_same_everywhere_belongs_to_every_instance_or_is_no_member_of_one() -> None:
    anywhere = {(entry.of, entry.kind) for entry in old_names().entries if entry.anywhere}
    assert anywhere == {("Instance", "method"), ("RBXScriptSignal", "method"), ("Vector3", "property")}


def test_a_replacement_is_no_old_name_itself() -> None:
    for entry in old_names().entries:
        if entry.how == "rename" and entry.of:
            kept = old_names().member(entry.of, entry.replacement, entry.kind)
            assert kept is None, f"{entry.of}.{entry.replacement}"


def test_most_entries_that_are_edited_have_only_another_name() -> None:
    edited = [entry for entry in old_names().entries if entry.how != "report"]
    assert sum(entry.difference == SAME for entry in edited) > len(edited) / 2
    assert not [entry for entry in old_names().entries if entry.how == "report" and entry.difference == SAME]


def test_every_page_is_named_once_and_used() -> None:
    data = json.loads((resource_folder("luau") / "deprecated.json").read_text(encoding="utf-8"))
    assert {item["page"] for item in data["entries"]} == set(data["pages"])
    assert data["repository"] == "https://github.com/Roblox/creator-docs"


def test_types_name_classes_that_are_there() -> None:
    data = json.loads((resource_folder("luau") / "roblox_types.json").read_text(encoding="utf-8"))
    known = api()
    special = {"self", "class", "signal"}
    for name, one in data["classes"].items():
        named = [one.get("extends", name), *one.get("properties", {}).values(), *one.get("methods", {}).values()]
        named += [each for event in one.get("events", {}).values() for each in event]
        assert {each.strip("[]") for each in named} - special <= set(data["classes"]), name
        assert list(known.line(name))[-1] in {"Instance", name}
