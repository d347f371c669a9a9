"""The form of a new assessment."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from contracts.content import MAX_DURATION, MAX_QUESTIONS, Difficulty, GenerateAssessmentRequest, ItemType
from desktop.services.preferences import Preferences
from desktop.ui.buttons import Button
from desktop.ui.fields import CheckBox, SpinBox
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.assessments.bloom_field import BloomField
from desktop.views.content.form import ContentForm, FormField, mix_of, mix_text
from desktop.views.content.own_material import OwnMaterial
from desktop.views.content.wording import difficulty_name, type_name

_DIFFICULTIES = list(Difficulty)
_TYPES = list(ItemType)
_QUESTIONS, _POINTS, _PASSING = 10, 1, 70
_MOST_POINTS = 100


class AssessmentForm(ContentForm[GenerateAssessmentRequest]):
    """Also how many questions, how hard and of which kinds; points, time and levels of thinking are folded away."""

    name = "assessment"
    request_type = GenerateAssessmentRequest

    def __init__(
        self, theme: Theme, preferences: Preferences, material: OwnMaterial, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, preferences, material, tr("New assessment"), parent)

    def own_fields(self) -> list[tuple[str, FormField]]:
        theme = self._theme
        self.questions = self._number(self.tr("Questions"), range(1, MAX_QUESTIONS + 1), _QUESTIONS)
        names = [difficulty_name(one) for one in _DIFFICULTIES]
        self.difficulty = SegmentedControl(theme, self.tr("Difficulty"), names)
        self.difficulty.set_index(_DIFFICULTIES.index(Difficulty.MEDIUM))
        self.points = self._number(self.tr("Points each"), range(1, _MOST_POINTS + 1), _POINTS)
        self.minutes = self._number(self.tr("Time limit"), range(MAX_DURATION + 1), 0)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setSpecialValueText(self.tr("None"))
        self.passing = self._number(self.tr("Passing score"), range(101), _PASSING)
        self.passing.setSuffix(self.tr(" %"))
        self.bloom = BloomField(theme)
        return [
            ("num_questions", FormField(theme, self.tr("Questions"), self.questions, wide=False)),
            ("difficulty", FormField(theme, self.tr("Difficulty"), self.difficulty, wide=False)),
            ("question_types", FormField(theme, self.tr("Kinds of question"), self._kinds())),
            ("points_each", FormField(theme, self.tr("Points each"), self.points, wide=False)),
            ("time_limit_minutes", FormField(theme, self.tr("Time limit"), self.minutes, wide=False)),
            ("passing_percent", FormField(theme, self.tr("Passing score"), self.passing, wide=False)),
            ("bloom", FormField(theme, self.tr("Levels of thinking (optional)"), self.bloom)),
        ]

    def place_field(self, fields: QVBoxLayout, name: str) -> None:
        """Points, time, passing score and levels stand below a button that shows them."""
        folded = ("points_each", "time_limit_minutes", "passing_percent", "bloom")
        if name == folded[0]:
            fields.addWidget(self._fold([self._fields[one] for one in folded]))
        elif name not in folded:
            super().place_field(fields, name)

    def show_values(self, values: Mapping[str, str], **extra: Any) -> None:
        super().show_values(values, **extra)
        for key, spin in self._numbers().items():
            if values.get(key, "").isdigit():
                spin.setValue(int(values[key]))
        kept = [one.value for one in _DIFFICULTIES]
        if values.get("difficulty") in kept:
            self.difficulty.set_index(kept.index(values["difficulty"]))
        if "bloom" in values:
            self.bloom.show_mix(mix_of(values["bloom"]))
            self.more.setChecked(self.more.isChecked() or bool(self.bloom.mix()))
        if "types" in values:
            chosen = set(values["types"].split())
            for kind, box in self.kinds.items():
                box.setChecked(kind.value in chosen)
            self.all_kinds.setChecked(not chosen)

    def values(self) -> dict[str, str]:
        return {
            **super().values(),
            **{key: str(spin.value()) for key, spin in self._numbers().items()},
            "difficulty": _DIFFICULTIES[self.difficulty.index].value,
            "types": " ".join(kind.value for kind in self.chosen_kinds()),
            "bloom": mix_text(self.bloom.mix()),
        }

    def request_fields(self) -> dict[str, Any]:
        return {
            **super().request_fields(),
            "num_questions": self.questions.value(),
            "difficulty": _DIFFICULTIES[self.difficulty.index],
            "question_types": self.chosen_kinds(),
            "bloom": self.bloom.mix(),
            "points_each": self.points.value(),
            "time_limit_minutes": self.minutes.value() or None,
            "passing_percent": self.passing.value(),
        }

    def chosen_kinds(self) -> list[ItemType]:
        """None where all that fit are wanted."""
        if self.all_kinds.isChecked():
            return []
        return [kind for kind, box in self.kinds.items() if box.isChecked()]

    def _numbers(self) -> dict[str, SpinBox]:
        return {
            "questions": self.questions,
            "points": self.points,
            "minutes": self.minutes,
            "passing": self.passing,
        }

    def _number(self, name: str, allowed: range, value: int) -> SpinBox:
        made = SpinBox(self._theme, name, allowed)
        made.setValue(value)
        return made

    def _kinds(self) -> QWidget:
        self.all_kinds = CheckBox(self._theme, self.tr("All that fit the topic"))
        self.kinds = {kind: CheckBox(self._theme, type_name(kind)) for kind in _TYPES}
        holder, each = QWidget(), QWidget()
        grid = QGridLayout(each)
        grid.setContentsMargins(self._theme.tokens.space.l, 0, 0, 0)
        grid.setSpacing(0)
        for place, box in enumerate(self.kinds.values()):
            grid.addWidget(box, place // 2, place % 2)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.all_kinds)
        column.addWidget(each)
        self.all_kinds.toggled.connect(lambda on: each.setVisible(not on))
        self.all_kinds.setChecked(True)
        return holder

    def _fold(self, fields: list[FormField]) -> QWidget:
        self.more = Button(self._theme, self.tr("More"), "quiet", "right")
        self.more.setCheckable(True)
        holder, inner = QWidget(), QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._theme.tokens.space.m)
        *numbers, levels = fields
        for column_at, field in enumerate(numbers):
            grid.addWidget(field, 0, column_at, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(levels, 1, 0, 1, len(fields))
        grid.setColumnStretch(len(numbers), 1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.tokens.space.s)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inner)
        self.more.toggled.connect(inner.setVisible)
        inner.hide()
        return holder
