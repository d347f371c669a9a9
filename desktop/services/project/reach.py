"""Which instances a script can reach: by the words that its source and those of its modules hold."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from contracts.project import MAX_NODES, MAX_PROJECT_BYTES, MODULE, ProjectNode
from desktop.services.printable import escaped
from desktop.services.project.mapping import Instance, Mapped, Place

MOST_LEFT_OUT = 50
"""So many modules are tried that do not fit; a later one may be small."""
_WORD = re.compile(r"\w+")
_WALKS = re.compile(
    r"[gG]etChildren|GetDescendants|QueryDescendants|:\s*children\s*\(|ChildAdded|DescendantAdded|GetTagged"
    r"|FindFirst(?:Child|Ancestor)(?:OfClass|WhichIsA)"
)
"""What a script uses that finds instances without their names."""

Read = Callable[[Instance], str | None]
"""The source of a module; None where it cannot be had."""


@dataclass
class Reached:
    """The nodes to send, and what of them had to be left out."""

    nodes: list[ProjectNode]
    complaints: list[str]


@dataclass
class _Search:
    mapped: Mapped
    script: Place
    read: Read
    bytes_left: int = MAX_PROJECT_BYTES
    nodes: dict[Place, ProjectNode] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    left_out: dict[Place, None] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    """Sources that were not looked through yet."""
    words: set[str] = field(default_factory=set)

    def take(self, place: Place) -> None:
        """A place with all that holds it, modules with their source. Its words count from now on."""
        for length in range(1, len(place) + 1):
            part = place[:length]
            instance = self.mapped.instances.get(part)
            if part in self.left_out:
                return
            if instance is None or part in self.nodes or part == self.script:
                continue
            if len(self.left_out) >= MOST_LEFT_OUT:
                self.left_out[part] = None  # unread: there is no room, and disks are slow
                return
            source = self.read(instance) if instance.class_name == MODULE and length > 1 else None
            node = ProjectNode(path=list(part), class_name=instance.class_name, source=source)
            size = sum(len(text.encode()) for text in (*part, source or ""))
            if size > self.bytes_left or len(self.nodes) == MAX_NODES - 1:
                self.left_out[part] = None
                return
            self.bytes_left -= size
            self.nodes[part] = node
            self.texts.append(source or "")


def reachable(mapped: Mapped, script: Place, sources: Iterable[str], read: Read) -> Reached:
    """What the script at `script` can come to by name, also through modules; all where one of them lists children.

    `sources` are the script's own and its driver's. A name that is put together at run time is not seen.
    """
    search = _Search(mapped, script, read)
    search.texts.extend(sources)
    search.bytes_left -= sum(len(name.encode()) for name in script)
    search.take(script)
    by_name: dict[str, list[Place]] = {}
    for place in mapped.instances:
        by_name.setdefault(place[-1], []).append(place)
    odd = {name for name in by_name if not _WORD.fullmatch(name)}
    walks = walked = False
    while search.texts:
        text = search.texts.pop()
        found = set(_WORD.findall(text)) - search.words
        search.words |= found
        walks = walks or _WALKS.search(text) is not None
        told = {name for name in odd if name in text}
        odd -= told
        for name in sorted(found & by_name.keys() | told):
            for place in by_name[name]:
                search.take(place)
        if walks and not walked and not search.texts:
            walked = True  # last: what has a name in the script comes before what has none
            for place in mapped.instances:
                search.take(place)
    order = {place: number for number, place in enumerate(mapped.instances)}
    nodes = [search.nodes[place] for place in sorted(search.nodes, key=order.__getitem__)]
    if search.left_out:
        search.complaints.append(_left_out(search.left_out))
    return Reached(nodes, search.complaints)


def _left_out(places: Iterable[Place]) -> str:
    first, *others = (escaped(".".join(place)) for place in places)
    return (
        f"The script can reach more of the project than goes with a request ({MAX_PROJECT_BYTES // 1024} KB, "
        f"{MAX_NODES} instances). Left out: {first}{f' and {len(others)} more' if others else ''}."
    )
