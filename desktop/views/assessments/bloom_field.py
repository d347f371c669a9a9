"""How much of a quiz asks for which level of thinking."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from contracts.content import Bloom
from desktop.ui.fields import SpinBox
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.translation import tr

_STEP, _WIDTH, _COLUMNS = 10, 96, 2


class BloomField(QWidget):
    """A share for each level; without any, the mix is as it comes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Levels of thinking"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.tokens.space.m)
        grid.setVerticalSpacing(theme.tokens.space.s)
        grid.setColumnStretch(_COLUMNS * 2, 1)
        self.shares = {level: SpinBox(theme, level_name(level), range(101)) for level in Bloom}
        for place, (level, spin) in enumerate(self.shares.items()):
            row, at = divmod(place, _COLUMNS)
            spin.setSuffix(tr(" %"))
            spin.setSpecialValueText(tr("None"))
            spin.setSingleStep(_STEP)
            spin.setFixedWidth(_WIDTH)
            grid.addWidget(label(theme, level_name(level)), row, 2 * at)
            grid.addWidget(spin, row, 2 * at + 1)

    def mix(self) -> dict[Bloom, float]:
        """Shares that add up to 1; nothing where none is given."""
        given = {level: spin.value() for level, spin in self.shares.items() if spin.value()}
        whole = sum(given.values())
        return {level: share / whole for level, share in given.items()}

    def show_mix(self, mix: Mapping[str, float]) -> None:
        """Shares in percent of what they add up to."""
        whole = sum(mix.values())
        for level, spin in self.shares.items():
            spin.setValue(round(100 * mix.get(level.value, 0.0) / whole) if whole else 0)


def level_name(level: Bloom) -> str:
    """As a person reads it."""
    return {
        Bloom.REMEMBER: tr("Remember"),
        Bloom.UNDERSTAND: tr("Understand"),
        Bloom.APPLY: tr("Apply"),
        Bloom.ANALYZE: tr("Analyze"),
        Bloom.EVALUATE: tr("Evaluate"),
        Bloom.CREATE: tr("Create"),
    }[level]
