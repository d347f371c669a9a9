"""What may be read once: every class, service and method that is named is known elsewhere."""

import pytest

from server.engines.luau.instances.facts import facts
from server.engines.luau.modernise.api import api
from tests.engines.luau.running import printed

MADE = ("CFrame", "Color", "BrickColor", "Ambient", "Focus", "ViewportSize", "TeamColor")


def test_properties_are_of_known_classes() -> None:
    assert all(api().is_instance(of) for of in facts().properties)


def test_no_property_is_said_to_be_two_things() -> None:
    for of, kinds in facts().properties.items():
        every = [name for names in kinds.values() for name in names]
        assert len(every) == len(set(every)), of


@pytest.mark.parametrize("name", MADE)
def test_values_that_are_new_objects(name: str) -> None:
    kinds = {kind for of in facts().properties.values() for kind, names in of.items() if name in names}
    assert kinds == {"made"}


def test_properties_are_looked_up_along_the_classes() -> None:
    assert facts().property(api(), "SpawnLocation", "Size") == "plain"
    assert facts().property(api(), "SpawnLocation", "CFrame") == "made"
    assert facts().property(api(), "SpawnLocation", "Name") == "plain"
    assert facts().property(api(), "SpawnLocation", "Health") is None


def test_no_method_is_said_to_be_two_things() -> None:
    looks, values, tables = set(facts().looks), facts().values, facts().tables
    assert not looks & values
    assert not (looks | values) & tables


def test_every_service_can_be_asked_for() -> None:
    asked = "".join(f'print(game:GetService("{name}").ClassName)\n' for name in sorted(facts().services))
    assert printed(asked) == sorted(facts().services)
