"""A worker's tie to its supervisor: when that dies, the worker dies, even inside native code that holds the GIL."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def tied_to(stdin: int) -> Iterator[None]:
    """While a job runs, a hang-up of the request pipe ends this process by SIGIO.

    The supervisor sends nothing during a job, so a hang-up is all that can happen on the pipe, and the kernel delivers
    the signal whatever Python or Luau are doing. PR_SET_PDEATHSIG would not do: it fires when the *thread* that started
    the worker ends. Between jobs the worker blocks on the pipe and reads its end. On Windows the supervisor's job
    object kills the worker instead.
    """
    if sys.platform == "win32":
        yield
    else:
        import fcntl
        import select
        import signal

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(stdin, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(stdin, fcntl.F_GETFL)
        fcntl.fcntl(stdin, fcntl.F_SETFL, flags | os.O_ASYNC)
        hung_up, _, _ = select.select([stdin], [], [], 0)
        if hung_up:
            os._exit(1)
        try:
            yield
        finally:
            fcntl.fcntl(stdin, fcntl.F_SETFL, flags)
