"""The form of a new lesson."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from contracts.content import MAX_DURATION, GenerateLessonRequest, LessonTemplate
from desktop.services.preferences import Preferences
from desktop.ui.fields import SpinBox
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.content.form import ContentForm, FormField
from desktop.views.content.own_material import OwnMaterial
from desktop.views.content.wording import template_name

_TEMPLATES = [LessonTemplate.GRADUAL_RELEASE, LessonTemplate.FIVE_E, LessonTemplate.WORKSHOP]
_SHORTEST = 10
_DURATION = 45


class LessonForm(ContentForm[GenerateLessonRequest]):
    """Also minutes, how the lesson is built up, and standards."""

    name = "lesson"
    request_type = GenerateLessonRequest

    def __init__(
        self, theme: Theme, preferences: Preferences, material: OwnMaterial, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, preferences, material, tr("New lesson"), parent)

    def own_fields(self) -> list[tuple[str, FormField]]:
        theme = self._theme
        self.duration = SpinBox(theme, self.tr("Minutes"), range(_SHORTEST, MAX_DURATION + 1))
        self.duration.setSuffix(self.tr(" min"))
        self.duration.setSingleStep(5)
        self.duration.setValue(_DURATION)
        self.template = SegmentedControl(theme, self.tr("Built up as"), [template_name(one) for one in _TEMPLATES])
        self.standards = QLineEdit()
        self.standards.setAccessibleName(self.tr("Standards"))
        self.standards.setMaxLength(2000)
        return [
            ("duration", FormField(theme, self.tr("Minutes"), self.duration, wide=False)),
            ("template", FormField(theme, self.tr("Built up as"), self.template, wide=False)),
            ("standards", FormField(theme, self.tr("Standards (optional)"), self.standards)),
        ]

    def show_values(self, values: Mapping[str, str], **extra: Any) -> None:
        super().show_values(values, **extra)
        if values.get("duration", "").isdigit():
            self.duration.setValue(int(values["duration"]))
        kept = [one.value for one in _TEMPLATES]
        if values.get("template") in kept:
            self.template.set_index(kept.index(values["template"]))
        if "standards" in values:
            self.standards.setText(values["standards"])

    def values(self) -> dict[str, str]:
        template = _TEMPLATES[self.template.index].value
        return {**super().values(), "duration": str(self.duration.value()), "template": template}

    def request_fields(self) -> dict[str, Any]:
        return {
            **super().request_fields(),
            "duration": self.duration.value(),
            "template": _TEMPLATES[self.template.index],
            "standards": self.standards.text().strip(),
        }
