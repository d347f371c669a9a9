"""A person before a window: sees it through the accessibility bus, and has a keyboard and a mouse."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.outside.session import drag_source, first_line, program
from tests.e2e.running_server import wait_for


@dataclass(frozen=True)
class Seen:
    """A thing on the screen. `place` is where it stood at the last look; `box` is x, y, width and height."""

    place: int
    role: str
    name: str
    description: str
    states: list[str]
    box: list[int]
    value: list[float] | None
    text: str | None

    def fits(self, role: str, name: str) -> bool:
        """Whether role and name are described by these patterns."""
        return bool(re.fullmatch(role, self.role) and re.fullmatch(name, self.name))

    @property
    def middle(self) -> tuple[int, int]:
        """Where a click hits it."""
        x, y, width, height = self.box
        return x + width // 2, y + height // 2


class Person:
    """Waits for what shall be there, never for a time."""

    def __init__(self, reader: "subprocess.Popen[str]", environment: dict[str, str], pid: int) -> None:
        self._reader = reader
        self._environment = environment
        self.pid = pid
        self.trouble = ""
        """Why the last look that saw nothing did so."""

    def look(self) -> list[Seen]:
        """All that is shown now."""
        answer = self._ask("look", self.pid)
        if isinstance(answer, dict):
            self.trouble = str(answer["error"])
            return []  # something went away while it was looked at
        return [Seen(place=place, **thing) for place, thing in enumerate(answer)]

    def find(self, role: str, name: str) -> Seen | None:
        """The first thing whose role and name fit these patterns."""
        return next((seen for seen in self.look() if seen.fits(role, name)), None)

    def see(self, role: str, name: str) -> Seen:
        """The same, once it is there."""
        try:
            return wait_for(lambda: self.find(role, name), f"{role} {name!r}")
        except AssertionError as error:
            shown = "\n".join(f"{seen.role} {seen.name!r}" for seen in self.look() if seen.name)
            raise AssertionError(f"{error}; there is:\n{shown or self.trouble}") from None

    def see_no(self, role: str, name: str) -> None:
        """Once it has gone."""

        def gone() -> bool:
            shown = self.look()
            return bool(shown) and not any(seen.fits(role, name) for seen in shown)

        wait_for(gone, f"no {role} {name!r}")

    def press(self, role: str, name: str) -> None:
        """Does what the thing offers, without a mouse, as a screen reader's user would."""
        assert self._ask("act", self.see(role, name).place) is True

    def click(self, role: str, name: str) -> None:
        """With the mouse, where it stands."""
        x, y = self.see(role, name).middle
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def keys(self, *keys: str) -> None:
        """One after another, such as `ctrl+Return`."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Letter by letter."""
        self._xdotool("type", "--delay", "2", "--", text)

    def rows(self, role: str, name: str) -> list[str]:
        """Names of what a list holds; empty while it is not there."""
        found = self.find(role, name)
        answer = self._ask("children", found.place) if found is not None else []
        return [str(row) for row in answer] if isinstance(answer, list) else []

    def heard(self) -> list[str]:
        """What was read aloud so far."""
        return list(self._ask("events")["heard"])

    def hear(self, pattern: str) -> str:
        """Once something is read aloud that begins so."""
        return wait_for(
            lambda: next((said for said in self.heard() if re.match(pattern, said)), None), f"{pattern!r} to be said"
        )

    def has_keyboard(self) -> None:
        """Once the window is the one that keys go to."""
        wait_for(lambda: any("FOCUSED" in seen.states for seen in self.look()), "the keyboard to be in the window")

    def drop(self, path: Path, role: str, name: str, taken: Callable[[], None]) -> None:
        """Drags a file from another program's window, which must be there until it has been `taken`."""
        x, y = self.see(role, name).middle
        with program(drag_source(path), self._environment) as source:
            first_line(source)
            wait_for(lambda: self._dragged(source, x, y), f"{path.name} to be taken")
            taken()

    def _dragged(self, source: "subprocess.Popen[str]", x: int, y: int) -> bool:
        """The target answers each movement in its own time; let go before that, it is given nothing."""
        self._xdotool("mousemove", "--sync", "40", "40", "mousedown", "1")
        assert first_line(source) == "dragging"
        for step in range(20):
            self._xdotool("mousemove", "--sync", str(x + step), str(y))
        self._xdotool("mouseup", "1")
        return first_line(source) == "CopyAction"

    def _ask(self, what: str, *given: object) -> Any:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps({"do": what, "with": given}) + "\n")
        self._reader.stdin.flush()
        return json.loads(self._reader.stdout.readline())

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=30)
