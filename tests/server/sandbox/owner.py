"""A process that owns a pool, for tests that kill it. Prints the pid of its worker once the job runs."""

import sys
import threading

from server.sandbox.pool import EnginePool


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    job, *argv = sys.argv[1:]
    pool, never = EnginePool(1, argv), threading.Event()
    if job == "nothing":
        say(pool.run("pid", {}, timeout_seconds=60, on_step=lambda *_: None, cancelled=never).value)
        never.wait()
    pool.run(job, {}, timeout_seconds=600, on_step=lambda name, _: say(name), cancelled=never)
