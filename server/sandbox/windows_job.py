"""A Windows job object: its processes die when the last handle to it closes, however the supervisor ends."""

import ctypes
import sys
from typing import Any

from server.sandbox.limits import WorkerLimits

_EXTENDED_LIMIT_INFORMATION = 9
_LIMIT_PROCESS_MEMORY = 0x100
_LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x400
_LIMIT_KILL_ON_JOB_CLOSE = 0x2000


class _BasicLimits(ctypes.Structure):
    _fields_ = [
        ("per_process_user_time_limit", ctypes.c_int64),
        ("per_job_user_time_limit", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("minimum_working_set_size", ctypes.c_size_t),
        ("maximum_working_set_size", ctypes.c_size_t),
        ("active_process_limit", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    ]


class _ExtendedLimits(ctypes.Structure):
    _fields_ = [
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory_limit", ctypes.c_size_t),
        ("job_memory_limit", ctypes.c_size_t),
        ("peak_process_memory_used", ctypes.c_size_t),
        ("peak_job_memory_used", ctypes.c_size_t),
    ]


class WindowsJob:
    """Holds one worker. Not run on Windows yet; written after the Win32 documentation of job objects."""

    def __init__(self, limits: WorkerLimits) -> None:
        self._kernel = _kernel()
        self._kernel.CreateJobObjectW.restype = ctypes.c_void_p
        self._handle = ctypes.c_void_p(_checked(self._kernel.CreateJobObjectW(None, None)))
        information = _ExtendedLimits()
        information.basic.limit_flags = (
            _LIMIT_KILL_ON_JOB_CLOSE | _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION
        )
        information.process_memory_limit = limits.memory_bytes
        size = ctypes.sizeof(information)
        pointer = ctypes.byref(information)
        _checked(self._kernel.SetInformationJobObject(self._handle, _EXTENDED_LIMIT_INFORMATION, pointer, size))

    def add(self, process_handle: int) -> None:
        _checked(self._kernel.AssignProcessToJobObject(self._handle, ctypes.c_void_p(process_handle)))

    def close(self) -> None:
        """Ends every process in it."""
        self._kernel.CloseHandle(self._handle)


def _kernel() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("kernel32", use_last_error=True)
    else:
        raise OSError("Job objects exist on Windows only.")


def _checked(result: Any) -> Any:
    """Win32 calls answer 0 when they fail."""
    if sys.platform == "win32" and not result:
        raise ctypes.WinError(ctypes.get_last_error())
    return result
