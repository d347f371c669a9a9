"""What people want that sends mail. All of it is answered at once, whatever becomes of the mail."""

from sqlalchemy import update

from contracts.email import EmailTemplate
from server.core.database import SYSTEM
from server.domain.organizations.models import User
from tests.faults.outages.asking import Answer
from tests.faults.outages.flows import Flow, in_the_end, soon
from tests.faults.outages.scene import message_id, new_key

LOG = "/api/v1/email/log"


class MailFlow(Flow):
    """`recipient` is to get one mail in the end, or the same one more than once."""

    method = "POST"
    path = ""
    template: EmailTemplate | None = None

    def prepare(self) -> None:
        """To whom."""
        self.recipient = self.school.email
        self._key = new_key()

    def body(self) -> object:
        """What is asked."""
        raise NotImplementedError

    def act(self) -> Answer:
        """Once."""
        self._answer = self.school.ask(self.method, self.path, self.body(), self._key)
        return self._answer

    def during(self) -> list[str]:
        """It was accepted. It goes the other way, where there are two, or the log of mail says why it waits."""
        if not self._answer.is_good:
            return [f"what only writes a mail was refused: {self._answer}"]
        if self.scene.has_two_ways:
            return soon(self._arrived, f"the mail to {self.recipient} to go the other way")
        if "worker" not in self.scene.team.processes:
            return []  # nobody has tried
        return soon(self._waits_with_a_reason, f"a word on why mail to {self.recipient} waits")

    def finish(self) -> list[str]:
        """Somebody took it, and the log says so."""
        if self._answer.status is None:
            self._answer = self.school.insist(self.method, self.path, self.body(), self._key)
        found = in_the_end(self._answer.is_good, f"what only writes a mail was refused: {self._answer}")
        return found or soon(self._arrived, f"the mail to {self.recipient}")

    def _entries(self) -> list[dict[str, object]]:
        entries = self.school.insist("GET", LOG).body["mails"]
        return [one for one in entries if one["to_email"] == self.recipient and one["template"] == self.template]

    def _waits_with_a_reason(self) -> bool:
        return any(one["state"] == "waiting" and " " in str(one["error"] or "") for one in self._entries())

    def _arrived(self) -> bool:
        entries, delivered = self._entries(), {mail for mail, _ in self.scene.delivered()}
        sent = [one for one in entries if one["state"] == "sent" and message_id(str(one["message_id"])) in delivered]
        return bool(entries) and len(sent) == len(entries)


class Inviting(MailFlow):
    """Somebody is invited."""

    path = "/api/v1/organizations/current/invitations"
    template = EmailTemplate.INVITATION

    def prepare(self) -> None:
        """Somebody who does not belong to it."""
        super().prepare()
        self.recipient = f"guest-of-{self.school.email}"

    def body(self) -> object:
        """See MailFlow."""
        return {"email": self.recipient, "role": "teacher"}


class Resetting(MailFlow):
    """A password was forgotten."""

    path = "/api/v1/auth/password-reset"
    template = EmailTemplate.PASSWORD_RESET

    def body(self) -> object:
        """See MailFlow."""
        return {"email": self.recipient}


class Verifying(MailFlow):
    """An address is to be verified."""

    path = "/api/v1/account/verify-email"
    template = EmailTemplate.VERIFY_EMAIL

    def body(self) -> object:
        """See MailFlow."""
        return None


class Writing(MailFlow):
    """A person writes to another, or to herself."""

    path = "/api/v1/email/send"

    def body(self) -> object:
        """See MailFlow."""
        return {"to_email": self.recipient, "subject": "Friday", "html_content": "<p>Bring boots.</p>"}


class WritingByTemplate(MailFlow):
    """A person sends what the server words."""

    path = "/api/v1/email/send-template"
    template = EmailTemplate.WELCOME

    def body(self) -> object:
        """See MailFlow."""
        data = {"name": "Ada", "organization": "School", "link": self.scene.team.url}
        return {"to_email": self.recipient, "template": self.template, "template_data": data}


class Trying(MailFlow):
    """Whether notices of tasks arrive."""

    path = "/api/v1/notices/email/test"

    def prepare(self) -> None:
        """She wants them, at an address that is hers."""
        super().prepare()
        with self.scene.team.database.write(SYSTEM) as unit:
            hers = update(User).where(User.email == self.recipient)
            unit.session.execute(hers.values(email_verified_at=unit.now()))
        self.school.insist("PUT", "/api/v1/notices/email", {"ended": True})

    def body(self) -> object:
        """See MailFlow."""
        return None


class Refused(Writing):
    """The mail server says for good that it does not take it."""

    answer = "554 5.7.1 not from you"

    def prepare(self) -> None:
        """So it is told once."""
        super().prepare()
        self.scene.box.refusals[self.recipient] = [self.answer]

    def during(self) -> list[str]:
        """Nothing waits: it is not tried again."""
        return []

    def finish(self) -> list[str]:
        """It has failed after one attempt, and the log says why."""

        def failed() -> bool:
            return any(one["state"] == "failed" for one in self._entries())

        found = soon(failed, f"the mail to {self.recipient} to fail")
        for one in self._entries():
            self.scene.refused_mails.add(str(one["message_id"]))
            found += in_the_end(one["attempts"] == 1 and "not from you" in str(one["error"]), f"a refused mail: {one}")
        return found


class RefusedForNow(Writing):
    """The mail server does not take it the first time."""

    def prepare(self) -> None:
        """So it is told once."""
        super().prepare()
        self.scene.box.refusals[self.recipient] = ["450 4.2.1 later"]

    def during(self) -> list[str]:
        """It may have arrived by now."""
        return []
