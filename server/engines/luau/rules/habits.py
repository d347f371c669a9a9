"""What costs a game time or memory and no rewrite may touch: found, named, with what to do about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.frames import objects_looked_up, remotes_fired
from server.engines.luau.rules.lasting import connected_in_loops, connected_per_player, kept_per_player
from server.engines.luau.rules.waiting import polling
from server.engines.luau.syntax.nodes import Call, Node


@dataclass(frozen=True, slots=True)
class Habit:
    """A pattern that costs something. `advice` says why, and what to do."""

    id: str
    title: str
    advice: str
    find: Callable[[Script], Iterator[Node]]


def _calls(name: str) -> Callable[[Script], Iterator[Node]]:
    """Calls of a function of Roblox's that the script has left alone."""

    def find(script: Script) -> Iterator[Node]:
        return (node for node in script.of(Call) if isinstance(node, Call) and script.builtin(node.func) == name)

    return find


HABITS = (
    Habit(
        "old-wait",
        "Calls of wait",
        "`wait` is deprecated: it comes back late when much is going on, at 30 times a second at best. task.wait comes "
        "back in the first frame after the time is up. Use task.wait; it returns only the time that passed",
        _calls("wait"),
    ),
    Habit(
        "old-spawn",
        "Calls of spawn",
        "`spawn` is deprecated: it waits before it runs the function, and waits longer when much is going on. Use "
        "task.spawn to run it at once, or task.defer to run it at the end of the frame's step",
        _calls("spawn"),
    ),
    Habit(
        "old-delay",
        "Calls of delay",
        "`delay` is deprecated: it comes late when much is going on. Use task.delay",
        _calls("delay"),
    ),
    Habit(
        "connection-in-loop",
        "Connections made in a loop",
        "Every round connects one more function to the same event, and nothing can disconnect it: each event then runs "
        "all of them. Connect once before the loop, or keep the connection and disconnect it",
        connected_in_loops,
    ),
    Habit(
        "connection-per-player",
        "Connections that outlive a player",
        "This runs again with every player or character that comes, and connects one more function to an object that "
        "stays when they go. Keep the connection and disconnect it in PlayerRemoving, or connect once outside",
        connected_per_player,
    ),
    Habit(
        "table-per-player",
        "A table that grows with every player",
        "An entry is made for every player who joins and none is ever taken out, so it grows as long as the server "
        "runs, and may keep players in memory who left. Set the entry to nil in PlayerRemoving",
        kept_per_player,
    ),
    Habit(
        "search-per-frame",
        "Objects looked up or made in every frame",
        "This runs in every frame. Look the object up once outside and keep it in a local; make objects once and use "
        "them again",
        objects_looked_up,
    ),
    Habit(
        "remote-per-frame",
        "Messages sent in every frame",
        "A RemoteEvent is fired in every frame, about 60 messages a second for each player. Send only when something "
        "has changed, or a few times a second",
        remotes_fired,
    ),
    Habit(
        "polling",
        "Loops that wait for a condition",
        "The loop asks again and again and finds out late. Wait for the event that announces the change: "
        "`signal:Wait()`, GetPropertyChangedSignal, or WaitForChild for an object that is still to come",
        polling,
    ),
)
