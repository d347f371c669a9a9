"""Reads a window as a screen reader does, over the accessibility bus. One JSON command a line in, one answer out.

Run by the system's Python, which has the bindings (Debian: python3-gi, gir1.2-atspi-2.0). Nothing of ours is imported.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes first

STATES = ("FOCUSED", "FOCUSABLE", "ENABLED", "CHECKED", "SELECTED", "SHOWING")
EVENTS = ("object:announcement", "object:state-changed:focused")


class Reader:
    """Knows one process by its number. `seen` are the things of the last look, by their place in it."""

    def __init__(self) -> None:
        self.pid = 0
        self.seen: list[Any] = []
        self.heard: list[str] = []
        self.focus: list[str] = []
        self._listener = Atspi.EventListener.new(self._on_event)
        for name in EVENTS:
            self._listener.register(name)

    def look(self, pid: int) -> list[dict[str, Any]]:
        """Everything that the process shows."""
        self.pid = pid
        desktop = Atspi.get_desktop(0)
        self.seen = []
        for number in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(number)
            if program is not None and program.get_process_id() == pid:
                program.clear_cache()
                for place in range(program.get_child_count()):
                    self.seen += self._showing(program.get_child_at_index(place))
        return [told(thing) for thing in self.seen]

    def act(self, place: int) -> bool:
        """The first action of a thing of the last look: press, toggle."""
        return bool(self.seen[place].get_action_iface().do_action(0))

    def children(self, place: int) -> list[str]:
        """Names of what is in a thing of the last look, such as the rows of a list."""
        thing = self.seen[place]
        return [thing.get_child_at_index(number).get_name() for number in range(thing.get_child_count())]

    def _showing(self, thing: Any) -> Iterator[Any]:
        if thing is None or not thing.get_state_set().contains(Atspi.StateType.SHOWING):
            return
        yield thing
        for number in range(min(thing.get_child_count(), 300)):
            yield from self._showing(thing.get_child_at_index(number))

    def _on_event(self, event: Any) -> None:
        try:
            if event.source.get_process_id() != self.pid:
                return
            if event.type.startswith("object:announcement"):
                self.heard.append(str(event.any_data))
            elif event.detail1:
                self.focus.append(event.source.get_name())
        except GLib.Error:
            return  # it is gone already


def told(thing: Any) -> dict[str, Any]:
    """What is told of a thing; a bar also tells its value."""
    states, value = thing.get_state_set(), thing.get_value_iface()
    place = thing.get_component_iface()
    box = None if place is None else place.get_extents(Atspi.CoordType.SCREEN)
    text = thing.get_text_iface()
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "description": thing.get_description(),
        "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
        "box": [0, 0, 0, 0] if box is None else [box.x, box.y, box.width, box.height],
        "value": None
        if value is None
        else [value.get_minimum_value(), value.get_current_value(), value.get_maximum_value()],
        "text": None if text is None else text.get_text(0, min(text.get_character_count(), 2000)),
    }


def main() -> None:
    """Answers until standard input closes."""
    Atspi.init()
    reader = Reader()
    loop = GLib.MainLoop()

    def answer(_channel: Any, condition: Any) -> bool:
        line = sys.stdin.readline()
        if not line or (condition & GLib.IO_HUP and not line):
            loop.quit()
            return False
        command = json.loads(line)
        try:
            result: Any = {"look": reader.look, "act": reader.act, "children": reader.children}.get(
                command["do"], lambda: {"heard": reader.heard, "focus": reader.focus}
            )(*command["with"])
        except (GLib.Error, AttributeError) as error:
            result = {"error": str(error)}  # what was looked at has gone meanwhile
        sys.stdout.write(json.dumps(result) + "\n")
        sys.stdout.flush()
        return True

    GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, answer)
    sys.stdout.write('"ready"\n')
    sys.stdout.flush()
    loop.run()


if __name__ == "__main__":
    main()
