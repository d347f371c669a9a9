"""What is known of a chosen member or invitation, what can be done with it, and why that was refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.details import DetailsCard
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone


@dataclass(frozen=True)
class Facts:
    """All that is said of one."""

    title: str
    mark: str
    badges: tuple[BadgeText, ...]
    facts: tuple[tuple[str, str], ...]


class PersonDetails(DetailsCard):
    """`buttons` stand at the foot, in their order; a refusal stands right above them."""

    def __init__(
        self, theme: Theme, name: str, nothing: str, buttons: Sequence[Button], parent: QWidget | None = None
    ) -> None:
        """`name` is that of the facts for assistive technology, `nothing` what is said before one is chosen."""
        super().__init__(theme, parent)
        self._nothing = nothing
        self._shown: Facts | None = None
        self.problem = Banner(theme)
        self.lay_out(name, (self.problem, *buttons))
        self._fill()

    def show_facts(self, facts: Facts | None) -> None:
        """Everything about one; None before one is chosen."""
        if facts != self._shown:
            self._shown = facts
            self._fill()

    def complain(self, sentence: str) -> None:
        """Why what was wanted was not done; an empty sentence takes it away."""
        self.problem.show_or_hide(BannerText(Tone.DANGER, sentence) if sentence else None)

    def _fill(self) -> None:
        column = self.begin()
        if self._shown is None:
            self.say(column, self._nothing, tone="muted")
        else:
            self._describe(column, self._shown)
        self.end(column)

    def _describe(self, column: QVBoxLayout, shown: Facts) -> None:
        self.say(column, shown.title, size="lead", weight=QFont.Weight.DemiBold)
        if shown.mark:
            self.say(column, shown.mark, tone="muted")
        for badge in shown.badges:
            self.show_badge(column, badge)
        self.add_facts(column, shown.facts)
