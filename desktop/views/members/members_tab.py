"""The members: a list, and beside it the chosen one."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from contracts.organizations import MemberView
from contracts.session import Role
from desktop.ui.buttons import Button
from desktop.ui.frames import Card
from desktop.ui.question import ask
from desktop.ui.rows.list import RowList
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.members.details import Facts, PersonDetails
from desktop.views.members.presenter import MembersPresenter
from desktop.views.members.wording import ROLES, facts_of, name_of, role_name, state_badges


class MembersTab(QWidget):
    """What may be done follows the person's role; a refusal stands beside the member that it is about."""

    def __init__(self, theme: Theme, presenter: MembersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._chosen_id = ""
        self._next_row = 0
        self.list: RowList[MemberView] = RowList(theme, self.tr("Members"), presenter.members)
        self.role_button = Button(theme, self.tr("Change role…"))
        self.disable_button = Button(theme, self.tr("Disable account…"))
        self.remove_button = Button(theme, self.tr("Remove…"), "quiet", "trash")
        self.leave_button = Button(theme, self.tr("Leave…"), "quiet")
        self._buttons = (self.role_button, self.disable_button, self.remove_button, self.leave_button)
        nothing = self.tr("Choose a member to see more.")
        self.details = PersonDetails(theme, self.tr("About the chosen member"), nothing, self._buttons)
        self.roles = QMenu(self)
        self._lay_out()
        self._connect()

    def show_state(self) -> None:
        """After each look at the server."""
        total = self._presenter.members.rowCount()
        row = self._presenter.members.row_of(self._chosen_id) if self._chosen_id else None
        if total:
            self.list.choose(row if row is not None else min(self._next_row, total - 1))
        self._on_selection()

    def ask_leave(self) -> None:
        """What is left behind is said before."""
        chosen = self.list.chosen()
        if chosen is None or not chosen.is_you:
            return
        words = self.tr(
            "You lose access to {name} at once, on every device. What you made there stays with it. Only another "
            "invitation brings you back."
        )
        ask(
            self,
            self.tr("Leave the organization?"),
            words.format(name=self._presenter.name),
            self.tr("Leave"),
            lambda: self._presenter.leave(chosen),
        )

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, space.s, 1, space.s)
        inside.addWidget(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.m)
        row.addWidget(card, 3)
        row.addWidget(self.details, 2)

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.list.act_wanted.connect(self._on_return)
        self.list.delete_wanted.connect(self._on_delete)
        self.role_button.clicked.connect(self.show_roles)
        self.disable_button.clicked.connect(self._ask_disable)
        self.remove_button.clicked.connect(self._ask_remove)
        self.leave_button.clicked.connect(self.ask_leave)
        self._presenter.refused.connect(self._on_refused)

    def _on_selection(self) -> None:
        chosen, presenter = self.list.chosen(), self._presenter
        if chosen is not None:
            if chosen.user_id != self._chosen_id:
                self.details.complain("")
            self._chosen_id = chosen.user_id
            self._next_row = self.list.currentIndex().row()
        self.details.show_facts(_facts(chosen) if chosen is not None else None)
        is_other = chosen is not None and not chosen.is_you
        self.role_button.setVisible(chosen is not None and presenter.is_admin)
        self.disable_button.setVisible(is_other and presenter.owns_server)
        self.remove_button.setVisible(is_other and presenter.is_admin)
        self.leave_button.setVisible(chosen is not None and chosen.is_you)
        if chosen is not None:
            disabled = chosen.is_disabled
            self.disable_button.set_text(self.tr("Enable account") if disabled else self.tr("Disable account…"))
        why_not = "" if presenter.online else self.tr("The server is not there.")
        for button in self._buttons:
            button.allow(why_not)

    def _on_refused(self, about: str, sentence: str) -> None:
        chosen = self.list.chosen()
        if chosen is not None and chosen.user_id == about:
            self.details.complain(sentence)

    def show_roles(self) -> None:
        """Below the button, without holding anything up."""
        chosen = self.list.chosen()
        if chosen is None:
            return
        self.roles.clear()
        for role in ROLES:
            entry = self.roles.addAction(role_name(role))
            entry.setCheckable(True)
            entry.setChecked(role is chosen.role)
            entry.triggered.connect(lambda _=False, picked=role: self._change_role(chosen, picked))
        self.roles.popup(self.role_button.mapToGlobal(QPoint(0, self.role_button.height() + 2)))

    def _change_role(self, member: MemberView, role: Role) -> None:
        if role is member.role:
            return
        self.details.complain("")
        if member.is_you and member.role is Role.ADMIN:
            words = self.tr(
                "You will be {role}, and can no longer invite, remove or change anybody, this included. Another admin "
                "can make you one again."
            )
            ask(
                self,
                self.tr("Give up being an admin?"),
                words.format(role=role_name(role)),
                self.tr("Change my role"),
                lambda: self._presenter.change_role(member, role),
            )
        else:
            self._presenter.change_role(member, role)

    def _ask_remove(self) -> None:
        if (chosen := self.list.chosen()) is None:
            return
        words = self.tr(
            "{name} loses access to {organization} at once. The account stays, and so does what {name} made here: "
            "lessons, quizzes, tasks and the log."
        )
        ask(
            self,
            self.tr("Remove the member?"),
            words.format(name=name_of(chosen), organization=self._presenter.name),
            self.tr("Remove"),
            lambda: self._act_on(chosen),
        )

    def _act_on(self, member: MemberView) -> None:
        self.details.complain("")
        self._presenter.remove(member)

    def _ask_disable(self) -> None:
        if (chosen := self.list.chosen()) is None:
            return
        self.details.complain("")
        if chosen.is_disabled:
            self._presenter.set_disabled(chosen, disabled=False)
            return
        words = self.tr(
            "{name} is signed out everywhere and cannot sign in to any organization of this server, until you enable "
            "the account again. Nothing is deleted."
        )
        ask(
            self,
            self.tr("Disable the account?"),
            words.format(name=name_of(chosen)),
            self.tr("Disable"),
            lambda: self._presenter.set_disabled(chosen, disabled=True),
        )

    def _on_return(self) -> None:
        if self.role_button.isVisible() and self.role_button.isEnabled():
            self.show_roles()

    def _on_delete(self) -> None:
        for button in (self.remove_button, self.leave_button):
            if button.isVisible() and button.isEnabled():
                button.click()


def _facts(member: MemberView) -> Facts:
    mark = tr("This is you") if member.is_you else ""
    return Facts(name_of(member), mark, tuple(state_badges(member)), tuple(facts_of(member)))
