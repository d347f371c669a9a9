"""What a process of the server says of itself."""

import os
import socket
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version as distribution_version


class NodeKind(StrEnum):
    """What a process is for. The embedded server is one process that is all of it."""

    EMBEDDED = "embedded"
    API = "api"
    WORKER = "worker"
    HUB = "hub"


@dataclass(frozen=True, slots=True)
class Process:
    """One process, as its row in the register names it."""

    kind: str
    host: str
    pid: int
    version: str


def this_process(kind: NodeKind) -> Process:
    """The process that calls."""
    return Process(kind.value, socket.gethostname()[:255], os.getpid(), distribution_version("toolboxai-companion"))
