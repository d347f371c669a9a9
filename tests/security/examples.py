"""A request of each route that is right in every respect, but for who sends it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from server.domain.organizations.membership import Member
from tests.security.world import Make, World


@dataclass(frozen=True, slots=True)
class Own:
    """Stands for the id of a thing of the caller's, which is made when the request is."""

    make: Make

    def __repr__(self) -> str:
        return f"Own({self.make.__name__})"


@dataclass(frozen=True, slots=True)
class Made:
    """Stands for a value that is no id of a thing, but known only when the request is made."""

    make: Make

    def __repr__(self) -> str:
        return f"Made({self.make.__name__})"


Template = None | bool | int | float | str | Own | Made | Sequence["Template"] | Mapping[str, "Template"]
Place = tuple[str | int, ...]
"""Where in an example a value stands: `("path", "task_id")`, `("body", "material_ids", 0)`."""


@dataclass(frozen=True, slots=True)
class Example:
    """`status` is that of the answer to whom the route lets in. `content` takes the place of a JSON `body`.

    `is_for_colleagues`: the route is there to do something with what other members of the organization have.
    """

    status: int = 200
    path: Mapping[str, Template] = field(default_factory=dict)
    query: Mapping[str, Template] = field(default_factory=dict)
    body: Template = None
    form: Mapping[str, Template] = field(default_factory=dict)
    content: bytes | None = None
    content_type: str = "application/json"
    is_for_colleagues: bool = False
    ends_caller: bool = False
    """Whether whoever sends it is no member afterwards, so that somebody else must."""

    @property
    def parts(self) -> Mapping[str, Template]:
        """All that may hold places."""
        return {"path": self.path, "query": self.query, "body": self.body, "form": self.form}

    def own_places(self) -> list[Place]:
        """Where ids of the caller's things stand."""
        return [place for place, value in _leaves(self.parts, ()) if isinstance(value, Own)]


@dataclass(frozen=True, slots=True)
class Filled:
    """An example with its values."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    body: object
    used: Mapping[Place, str] = field(default_factory=dict)


def fill(
    example: Example,
    world: World,
    member: Member,
    *,
    things: Callable[[Make, Member], str] | None = None,
    instead: Mapping[Place, str] = MappingProxyType({}),
) -> Filled:
    """Its values for this member.

    `things` gives ids of the member's, where none are to be made anew; at some places another value stands `instead`.
    """
    used: dict[Place, str] = {}

    def value(template: Template, place: Place) -> object:
        if isinstance(template, Own):
            used[place] = instead[place] if place in instead else thing(template)
            return used[place]
        if isinstance(template, Made):
            return template.make(world, member)
        if isinstance(template, Mapping):
            return {name: value(inner, (*place, name)) for name, inner in template.items()}
        if isinstance(template, Sequence) and not isinstance(template, str):
            return [value(inner, (*place, number)) for number, inner in enumerate(template)]
        return template

    def thing(own: Own) -> str:
        return own.make(world, member) if things is None else things(own.make, member)

    def texts(part: str) -> dict[str, str]:
        filled = value(example.parts[part], (part,))
        assert isinstance(filled, dict)
        return {name: str(text) for name, text in filled.items()}

    return Filled(texts("path"), texts("query"), texts("form"), value(example.body, ("body",)), used)


def _leaves(template: Template, place: Place) -> Iterator[tuple[Place, Template]]:
    if isinstance(template, Mapping):
        for name, inner in template.items():
            yield from _leaves(inner, (*place, name))
    elif isinstance(template, Sequence) and not isinstance(template, str):
        for number, inner in enumerate(template):
            yield from _leaves(inner, (*place, number))
    else:
        yield place, template
