"""Inviting people, and what is done with invitations that nobody has accepted."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from sqlalchemy import update

from contracts.session import Role
from desktop.views.members.invite_dialog import InviteDialog
from desktop.views.members.panel import INVITATIONS
from server.core.clock import utc_now
from server.core.database import SYSTEM
from server.domain.organizations.models import Invitation
from tests.desktop.looking import button, click
from tests.desktop.reading import faults
from tests.desktop.views.members.conftest import MembersPage
from tests.server.domain.accounts.conftest import RememberedLetters

BOB, CID, GRACE = (f"{name}@school.example.org" for name in ("bob", "cid", "grace"))


@pytest.fixture
def dialog(page: MembersPage) -> InviteDialog:
    """Open."""
    page.press("Invite people…")
    return page.invite_dialog()


def send(page: MembersPage, dialog: InviteDialog, text: str) -> None:
    dialog.addresses.setPlainText(text)
    assert dialog.send_button.isEnabled(), dialog.send_button.toolTip()
    click(dialog.send_button)
    page.wait(lambda: not page.presenter.inviting, "the invitations")
    page.settle()


def outcomes(dialog: InviteDialog) -> dict[str, str]:
    return {row.outcome.address: row.outcome.text for row in dialog.outcomes.rows}


class TestInviting:
    def test_several_pasted_addresses_are_each_told(self, page: MembersPage, dialog: InviteDialog) -> None:
        send(page, dialog, f"Bob <{BOB}>, {CID}; {GRACE}\n{BOB.upper()}")
        assert outcomes(dialog) == {
            BOB: "Invited. A mail with a link is on its way.",
            CID: "Invited. A mail with a link is on its way.",
            GRACE: "This person is a member already.",
        }
        assert {one.email for one in page.stored_invitations()} == {BOB, CID}
        assert dialog.addresses.toPlainText() == GRACE
        assert "2 invited, 1 not invited" in [one.text() for one in dialog.findChildren(QLabel)]
        assert faults(dialog) == []
        dialog.close()

    def test_role_and_language_are_those_that_are_chosen(
        self, page: MembersPage, dialog: InviteDialog, letters: RememberedLetters
    ) -> None:
        dialog.roles.set_index(2)
        dialog.language.set_index(1)
        send(page, dialog, BOB)
        assert page.stored_invitations()[0].role is Role.STUDENT
        assert letters.written[-1][0].language == "de"
        dialog.close()

    def test_the_link_is_copied_and_lets_its_holder_in(self, page: MembersPage, dialog: InviteDialog) -> None:
        send(page, dialog, BOB)
        click(button(dialog, f"Copy the link for {BOB}"))
        link = QGuiApplication.clipboard().text()
        offer = page.server.parts.invitations.offer(link.partition("#")[2], page.server.here)
        assert offer.email == BOB
        dialog.close()

    def test_all_links_are_copied_with_their_addresses(self, page: MembersPage, dialog: InviteDialog) -> None:
        send(page, dialog, f"{BOB} {CID}")
        click(dialog.copy_all_button)
        lines = QGuiApplication.clipboard().text().splitlines()
        assert [line.split("\t")[0] for line in lines] == [BOB, CID]
        assert all("/account/invitation#" in line for line in lines)
        dialog.close()

    def test_without_a_mail_server_it_says_that_the_link_must_be_handed_on(
        self, page: MembersPage, dialog: InviteDialog, letters: RememberedLetters
    ) -> None:
        letters.can_send = False
        send(page, dialog, BOB)
        assert outcomes(dialog)[BOB].endswith("This server sends no mail: hand the link on yourself.")
        dialog.close()

    def test_where_no_seat_is_left_the_rest_stays_in_the_field(self, page: MembersPage, dialog: InviteDialog) -> None:
        page.server.limit_seats(3)
        send(page, dialog, f"{BOB}\n{CID}")
        assert outcomes(dialog)[CID] == "All 3 seats of Lincoln School are taken."
        assert dialog.addresses.toPlainText() == CID
        page.server.limit_seats(4)
        send(page, dialog, dialog.addresses.toPlainText())
        assert [row.outcome.address for row in dialog.outcomes.rows] == [BOB, CID]
        assert all(row.outcome.link for row in dialog.outcomes.rows)
        dialog.close()

    def test_what_cannot_be_sent_says_why(self, dialog: InviteDialog) -> None:
        many = "\n".join(f"p{n}@school.example.org" for n in range(201))
        for text, why in (
            ("", "Enter an address first."),
            (f"{BOB}, bob", "bob is no e-mail address."),
            (many, "At most 200 at once."),
        ):
            dialog.addresses.setPlainText(text)
            assert not dialog.send_button.isEnabled()
            assert dialog.send_button.toolTip() == why
        dialog.close()

    def test_an_address_that_only_the_server_knows_to_be_wrong_is_told(
        self, page: MembersPage, dialog: InviteDialog
    ) -> None:
        send(page, dialog, "bob@[127.0.0.1]")
        assert list(outcomes(dialog)) == ["bob@[127.0.0.1]"]
        assert not dialog.outcomes.links
        assert page.stored_invitations() == []
        dialog.close()

    def test_once_the_sign_in_has_ended_no_other_is_tried(self, page: MembersPage, dialog: InviteDialog) -> None:
        page.server.parts.sign_ins.sign_out_everywhere(page.server.owner.member, page.server.here)
        send(page, dialog, f"{BOB} {CID}")
        told = outcomes(dialog)
        assert told[BOB].startswith("Not signed in.")
        assert told[CID] == "Not sent, as the one before."
        dialog.close()

    def test_closing_stops_what_has_not_been_sent(self, page: MembersPage, dialog: InviteDialog) -> None:
        dialog.addresses.setPlainText("\n".join(f"p{n}@school.example.org" for n in range(100)))
        click(dialog.send_button)
        page.wait(lambda: len(dialog.outcomes.rows) > 1, "the first of them")
        dialog.close()
        page.settle()
        assert 2 <= len(page.stored_invitations()) < 100
        assert len(page.invited) == len(page.stored_invitations())


class TestOpenOnes:
    def test_none_leads_to_inviting(self, page: MembersPage) -> None:
        page.panel.show_tab(INVITATIONS)
        assert "No open invitations" in page.said
        assert faults(page.panel) == []
        click(page.panel.invitations.start_button)
        page.invite_dialog().close()

    def test_they_are_listed_with_until_when_they_are_good(self, page: MembersPage, dialog: InviteDialog) -> None:
        send(page, dialog, BOB)
        dialog.close()
        page.panel.show_tab(INVITATIONS)
        assert page.invited == [BOB]
        text = page.panel.invitations.details.text
        assert text.startswith(f"{BOB}\nRole: Teacher\nInvited by: Ada\nInvited: Today")
        assert "Good until: " in text

    def test_one_that_has_run_out_says_so_and_is_sent_again(self, page: MembersPage, dialog: InviteDialog) -> None:
        dialog.roles.set_index(2)
        send(page, dialog, BOB)
        dialog.close()
        with page.server.database.write(SYSTEM) as unit:
            past = utc_now() - timedelta(minutes=1)
            unit.session.execute(update(Invitation).values(expires_at=past))
        page.look()
        page.panel.show_tab(INVITATIONS)
        assert "has run out" in page.panel.invitations.details.text
        page.press("Send again…")
        again = page.invite_dialog()
        assert again.windowTitle() == "Send the invitation again"
        send(page, again, again.addresses.toPlainText())
        again.close()
        (one,) = page.stored_invitations()
        assert (one.email, one.role, one.is_expired) == (BOB, Role.STUDENT, False)
        assert "has run out" not in page.panel.invitations.details.text

    def test_withdrawing_is_asked_about(self, page: MembersPage, dialog: InviteDialog) -> None:
        send(page, dialog, f"{BOB} {CID}")
        dialog.close()
        page.panel.show_tab(INVITATIONS)
        page.panel.search.setText("bob")
        assert page.invited == [BOB]
        page.press("Withdraw…")
        assert f"The link that {BOB} got is good no more." in page.question().text()
        page.answer("Withdraw")
        assert [one.email for one in page.stored_invitations()] == [CID]
        assert page.toasts[-1].title == "Invitation withdrawn"

    def test_one_that_was_accepted_meanwhile_cannot_be_withdrawn_and_is_a_member(self, page: MembersPage) -> None:
        page.server.parts.invitations.invite(page.server.owner.member, BOB, Role.TEACHER, "en", page.server.here)
        page.look()
        page.panel.show_tab(INVITATIONS)
        page.server.join("Bob")
        page.press("Withdraw…")
        page.answer("Withdraw")
        assert page.names == ["Ada", "Bob", "Grace"]
        assert page.invited == []
