"""The choice of a plan, a price of it, and how many units."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from contracts.billing import MOST_UNITS, PlanView, PriceView
from desktop.ui.fields import ComboBox, SpinBox
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.billing.wording import choice_text, limits_lines, price_text


class PlanChoice(QWidget):
    """What is not sold again and again is not offered."""

    changed = Signal()

    def __init__(
        self, theme: Theme, plans: list[PlanView], price_id: str, units: int, parent: QWidget | None = None
    ) -> None:
        """`price_id` and `units` stand there at first, where that is sold."""
        super().__init__(parent)
        self._offers = [(plan, price) for plan in plans for price in plan.prices if price.interval is not None]
        self.plan = ComboBox(theme, self.tr("Plan and price"))
        for plan, price in self._offers:
            self.plan.addItem(choice_text(plan, price))
        self.plan.setMinimumContentsLength(10)
        self.plan.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        place = next((at for at, (_, price) in enumerate(self._offers) if price.id == price_id), 0)
        self.plan.setCurrentIndex(place if self._offers else -1)
        self.units = SpinBox(theme, self.tr("Units"), range(1, MOST_UNITS + 1))
        self.units.setValue(units)
        self._gives = label(theme, tone="muted", wrap=True)
        self._costs = label(theme, wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.tokens.space.m)
        grid.setVerticalSpacing(theme.tokens.space.s)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(theme, self.tr("Plan and price"), tone="muted"), 0, 0)
        grid.addWidget(self.plan, 0, 1)
        grid.addWidget(label(theme, self.tr("Units"), tone="muted"), 1, 0)
        grid.addWidget(self.units, 1, 1)
        grid.addWidget(self._costs, 2, 0, 1, 2)
        grid.addWidget(self._gives, 3, 0, 1, 2)
        self.plan.currentIndexChanged.connect(lambda _place: self._show())
        self.units.valueChanged.connect(lambda _units: self._show())
        self._show()

    @property
    def price(self) -> PriceView | None:
        """The chosen one; None where nothing is sold."""
        place = self.plan.currentIndex()
        return self._offers[place][1] if 0 <= place < len(self._offers) else None

    def _show(self) -> None:
        if (price := self.price) is not None:
            plan, units = self._offers[self.plan.currentIndex()][0], self.units.value()
            self._costs.setText(price_text(price, units))
            self._gives.setText(" · ".join(limits_lines(plan.limits, units)))
        self.changed.emit()
