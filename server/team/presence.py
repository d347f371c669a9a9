"""A process that runs no tasks says that it lives, so that admins see it."""

import uuid

from server.core.database import Database
from server.core.wakeups import Wakeup
from server.domain.nodes.leases import WorkerNodes
from server.domain.nodes.process import NodeKind, this_process
from server.workers.loop import Loop

TELL_SECONDS = 10.0


class Presence(Loop):
    """Well within the half minute in which a process counts as alive."""

    name = "presence"

    def __init__(self, database: Database, kind: NodeKind) -> None:
        super().__init__(Wakeup(), sweep_seconds=TELL_SECONDS)
        self._nodes = WorkerNodes(database, this_process(kind))
        self._node_id = str(uuid.uuid4())

    def step(self) -> None:
        """No slots: nothing is handed out for it."""
        self._nodes.announce(self._node_id, 0)

    def leave(self) -> None:
        """It ends."""
        self.stop()
        self._nodes.leave(self._node_id)
