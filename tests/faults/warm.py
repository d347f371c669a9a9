"""A process that has imported a module and forks as often as it is told, so that a life does not begin with imports.

`python -m tests.faults.warm MODULE`: reads lines of JSON and answers each with a number. `["start", LOG, ARGUMENT…]`
runs `MODULE.main(ARGUMENTS)` in a child, its output in the log, and tells its pid; `["reap", PID]` waits for a child
and tells how it ended, as `subprocess` would. When the input ends all children are killed.
"""

import gc
import importlib
import json
import os
import signal
import sys
import traceback
from contextlib import suppress
from typing import Any


def main(module: str) -> int:
    """Until the input ends."""
    program: Any = importlib.import_module(module)
    if hasattr(program, "warm_up"):
        program.warm_up()
    gc.freeze()  # what is there now is not looked through by any child
    living: set[int] = set()
    for line in sys.stdin:
        verb, *arguments = json.loads(line)
        if verb == "start":
            answer = _start(program, *arguments)
            living.add(answer)
        else:
            pid, status = os.waitpid(int(arguments[0]), 0)
            living.discard(pid)
            answer = os.waitstatus_to_exitcode(status)
        print(answer, flush=True)
    for pid in living:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return 0


def _start(program: Any, log: str, *arguments: str) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        _move_output(log)
        code = program.main(list(arguments))
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - the edge of a process
        traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _move_output(log: str) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for source, target in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    os.close(nothing)
    os.close(output)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
