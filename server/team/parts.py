"""Composes what only a team's server has: accounts, organizations, what is shared, mail of people, and billing."""

from server.api.access_tokens import AccessTokens
from server.api.team_parts import TeamParts
from server.core.database import Database
from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeups
from server.domain.accounts.aside import Aside
from server.domain.accounts.attempts import Attempts
from server.domain.accounts.letters import Letters, Links, NoLetters
from server.domain.accounts.passwords import Passwords
from server.domain.accounts.recovery import Recovery
from server.domain.accounts.service import AccountService
from server.domain.accounts.set_up import SetUp
from server.domain.accounts.sign_ins import SignIns
from server.domain.audit.log import AuditLog
from server.domain.billing.services import billing_services
from server.domain.classes.service import ClassService
from server.domain.content.library import Library
from server.domain.mail.administration import MailAdministration
from server.domain.mail.letters import OutboxLetters
from server.domain.mail.quotas import Quotas
from server.domain.mail.service import EmailService, MailRules
from server.domain.organizations.invitations import Invitations
from server.domain.organizations.membership import MembershipService
from server.domain.organizations.service import OrganizationService
from server.domain.sharing.attempts import AttemptService
from server.domain.sharing.reading import SharedService
from server.domain.sharing.results import ResultService
from server.domain.sharing.service import ShareService
from server.team.attempts import SharedAttempts
from server.team.billing import plan_of_the_new, tell_of_billing, terms_of_billing


def create_team_parts(
    settings: TeamSettings,
    database: Database,
    wakeups: Wakeups,
    library: Library,
    *,
    attempts: Attempts | None = None,
    letters: Letters | None = None,
    passwords: Passwords | None = None,
    aside: Aside | None = None,
) -> TeamParts:
    """`attempts`: who counts them; without one all processes together, in Redis. `letters`: instead of the outbox."""
    counted = attempts or SharedAttempts(settings)
    passwords, links = passwords or Passwords(), Links(settings.public_url)
    letters = letters or (OutboxLetters(wakeups) if settings.can_send_mail else NoLetters())
    rules, founded = mail_rules(settings), plan_of_the_new(settings)
    aside = aside or Aside()
    sign_ins = SignIns(database, wakeups, passwords, counted, aside)
    recovery = Recovery(database, wakeups, passwords, counted, letters, links, aside)
    return TeamParts(
        tokens=access_tokens(settings, database, wakeups),
        aside=aside,
        sign_ins=sign_ins,
        recovery=recovery,
        set_up=SetUp(database, passwords, counted, recovery, links, founded),
        accounts=AccountService(database, wakeups, passwords, counted),
        organizations=OrganizationService(database, wakeups, founded),
        invitations=Invitations(database, passwords, sign_ins, counted, letters, links),
        audit=AuditLog(database),
        classes=ClassService(database),
        shares=ShareService(database, library),
        shared=SharedService(database),
        attempts=AttemptService(database),
        results=ResultService(database),
        email=EmailService(database, wakeups, rules),
        email_administration=MailAdministration(database, rules),
        billing=billing_services(database, wakeups, terms_of_billing(settings), tell=tell_of_billing(settings)),
    )


def access_tokens(settings: TeamSettings, database: Database, wakeups: Wakeups) -> AccessTokens:
    """By which people are known."""
    return AccessTokens(settings.secret_key, MembershipService(database, wakeups))


def mail_rules(settings: TeamSettings) -> MailRules:
    """Of mail that people send."""
    return MailRules(
        can_send=settings.can_send_mail,
        public_url=settings.public_url,
        unsubscribe_secret=settings.unsubscribe_secret,
        quotas=Quotas(settings.mails_a_day, settings.mails_a_day_of_one),
    )
