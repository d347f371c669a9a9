"""What came of each invitation, with its link to hand on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.printable import escaped
from desktop.ui.accessible import announce
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button
from desktop.ui.frames import Card
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr
from desktop.views.members.invited import Invited


class OutcomeRow(Card):
    """One address."""

    def __init__(self, theme: Theme, outcome: Invited) -> None:
        super().__init__()
        self.outcome = outcome
        name = ElidedLabel(theme, weight=QFont.Weight.Medium)
        name.setText(escaped(outcome.address))
        badge = (
            BadgeText(Tone.GOOD, "check", self.tr("invited"))
            if outcome.link
            else BadgeText(Tone.DANGER, "cross", self.tr("not invited"))
        )
        words = label(theme, outcome.text, size="small", tone="muted", wrap=True)
        self.copy_button = Button(theme, self.tr("Copy the link"), icon_name="copy")
        self.copy_button.setAutoDefault(False)
        self.copy_button.setAccessibleName(self.tr("Copy the link for {address}").format(address=name.text()))
        self.copy_button.clicked.connect(self._copy)
        space = theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.s)
        head.addWidget(name, 1)
        head.addWidget(Badge(theme, badge))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(words)
        if outcome.link:
            link = ElidedLabel(theme, size="small", mode=Qt.TextElideMode.ElideMiddle)
            link.setText(outcome.link)
            column.addWidget(link)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.m, space.s, space.m, space.s)
        row.setSpacing(space.m)
        row.addLayout(column, 1)
        row.addWidget(self.copy_button)
        self.copy_button.setVisible(bool(outcome.link))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.outcome.link)
        self.copy_button.setText(self.tr("Copied"))
        announce(self, self.tr("Copied"))


class OutcomeList(QWidget):
    """As they come, the newest last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[OutcomeRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.tokens.space.s)

    def add(self, outcome: Invited) -> None:
        """One more. Of an address that was tried before, the earlier outcome goes."""
        for row in [row for row in self.rows if row.outcome.address.casefold() == outcome.address.casefold()]:
            self.rows.remove(row)
            self._column.removeWidget(row)
            row.deleteLater()
        row = OutcomeRow(self._theme, outcome)
        self.rows.append(row)
        self._column.addWidget(row)

    @property
    def links(self) -> list[Invited]:
        """Of those that are invited."""
        return [row.outcome for row in self.rows if row.outcome.link]

    def copy_all(self) -> None:
        """Address and link, a line each."""
        QGuiApplication.clipboard().setText("\n".join(f"{one.address}\t{one.link}" for one in self.links))
        announce(self, self.tr("Copied"))


def outcome_text(invited: int, refused: int) -> str:
    """Above the list."""
    good = counted("1 invited", "{n} invited", invited)
    bad = counted("1 not invited", "{n} not invited", refused)
    if not refused:
        return good
    return tr("{invited}, {refused}").format(invited=good, refused=bad) if invited else bad
