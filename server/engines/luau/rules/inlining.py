"""Whether a script could notice that Luau inlines a function."""

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import Call, Number


def observes_frames(script: Script) -> bool:
    """Whether the script uses `debug`, or `error` with a level that reaches beyond the function that raises.

    At -O2 Luau inlines small local functions, which takes their frame off the stack.
    """
    if "debug" in script.names.globals:
        return True
    known = script.names.globals.get("error")
    if known is None:
        return False
    for ref in known.reads:
        call = script.parent(ref)
        if not isinstance(call, Call) or call.func is not ref:
            return True
        if len(call.args) > 1 and not (isinstance(call.args[1], Number) and call.args[1].text in ("0", "1")):
            return True
    return False
