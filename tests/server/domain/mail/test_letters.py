"""Every letter of an account is in the outbox, in the reader's language, with its link."""

import pytest
from sqlalchemy import select

from contracts.session import Role
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.accounts.letters import Links
from server.domain.accounts.new_account import NewAccount
from server.domain.accounts.set_up import set_up_link
from server.domain.mail.letters import OutboxLetters
from server.domain.mail.models import Mail
from tests.builders.team_app import PUBLIC_URL, team_parts
from tests.server.domain.accounts.conftest import HERE, PASSWORD, token_of


@pytest.mark.parametrize(("language", "greeting"), [("en", "invites you"), ("de", "lädt Sie")])
def test_from_the_set_up_to_a_new_member(database: Database, wakeups: Wakeups, language: str, greeting: str) -> None:
    team = team_parts(database, wakeups, letters=OutboxLetters(wakeups))
    link = set_up_link(database, Links(PUBLIC_URL))
    assert link is not None
    new = NewAccount("ada@school.example.org", "Ada", PASSWORD, language)
    owner = team.set_up.set_up(token_of(link), "Lincoln School", new, HERE)
    sent = team.invitations.invite(owner.member, "tom@school.example.org", Role.TEACHER, language, HERE)
    team.invitations.accept(token_of(sent.link), PASSWORD, "Tom", language, "", HERE)
    team.recovery.ask_for_reset("tom@school.example.org", HERE)
    team.aside.close()
    with database.read(SYSTEM) as session:
        mails = {mail.template: mail for mail in session.scalars(select(Mail))}
    assert mails.keys() == {"verify-email", "invitation", "welcome", "password-reset"}
    invitation, reset = mails["invitation"], mails["password-reset"]
    assert (invitation.recipient, invitation.user_id) == ("tom@school.example.org", None)
    assert greeting in invitation.subject
    assert f"{PUBLIC_URL}/account/invitation#" in invitation.text
    assert sent.link not in invitation.text, "the link that the admin is shown is another one"
    assert f"{PUBLIC_URL}/account/reset#" in (reset.html or "")
    assert sent.is_mailed
