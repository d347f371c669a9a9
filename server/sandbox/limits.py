"""What a worker may use, how it binds itself to that, and what it has used."""

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """`memory_bytes` is address space. CPU time follows the time that each job is given."""

    memory_bytes: int = 1024 * 1024 * 1024
    open_files: int = 32
    cpu_grace_seconds: int = 5
    """CPU seconds beyond a job's wall time before the kernel ends the worker, should the supervisor be gone."""
    jobs_per_worker: int = 100


def confine(limits: WorkerLimits) -> None:
    """Bind this process for good: memory, files, no file may grow, no core dump. On Windows the job object does it."""
    sys.dont_write_bytecode = True
    if sys.platform != "win32":
        import resource

        memory = resource.RLIMIT_DATA if sys.platform == "darwin" else resource.RLIMIT_AS
        for kind, value in (
            (memory, limits.memory_bytes),
            (resource.RLIMIT_NOFILE, limits.open_files),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(kind)
            bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (bound, bound))


def allow_cpu(seconds: float) -> None:
    """Let this process use so much more CPU time; beyond it the kernel sends SIGXCPU, also inside native code."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        bound = int(cpu_seconds() + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))


def cpu_seconds() -> float:
    """User and system time of this process so far; 0 where it cannot be read."""
    if sys.platform == "win32":
        return 0.0
    else:
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        return usage.ru_utime + usage.ru_stime


def forget_peak_memory() -> None:
    """From now on the peak is counted anew: what an earlier job of a worker took is not this one's. Linux only."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_bytes(b"5")


def peak_memory_bytes() -> int | None:
    """Largest resident size of this process so far, or since it was forgotten; None where it cannot be read."""
    if sys.platform == "win32":
        return None
    else:
        import resource

        told = usage_of(os.getpid())
        if told is not None:  # getrusage counts what the parent had before exec, and forgets nothing
            return told.peak_memory_bytes
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024


@dataclass(frozen=True, slots=True)
class ProcessUsage:
    """What a process has used since its start, its memory at its highest (see `forget_peak_memory`)."""

    cpu_seconds: float
    peak_memory_bytes: int


def usage_of(pid: int) -> ProcessUsage | None:
    """As the system counts it; None once it has ended, and where nobody is asked: this is Linux only."""
    if sys.platform != "linux":
        return None
    try:
        # proc_pid_stat(5): the name, in brackets, may hold spaces; utime and stime are the 14th and 15th field
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    if not peaks:
        return None
    ticks = int(fields[11]) + int(fields[12])
    return ProcessUsage(ticks / os.sysconf("SC_CLK_TCK"), int(peaks[0]) * 1024)
