"""Named places in a server where it can be struck: between two steps that must hold together although they are apart.

The driver arms a point by writing a file of that name; the next thread that comes by sends its own process the signal
that the file names, exactly there. Nothing of this is in the product: `install` wraps it.
"""

import os
import signal
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

FOLDER_VARIABLE = "FAULT_POINTS"
"""The folder in which points are armed."""

POINTS = (
    "before_answer",
    "after_commit",
    "after_hand_out",
    "after_claim",
    "after_effect",
    "before_completion",
    "after_send",
)
"""In the order in which a task comes by: accepted and on disk, but not answered · committed, but nobody woken to
publish it · marked as handed out, but not on the broker · claimed, but not begun · its own effect made, but not
completed · worked out, but not stored · published, but that not remembered.
"""

STRUCK = ".struck"


class Points:
    """The armed points of this process."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def reach(self, name: str) -> None:
        """Called on the way; returns unless the point is armed, or the process was told to go on after a stop."""
        if self._folder is None:
            return
        armed = self._folder / name
        try:
            armed.rename(armed.with_suffix(STRUCK))  # of several threads one succeeds
        except OSError:
            return
        wanted = armed.with_suffix(STRUCK).read_text(encoding="ascii")
        os.kill(os.getpid(), signal.Signals[wanted])
        if wanted == "SIGKILL":
            time.sleep(60)  # the signal comes at once, but perhaps not before the next line


class ArmedPoints:
    """The driver's side of the folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder

    def arm(self, point: str, number: signal.Signals) -> None:
        """The next thread that comes by the point, in whichever process, sends that process this signal."""
        (self.folder / f"{point}{STRUCK}").unlink(missing_ok=True)
        (self.folder / point).write_text(number.name, encoding="ascii")

    def is_armed(self, point: str) -> bool:
        """Whether nobody has come by yet."""
        return (self.folder / point).exists()

    def disarm(self, point: str) -> bool:
        """Takes it back; False when it has struck already."""
        try:
            (self.folder / point).unlink()
        except FileNotFoundError:
            return False
        return True


def of_environment() -> Points:
    """Without the variable no point is ever armed."""
    folder = os.environ.get(FOLDER_VARIABLE)
    return Points(Path(folder) if folder else None)


def install(points: Points) -> None:
    """Wraps what the points lie behind. Call after the modules are imported, and before a server is composed."""
    from server.core.database import UnitOfWork
    from server.domain.tasks.execution import Execution
    from server.domain.tasks.service import TaskService
    from server.workers.dispatcher import Dispatcher
    from server.workers.publisher import Publisher

    def after_commit(unit: UnitOfWork, *_: Any) -> None:
        if unit._effects:
            points.reach("after_commit")

    def if_any(name: str) -> Callable[[Any], None]:
        return lambda result: points.reach(name) if result else None

    before(UnitOfWork, "run_effects", after_commit)
    before(Execution, "complete", lambda *_: points.reach("before_completion"))
    after(TaskService, "submit", if_any("before_answer"))
    after(Dispatcher, "_choose", if_any("after_hand_out"))
    after(Execution, "claim", if_any("after_claim"))
    after(Execution, "following", if_any("after_claim"))
    after(Publisher, "_send", lambda _: points.reach("after_send"))


def before(owner: type[Any], name: str, look: Callable[..., object]) -> None:
    """`look` is called with the arguments of the method, and then the method."""
    original = getattr(owner, name)

    @wraps(original)
    def wrapped(self: Any, *args: Any, **kwargs: Any) -> Any:
        look(self, *args)
        return original(self, *args, **kwargs)

    setattr(owner, name, wrapped)


def after(owner: type[Any], name: str, look: Callable[[Any], object]) -> None:
    """The method is called, and then `look` with what it returned."""
    original = getattr(owner, name)

    @wraps(original)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        result = original(*args, **kwargs)
        look(result)
        return result

    setattr(owner, name, wrapped)
