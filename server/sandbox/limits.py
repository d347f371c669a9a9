"""What a worker may use, and how it binds itself to that."""

import sys
from dataclasses import dataclass


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


def peak_memory_bytes() -> int | None:
    """Largest resident size of this process so far; None where it cannot be read."""
    if sys.platform == "win32":
        return None
    else:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
