"""Which processes the server consists of, and which node runs each singleton loop."""

from datetime import datetime

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base


class Node(Base):
    """A process of the server. It counts while `seen_at`, by the database's clock, is fresh."""

    __tablename__ = "nodes"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    host: Mapped[str] = mapped_column(String(255))
    pid: Mapped[int] = mapped_column(Integer)
    version: Mapped[str] = mapped_column(String(50))
    slots: Mapped[int] = mapped_column(Integer)
    """Tasks that it runs at once; 0 where it runs none."""
    seen_at: Mapped[datetime]


class LoopLease(Base):
    """Dispatcher, publisher and reaper each run on the one node that holds their row."""

    __tablename__ = "loop_leases"

    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    owner: Mapped[str] = mapped_column(String(ID_LENGTH))
    until: Mapped[datetime]
