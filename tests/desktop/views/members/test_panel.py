"""What a person sees and does with the members of the organization."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from contracts.session import Role
from desktop.ui.theme import Theme
from desktop.views.members.name_dialog import NameDialog
from desktop.views.members.panel import INVITATIONS, LOG
from tests.desktop.looking import click
from tests.desktop.reading import against_reading, controls, faults, spoken, tab_round
from tests.desktop.services.waiting import recorded
from tests.desktop.views.members.conftest import MembersPage


class TestList:
    def test_everybody_is_listed_and_the_first_is_described(self, page: MembersPage) -> None:
        assert page.names == ["Ada", "Grace"]
        text = page.panel.members.details.text
        assert text.startswith("Ada\nThis is you\naddress not verified\nRole: Admin\nE-mail: Ada@school.example.org")
        assert "Last seen: Today" in text
        assert "2 members" in page.said

    def test_a_screen_reader_gets_the_whole_row(self, page: MembersPage) -> None:
        model = page.presenter.members
        assert [spoken(model.index(row, 0)) for row in range(2)] == [
            "Ada, you, Admin, Ada@school.example.org, address not verified",
            "Grace, Teacher, grace@school.example.org, address not verified",
        ]

    def test_typing_narrows_it_to_names_addresses_and_roles(self, page: MembersPage) -> None:
        for text, found in (("gra", ["Grace"]), ("ADMIN", ["Ada"]), ("school teach", ["Grace"]), ("nobody", [])):
            page.panel.search.setText(text)
            assert page.names == found
        assert "Nobody matches." in page.said

    def test_what_is_chosen_stays_chosen_when_somebody_comes(self, page: MembersPage) -> None:
        page.choose("Grace")
        page.server.join("Barbara")
        page.look()
        assert page.names == ["Ada", "Barbara", "Grace"]
        assert page.panel.members.details.text.startswith("Grace")

    def test_of_seats_that_are_limited_it_says_how_many_are_taken(self, page: MembersPage) -> None:
        page.server.limit_seats(5)
        page.server.parts.invitations.invite(
            page.server.owner.member, "bob@school.example.org", Role.STUDENT, "en", page.server.here
        )
        page.look()
        assert "3 of 5 seats taken" in page.said


class TestTeacher:
    def test_sees_names_and_roles_and_can_only_leave(self, of_teacher: MembersPage) -> None:
        page = of_teacher
        assert page.names == ["Ada", "Grace"]
        assert "@" not in page.panel.members.details.text
        shown = {one.text() for one in page.panel.members._buttons if one.isVisible()}
        assert shown == set()
        page.choose("Grace")
        assert "E-mail: grace@school.example.org" in page.panel.members.details.text
        assert page.panel.members.leave_button.isVisible()
        assert not page.panel.tabs.isVisible()
        assert not page.panel.invite_button.isVisible()

    def test_asks_for_nothing_that_is_for_admins(self, of_teacher: MembersPage) -> None:
        of_teacher.look()
        assert of_teacher.presenter.problem is None
        of_teacher.panel.show_tab(LOG)
        of_teacher.settle()
        assert of_teacher.log.entries == []


class TestRoles:
    def test_another_one_holds_at_once(self, page: MembersPage) -> None:
        page.choose("Grace")
        page.choose_role("Admin")
        assert page.stored()["Grace"].role is Role.ADMIN
        assert "Role: Admin" in page.panel.members.details.text
        assert (page.toasts[-1].title, page.toasts[-1].text) == ("Role changed", "Grace: Admin")

    def test_the_only_admin_stays_one_and_is_told_why_beside_the_name(self, page: MembersPage) -> None:
        page.choose_role("Teacher")
        page.answer("Change my role")
        content = page.panel.members.details.problem.content
        assert content is not None
        assert content.text == "An organization needs an admin. Make somebody else one first."
        assert page.stored()["Ada"].role is Role.ADMIN
        page.choose("Grace")
        assert page.panel.members.details.problem.content is None

    def test_giving_up_being_an_admin_is_asked_about(self, page: MembersPage) -> None:
        page.server.join("Barbara", Role.ADMIN)
        page.look()
        page.choose_role("Student")
        assert "no longer invite" in page.question().text()
        page.answer("Cancel")
        assert page.stored()["Ada"].role is Role.ADMIN

    def test_whoever_gives_it_up_sees_what_others_see(self, page: MembersPage) -> None:
        page.server.join("Barbara", Role.ADMIN)
        page.panel.show_tab(INVITATIONS)
        page.panel.show_tab(0)
        page.look()
        changed = recorded(page.presenter.role_changed)
        page.choose("Ada")
        page.choose_role("Teacher")
        page.answer("Change my role")
        assert page.stored()["Ada"].role is Role.TEACHER
        assert len(changed) == 1
        assert not page.panel.tabs.isVisible()
        assert not page.panel.invite_button.isVisible()

    def test_an_admin_who_was_made_a_teacher_elsewhere_is_taken_to_the_members(self, of_admin: MembersPage) -> None:
        page = of_admin
        page.panel.show_tab(INVITATIONS)
        you = page.server.people["Edsger"].member.user_id
        page.server.parts.organizations.change_role(page.server.owner.member, you, Role.TEACHER, page.server.here)
        page.look()
        assert page.panel.members.isVisible()
        assert page.panel.tabs.index == 0


class TestRemoving:
    def test_it_is_asked_about_with_what_stays(self, page: MembersPage) -> None:
        page.choose("Grace")
        page.press("Remove…")
        assert "so does what Grace made here" in page.question().text()
        page.answer("Cancel")
        assert set(page.stored()) == {"Ada", "Grace"}

    def test_the_member_goes(self, page: MembersPage) -> None:
        page.choose("Grace")
        page.panel.members.list.setFocus()
        page.key(Qt.Key.Key_Delete)
        page.answer("Remove")
        assert set(page.stored()) == {"Ada"}
        assert page.names == ["Ada"]
        assert page.panel.members.details.text.startswith("Ada")

    def test_one_who_has_gone_meanwhile_is_told_and_the_list_is_true_again(self, page: MembersPage) -> None:
        page.choose("Grace")
        member = page.server.people["Grace"].member
        page.server.parts.organizations.remove(page.server.owner.member, member.user_id, page.server.here)
        refused = recorded(page.presenter.refused)
        page.press("Remove…")
        page.answer("Remove")
        assert refused == [member.user_id]
        assert page.names == ["Ada"]


class TestAccounts:
    def test_the_owner_of_the_server_locks_one_out_and_lets_it_in_again(self, page: MembersPage) -> None:
        page.choose("Grace")
        page.press("Disable account…")
        page.answer("Disable")
        assert page.stored()["Grace"].is_disabled
        assert "disabled" in page.panel.members.details.text
        page.press("Enable account")
        assert not page.stored()["Grace"].is_disabled

    def test_other_admins_are_not_offered_it(self, of_admin: MembersPage) -> None:
        of_admin.choose("Grace")
        assert of_admin.panel.members.remove_button.isVisible()
        assert not of_admin.panel.members.disable_button.isVisible()


class TestLeaving:
    def test_it_is_asked_about_and_ends_here(self, of_teacher: MembersPage) -> None:
        left = recorded(of_teacher.presenter.left)
        of_teacher.panel.search.setText("ada")
        of_teacher.menu("Leave…")
        assert "You lose access to Lincoln School at once" in of_teacher.question().text()
        of_teacher.answer("Leave")
        assert set(of_teacher.stored()) == {"Ada"}
        assert left == ["Lincoln School"]
        assert "You have left" in of_teacher.said

    def test_the_only_admin_cannot(self, page: MembersPage) -> None:
        page.menu("Leave…")
        page.answer("Leave")
        assert "An organization needs an admin." in page.said
        assert set(page.stored()) == {"Ada", "Grace"}


class TestOrganization:
    def test_it_is_renamed(self, page: MembersPage) -> None:
        renamed = recorded(page.presenter.renamed)
        page.menu("Rename…")
        dialog = page.name_dialog()
        assert dialog.name.text() == "Lincoln School"
        dialog.name.setText("  Lincoln Academy ")
        click(dialog.save_button)
        page.settle()
        assert renamed == ["Lincoln Academy"]
        assert page.server.parts.organizations.show(page.server.owner.member).name == "Lincoln Academy"
        assert page.presenter.name == "Lincoln Academy"
        assert page.panel.findChildren(NameDialog) == []

    def test_a_name_that_is_none_is_not_sent(self, page: MembersPage) -> None:
        page.menu("Rename…")
        dialog = page.name_dialog()
        for name, why in (("  ", "Enter a name first."), ("Lin\u202ecoln", "nobody can see")):
            dialog.name.setText(name)
            assert not dialog.save_button.isEnabled()
            assert why in dialog.save_button.toolTip()
        dialog.close()

    def test_what_the_server_refuses_stands_in_the_dialog(self, of_admin: MembersPage) -> None:
        page = of_admin
        page.menu("Rename…")
        dialog = page.name_dialog()
        you = page.server.people["Edsger"].member.user_id
        page.server.parts.organizations.change_role(page.server.owner.member, you, Role.TEACHER, page.server.here)
        dialog.name.setText("Mine")
        click(dialog.save_button)
        page.settle()
        content = dialog.problem.content
        assert content is not None
        assert content.text == "Only an admin can do this."
        dialog.close()

    def test_the_owner_of_the_server_makes_another(self, page: MembersPage) -> None:
        created = recorded(page.presenter.created)
        page.menu("New organization…")
        dialog = page.name_dialog()
        dialog.name.setText("Chess club")
        click(dialog.save_button)
        page.settle()
        assert [one.name for one in created] == ["Chess club"]
        own = page.server.parts.organizations.own(page.server.owner.member)
        assert [one.name for one in own] == ["Chess club", "Lincoln School"]

    def test_others_are_not_offered_what_they_may_not(self, of_teacher: MembersPage) -> None:
        click(of_teacher.panel.organization_button)
        assert [one.text() for one in of_teacher.panel.menu.actions()] == ["Leave…"]
        of_teacher.panel.menu.close()


class TestConnection:
    def test_before_a_server_answers_the_page_waits(self, closed: MembersPage) -> None:
        assert "Waiting for the server" in closed.said
        assert not closed.panel.invite_button.isVisible()
        assert faults(closed.panel) == []

    def test_without_it_what_was_seen_stays_with_its_time_and_nothing_can_be_changed(self, page: MembersPage) -> None:
        page.choose("Grace")
        page.lose_server()
        assert page.names == ["Ada", "Grace"]
        assert "There is no connection to the team. Shown as of " in page.said
        for one in (page.panel.invite_button, page.panel.members.role_button, page.panel.members.remove_button):
            assert not one.isEnabled()
            assert one.toolTip() == "The server is not there."
        page.panel.members.list.setFocus()
        page.key(Qt.Key.Key_Delete)
        page.sign_in(page.server.owner)
        assert "not reachable" not in page.said
        assert page.panel.invite_button.isEnabled()

    def test_another_person_never_sees_what_the_one_before_saw(self, page: MembersPage) -> None:
        page.panel.show_tab(LOG)
        page.settle()
        at_once: list[object] = []
        page.workspace.connected.connect(lambda _session: at_once.append((page.presenter.seen, page.names)))
        page.sign_in(page.server.people["Grace"])
        assert at_once == [(None, [])]
        assert "@" not in page.panel.members.details.text
        assert page.log.entries == []
        assert page.panel.members.isVisible()

    def test_a_sign_in_that_has_ended_is_said(self, page: MembersPage) -> None:
        page.server.parts.sign_ins.sign_out_everywhere(page.server.owner.member, page.server.here)
        page.look()
        assert "Not signed in" in page.said
        assert page.names == ["Ada", "Grace"]


class TestKeyboard:
    def test_every_control_is_reached_as_one_reads_and_says_what_it_is(self, page: MembersPage) -> None:
        page.choose("Grace")
        page.panel.take_focus()
        stops = tab_round()
        assert set(stops) == set(controls(page.panel))
        assert against_reading(stops) == []
        assert faults(page.panel) == []

    def test_on_the_other_lists_too(self, page: MembersPage) -> None:
        for tab in (INVITATIONS, LOG):
            page.panel.show_tab(tab)
            page.settle()
            page.panel.take_focus()
            assert set(tab_round()) == set(controls(page.panel))
            assert faults(page.panel) == []

    def test_return_opens_the_roles_of_the_chosen_member(self, page: MembersPage) -> None:
        page.choose("Grace")
        page.panel.take_focus()
        page.key(Qt.Key.Key_Return)
        assert page.panel.members.roles.isVisible()
        page.panel.members.roles.close()

    def test_the_filter_has_the_usual_key(self, page: MembersPage) -> None:
        page.panel.take_focus()
        QTest.keyClick(page.panel.members.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert page.panel.search.hasFocus()


def test_it_is_painted_in_high_contrast(page: MembersPage, theme: Theme) -> None:
    before = page.panel.grab().toImage()
    theme.choose_contrast(True)
    assert page.panel.grab().toImage() != before
