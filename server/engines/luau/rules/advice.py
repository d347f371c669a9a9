"""What is reported without an edit: rewrites that gain nothing, and things for a person to decide."""

from collections.abc import Iterator

from server.engines.luau.analysis.builtins import ENVIRONMENT_TOUCHERS
from server.engines.luau.analysis.script import Script
from server.engines.luau.report import ADVICE, NO_GAIN, Change
from server.engines.luau.rules.folklore import FOLKLORE, Folklore
from server.engines.luau.rules.habits import HABITS, Habit
from server.engines.luau.rules.measurements import FIGURES
from server.engines.luau.rules.suggestions import SUGGESTIONS
from server.engines.luau.syntax.nodes import Node


def advice(script: Script, level: str = "balanced") -> list[Change]:
    """One entry per kind of finding, at its first place in the script. At *aggressive* also what has a price."""
    found = [_no_gain(script, folklore) for folklore in FOLKLORE]
    habits = (*HABITS, *SUGGESTIONS) if level == "aggressive" else HABITS
    found += [_habit(script, habit) for habit in habits]
    return [*(change for change in found if change is not None), *_environment(script)]


def _habit(script: Script, habit: Habit) -> Change | None:
    places = sorted(habit.find(script), key=lambda node: node.start)
    if not places:
        return None
    return _change(script, f"advice-{habit.id}", places[0], ADVICE, habit.title, f"{habit.advice}.{_more(places)}")


def _no_gain(script: Script, folklore: Folklore) -> Change | None:
    places = sorted(folklore.find(script), key=lambda node: node.start)
    if not places:
        return None
    first = places[0]
    figures = ", ".join(f"{FIGURES[row].change}: {FIGURES[row].spread()} times as fast" for row in folklore.rows)
    message = f"{folklore.advice}. Measured: {figures} (1 is no difference).{_more(places)}"
    return _change(script, f"no-gain-{folklore.id}", first, NO_GAIN, folklore.title, message)


def _more(places: list[Node]) -> str:
    count = len(places) - 1
    return f" The same holds for {count} more place{'s' if count > 1 else ''}." if count else ""


def _environment(script: Script) -> Iterator[Change]:
    for name in ENVIRONMENT_TOUCHERS:
        known = script.names.globals.get(name)
        if known is None or not known.reads:
            continue
        figures = FIGURES["getfenv"].spread()
        message = (
            f"`{name}` makes Luau give up its optimizations of globals for the whole script. A script without it "
            f"measured {figures} times as fast. Rules that rely on globals were not used here."
        )
        title = f"Use of {name} slows the whole script"
        yield _change(script, "environment", known.reads[0], ADVICE, title, message)


def _change(script: Script, rule: str, node: Node, outcome: str, title: str, message: str) -> Change:
    return Change(
        rule=rule,
        line=script.line(node.start),
        end_line=script.line(node.end),
        applied=False,
        outcome=outcome,
        tier=None,
        title=title,
        message=message,
        before=_first_line(script.text(node)),
    )


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].rstrip("\r")
