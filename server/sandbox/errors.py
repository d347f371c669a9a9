"""What can become of a job that brought no result."""


class EngineError(Exception):
    """Base of everything that `EnginePool.run` raises about a job."""


class EngineCrashed(EngineError):
    """The worker ended in the middle of a job. `exit_code` is negative for a signal on POSIX."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(f"The engine process ended unexpectedly (exit code {exit_code}).")
        self.exit_code = exit_code


class EngineTimeout(EngineError):
    """The job took longer than it may; its worker was killed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"The engine did not finish within {seconds:g} seconds and was stopped.")
        self.seconds = seconds


class EngineCancelled(EngineError):
    """The job was cancelled, or the pool was closed; its worker was killed."""

    def __init__(self) -> None:
        super().__init__("The engine was stopped on request.")


class EngineJobError(EngineError):
    """The job itself raised. `detail` is the traceback, for the log only."""

    def __init__(self, error_class: str, message: str, detail: str) -> None:
        super().__init__(f"{error_class}: {message}")
        self.error_class = error_class
        self.message = message
        self.detail = detail
