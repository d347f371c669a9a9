"""A worker for tests: the real one, with jobs that misbehave in every way that engines can."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from server.sandbox.frames import MAX_FRAME_BYTES
from server.sandbox.job import Job, LoadJob, Step
from server.sandbox.worker import JOBS, main

Params = dict[str, Any]
ENDLESS = "while true do end"


def pid(params: Params, on_step: Step) -> int:
    return os.getpid()


def steps(params: Params, on_step: Step) -> str:
    for index, name in enumerate(params["names"]):
        on_step(name, index)
    return "done"


def fail(params: Params, on_step: Step) -> None:
    raise ValueError(params["message"])


def crash(params: Params, on_step: Step) -> None:
    on_step("crashing", 50)
    os.kill(os.getpid(), signal.SIGKILL)


def leave(params: Params, on_step: Step) -> None:
    os._exit(params["code"])


def sleep(params: Params, on_step: Step) -> None:
    on_step(str(os.getpid()), 1)
    time.sleep(3600)


def spin(params: Params, on_step: Step) -> None:
    on_step(str(os.getpid()), 1)
    while True:
        pass


def spin_in_luau(params: Params, on_step: Step) -> None:
    """Holds the interpreter lock for ever: no thread and no signal handler of Python runs."""
    from server.engines.luau.vm.pluau_loader import load_pluau

    lua = load_pluau().Lua()
    function = lua.load_chunk(ENDLESS)
    on_step(str(os.getpid()), 1)
    function()


def allocate(params: Params, on_step: Step) -> int:
    return len(bytearray(params["bytes"]))


def noise(params: Params, on_step: Step) -> str:
    from server.engines.luau.vm.machine import PluauMachine

    sys.stdout.write("noise")
    sys.stdout.flush()
    os.write(1, b"\x00\x00\x00\x05noise")
    machine = PluauMachine()
    return machine.compare("print(1)", "print(1)", lambda line: line).detail


def environment(params: Params, on_step: Step) -> dict[str, str]:
    return dict(os.environ)


def descriptors(params: Params, on_step: Step) -> list[str]:
    found = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            found.append(str(entry.readlink()))
        except FileNotFoundError:
            continue
    return found


def write(params: Params, on_step: Step) -> None:
    Path(params["path"]).write_text("something")


def open_many(params: Params, on_step: Step) -> None:
    kept = [os.open(os.devnull, os.O_RDONLY) for _ in range(200)]
    raise AssertionError(f"{len(kept)} files could be opened")


def meet(params: Params, on_step: Step) -> str:
    """Ends only when another worker runs the same job for the other name."""
    folder = Path(params["folder"])
    (folder / params["name"]).touch()
    while not (folder / params["other"]).exists():
        time.sleep(0.001)
    return "met"


def large(params: Params, on_step: Step) -> str:
    return "x" * int(params["bytes"])


def optimize(params: Params, on_step: Step) -> dict[str, Any]:
    """Stands where the Luau engine stands: `source` says how it goes wrong, `file` is a marker for the first try."""
    on_step("reading", 10)
    marker = Path(params["file"])
    first = not marker.exists()
    marker.touch()
    wanted = params["source"]
    if params["run_scripts"] and (wanted == "crash" or (wanted == "crash once" and first)):
        on_step("running", 60)
        os.kill(os.getpid(), signal.SIGSEGV)
    if params["run_scripts"] and wanted == "never end":
        spin_in_luau(params, on_step)
    if wanted == "fail":
        raise ValueError("broken")
    if wanted == "huge":
        return {"optimized_code": "x" * MAX_FRAME_BYTES}
    return {"run_scripts": params["run_scripts"]}


def loaded(job: Job) -> LoadJob:
    return lambda: job


if __name__ == "__main__":
    jobs = (pid, steps, fail, crash, leave, sleep, spin, spin_in_luau, allocate, noise, environment, descriptors)
    more = (write, open_many, meet, large)
    by_name = {job.__name__: loaded(job) for job in (*jobs, *more)}
    sys.exit(main({**JOBS, **by_name, "luau.optimize": loaded(optimize)}))
