"""What the admin's routes use."""

from dataclasses import dataclass

from server.core.database import Database
from server.domain.admin.dashboard import DashboardService
from server.domain.admin.queues import QueueService
from server.domain.admin.stuck import StuckService


@dataclass(frozen=True, slots=True)
class AdminServices:
    """Each answers one question."""

    dashboard: DashboardService
    queues: QueueService
    stuck: StuckService


def admin_services(database: Database) -> AdminServices:
    """All of them on one database."""
    return AdminServices(DashboardService(database), QueueService(database), StuckService(database))
