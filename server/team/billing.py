"""Composes billing from the settings of a team's server."""

from datetime import datetime

from sqlalchemy.orm import Session

from server.api.billing_return import RETURN_PATH
from server.core.database import Database
from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeups
from server.domain.billing import entitlements
from server.domain.billing.letters import BillingLetters
from server.domain.billing.plans import Plans
from server.domain.billing.services import BillingTerms, BillingUpkeep, billing_upkeep
from server.domain.billing.telling import Tell, only_log
from server.domain.organizations.membership import Founded, nothing_to_do


def terms_of_billing(settings: TeamSettings) -> BillingTerms:
    """What is sold to whom, and where people come back to."""
    return BillingTerms(
        account=settings.billing,
        plans=Plans(settings.sold_plans),
        roles=settings.billing_roles,
        usual_return=f"{settings.public_url.rstrip('/')}{RETURN_PATH}",
        return_urls=tuple(settings.return_urls),
    )


def upkeep_of_billing(settings: TeamSettings, database: Database, wakeups: Wakeups) -> BillingUpkeep | None:
    """Of the settings' account. Where there is none any more, what its plans have limited is free again."""
    terms = terms_of_billing(settings)
    if terms.account is None:
        entitlements.lift_all(database)
        return None
    return billing_upkeep(database, terms, tell=tell_of_billing(settings), wakeups=wakeups)


def plan_of_the_new(settings: TeamSettings) -> Founded:
    """A new organization has the limits of whoever pays nothing from its first moment, where plans are sold."""
    terms = terms_of_billing(settings)
    if terms.account is None:
        return nothing_to_do

    def founded(session: Session, organization_id: str, now: datetime) -> None:
        entitlements.recompute(session, terms.in_force, organization_id, now)

    return founded


def tell_of_billing(settings: TeamSettings) -> Tell:
    """By mail, where there is any."""
    return BillingLetters(terms_of_billing(settings).usual_return) if settings.can_send_mail else only_log
