"""Which nodes run tasks, and which node runs each singleton loop."""

from datetime import datetime

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base


class WorkerNode(Base):
    """A process that runs tasks. It counts while `seen_at` is fresh."""

    __tablename__ = "worker_nodes"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    slots: Mapped[int] = mapped_column(Integer)
    seen_at: Mapped[datetime]


class LoopLease(Base):
    """Dispatcher, publisher and reaper each run on the one node that holds their row."""

    __tablename__ = "loop_leases"

    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    owner: Mapped[str] = mapped_column(String(ID_LENGTH))
    until: Mapped[datetime]
