"""Composes billing from the settings of a team's server."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from contracts.email import EmailTemplate
from server.api.billing_return import RETURN_PATH
from server.core.database import Database
from server.core.team_settings import TeamSettings
from server.domain.billing import entitlements
from server.domain.billing.letters import BillingLetters, Language, Template
from server.domain.billing.plans import Plans
from server.domain.billing.services import BillingTerms, BillingUpkeep, billing_upkeep
from server.domain.billing.telling import only_log
from server.domain.mail import templated


def terms_of_billing(settings: TeamSettings) -> BillingTerms:
    """What is sold to whom, and where people come back to."""
    return BillingTerms(
        account=settings.billing,
        plans=Plans(settings.sold_plans),
        roles=settings.billing_roles,
        usual_return=f"{settings.public_url.rstrip('/')}{RETURN_PATH}",
        return_urls=tuple(settings.return_urls),
    )


def upkeep_of_billing(settings: TeamSettings, database: Database) -> BillingUpkeep | None:
    """Of the settings' account; admins are told by mail, where there is any.

    Where there is no account any more, what its plans have limited is free again.
    """
    terms = terms_of_billing(settings)
    if terms.account is None:
        entitlements.lift_all(database)
        return None
    tell = BillingLetters(_queue, terms.usual_return) if settings.can_send_mail else only_log
    return billing_upkeep(database, terms, tell=tell)


def _queue(
    session: Session,
    now: datetime,
    *,
    organization_id: str,
    user_id: str | None,
    recipient: str,
    template: Template,
    language: Language,
    data: Mapping[str, str],
) -> str:
    return templated.queue(
        session,
        now,
        organization_id=organization_id,
        user_id=user_id,
        recipient=recipient,
        template=EmailTemplate(template),
        language=language,
        data=data,
    )
