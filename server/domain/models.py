"""Every table, imported in one place for migrations."""

from server.core.orm import Base
from server.domain.accounts import models as accounts
from server.domain.audit import models as audit
from server.domain.billing import models as billing
from server.domain.classes import models as classes
from server.domain.content import models as content
from server.domain.events import models as events
from server.domain.mail import models as mail
from server.domain.nodes import models as nodes
from server.domain.notices import models as notices
from server.domain.organizations import models as organizations
from server.domain.schedules import models as schedules
from server.domain.sharing import models as sharing
from server.domain.tasks import models as tasks

__all__ = [
    "Base",
    "accounts",
    "audit",
    "billing",
    "classes",
    "content",
    "events",
    "mail",
    "nodes",
    "notices",
    "organizations",
    "schedules",
    "sharing",
    "tasks",
]
