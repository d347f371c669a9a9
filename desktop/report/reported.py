"""What a report is about."""

from dataclasses import dataclass
from datetime import datetime

from contracts.optimization import OptimizationDocument


@dataclass(frozen=True)
class Reported:
    """One optimization. `original` is what was handed in; None where it could not be read. `ended_at`: if known."""

    document: OptimizationDocument
    original: str | None
    ended_at: datetime | None = None
