"""What the routers of a team's server use beside the parts that every server has."""

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from server.api.access_tokens import AccessTokens
from server.domain.accounts.aside import Aside
from server.domain.accounts.recovery import Recovery
from server.domain.accounts.service import AccountService
from server.domain.accounts.set_up import SetUp
from server.domain.accounts.sign_ins import SignIns
from server.domain.audit.log import AuditLog, Visitor
from server.domain.billing.services import BillingServices
from server.domain.classes.service import ClassService
from server.domain.mail.administration import MailAdministration
from server.domain.mail.service import EmailService
from server.domain.organizations.invitations import Invitations
from server.domain.organizations.service import OrganizationService
from server.domain.sharing.attempts import AttemptService
from server.domain.sharing.reading import SharedService
from server.domain.sharing.results import ResultService
from server.domain.sharing.service import ShareService


@dataclass(frozen=True, slots=True)
class TeamParts:
    """The services of accounts, organizations, what is shared, mail and billing."""

    tokens: AccessTokens
    aside: Aside
    sign_ins: SignIns
    recovery: Recovery
    set_up: SetUp
    accounts: AccountService
    organizations: OrganizationService
    invitations: Invitations
    audit: AuditLog
    classes: ClassService
    shares: ShareService
    shared: SharedService
    attempts: AttemptService
    results: ResultService
    email: EmailService
    email_administration: MailAdministration
    billing: BillingServices


async def team_parts_of(connection: HTTPConnection) -> TeamParts:
    """Those that the application was made with."""
    return cast(TeamParts, connection.app.state.team)


async def visitor_of(request: Request) -> Visitor:
    """Where the request comes from; behind a proxy that is trusted, as that tells it."""
    return Visitor(request.client.host if request.client is not None else "")


TeamPartsDependency = Annotated[TeamParts, Depends(team_parts_of)]
VisitorDependency = Annotated[Visitor, Depends(visitor_of)]
