"""What a form of a lesson and one of an assessment have in common."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from contracts.content import Bloom, ContentRequest
from desktop.services.preferences import Preferences
from desktop.ui.buttons import Button
from desktop.ui.fields import ComboBox
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.content.ai_tick import AiTick
from desktop.views.content.making import Made
from desktop.views.content.making_view import MakingView
from desktop.views.content.material_field import MaterialField
from desktop.views.content.own_material import OwnMaterial
from desktop.views.content.wording import GRADES, grade_name, grade_text, subject_name, subjects

RequestT = TypeVar("RequestT", bound=ContentRequest)

GENERATE_KEYS = "Ctrl+Return"
_FIRST_GRADE = 5
_WIDEST = 560
_LINES_SHOWN = 3


class FormField(QWidget):
    """A word, the field below it, and below that what is wrong with it."""

    def __init__(self, theme: Theme, name: str, field: QWidget, *, wide: bool = True) -> None:
        super().__init__()
        self._field = field
        self._heading = heading = label(theme, name, weight=QFont.Weight.Medium)
        heading.setBuddy(field)
        self._problem = label(theme, size="small", tone="danger", wrap=True)
        self._problem.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.xs)
        column.addWidget(heading)
        column.addWidget(field, 0, Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft)
        column.insertWidget(2, self._problem)

    @property
    def problem(self) -> str:
        """What is said to be wrong; empty while nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def rename(self, name: str) -> None:
        """Another word above it."""
        self._heading.setText(name)

    def complain(self, text: str) -> None:
        """Says what is wrong; nothing with an empty text."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._field.setProperty("problem", bool(text))
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)
        self._field.setAccessibleDescription(text)


class ContentForm(Card, Generic[RequestT]):
    """Subject, topic, grade and objectives; a page's own fields are put between them. Remembers what was filled in."""

    submitted = Signal(object)
    name = ""
    request_type: type[RequestT]

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        material: OwnMaterial,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMaximumWidth(_WIDEST)
        self._theme = theme
        self._preferences = preferences
        self._fields: dict[str, FormField] = {}
        self._extra: dict[str, Any] = {}
        self._made = Made()
        self._own = material
        self.subject = ComboBox(theme, self.tr("Subject"))
        self.topic = QLineEdit()
        self.material = MaterialField(theme, material, preferences)
        self.grade = ComboBox(theme, self.tr("Grade"))
        self.objectives = lines_field(theme, self.tr("Objectives"))
        self.ai = AiTick(theme)
        self.generate = Button(theme, self.tr("Generate"), "primary")
        self.generate.show_shortcut(QKeySequence(GENERATE_KEYS))
        self.making = MakingView(theme)
        self._fill()
        self._lay_out(title)
        self.material.stand_after(self.grade)
        material.changed.connect(self._follow_material)
        self.generate.clicked.connect(self.submit)
        self.topic.returnPressed.connect(self.submit)
        self.making.offer_chosen.connect(self._take_offer)
        self.show_values(preferences.form(self.name))
        self._follow_material()

    def take_focus(self) -> None:
        """Into the topic, which has no default without material."""
        self.topic.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Sends the request, or says beside each field what is wrong with it."""
        for field in self._fields.values():
            field.complain("")
        if self._own.under_way:
            self._fields["material_ids"].complain(self.tr("A file is still being read."))
            return
        values = self.values()
        try:
            request = self.request_type.model_validate({**self.request_fields(), **self._extra})
        except ValidationError as error:
            self._complain(error)
            return
        self._preferences.remember_form(self.name, {key: text for key, text in values.items() if key != "topic"})
        self._extra = {}
        self.submitted.emit(request)

    def show_values(self, values: Mapping[str, str], **extra: Any) -> None:
        """Fills in what is named. `extra` goes with the next request as it is."""
        self._extra = extra
        if "subject" in values:
            self.set_subject(values["subject"])
        if "topic" in values:
            self.topic.setText(values["topic"])
        if values.get("grade", "").isdigit() and int(values["grade"]) in GRADES:
            self.grade.setCurrentIndex(int(values["grade"]))
        if "objectives" in values:
            self.objectives.setPlainText(values["objectives"])
        if "materials" in values:
            self._own.choose(values["materials"].split())
        if "ai" in values:
            self.ai.box.setChecked(values["ai"] == "yes")

    def set_subject(self, subject: str) -> None:
        """One of the list, or any other."""
        at = self.subject.findData(subject)
        if at >= 0:
            self.subject.setCurrentIndex(at)
        else:
            self.subject.setEditText(subject)

    def values(self) -> dict[str, str]:
        """What stands in the fields, as it is remembered."""
        return {
            "subject": self._subject(),
            "topic": self.topic.text(),
            "grade": str(self.grade.currentIndex()),
            "ai": "yes" if self.ai.box.isChecked() else "no",
        }

    def request_fields(self) -> dict[str, Any]:
        """The body of the request."""
        return {
            "subject": self._subject(),
            "topic": self.topic.text().strip() or self._own.topic,
            "grade_level": grade_text(self.grade.currentIndex()),
            "learning_objectives": lines_of(self.objectives),
            "material_ids": self._own.ids,
            "ai": self.ai.wanted,
        }

    def own_fields(self) -> list[tuple[str, FormField]]:
        """Those of a page, by the name in the request; below topic and grade."""
        return []

    def show_making(self, made: Made) -> None:
        """How far it is; while it is under way nothing else is started here."""
        self._made = made
        self.making.show_made(made)
        self._allow()

    def field(self, name: str) -> FormField:
        """By its name in the request."""
        return self._fields[name]

    def _allow(self) -> None:
        why_not = self.tr("A file is still being read.") if self._own.under_way else ""
        self.generate.allow(self.tr("One is being made.") if self._made.under_way else why_not)

    def _follow_material(self) -> None:
        """With material the topic may be left out: the file gives its name."""
        named = self._own.topic
        self._fields["topic"].rename(self.tr("Topic (optional)") if named else self.tr("Topic"))
        self.topic.setPlaceholderText(named or self.tr("Such as Equivalent fractions"))
        if not self._own.under_way:
            self._fields["material_ids"].complain("")
        self._allow()

    def _subject(self) -> str:
        text = self.subject.currentText().strip()
        at = self.subject.findText(text)
        return str(self.subject.itemData(at)) if at >= 0 else text

    def _fill(self) -> None:
        for subject in subjects():
            self.subject.addItem(subject_name(subject), subject)
        self.subject.setEditable(True)
        self.subject.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        completer = self.subject.completer()
        assert completer is not None  # an editable box has one
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line = self.subject.lineEdit()
        assert line is not None
        line.setAccessibleName(self.tr("Subject"))
        for grade in GRADES:
            self.grade.addItem(grade_name(grade), grade)
        self.grade.setCurrentIndex(_FIRST_GRADE)
        self.topic.setAccessibleName(self.tr("Topic"))
        self.topic.setMaxLength(200)

    def _lay_out(self, title: str) -> None:
        space, theme = self._theme.tokens.space, self._theme
        self._fields = {
            "subject": FormField(theme, self.tr("Subject"), self.subject),
            "topic": FormField(theme, self.tr("Topic"), self.topic),
            "grade_level": FormField(theme, self.tr("Grade"), self.grade),
            "material_ids": FormField(theme, self.tr("Your material (optional)"), self.material),
            **dict(self.own_fields()),
            "learning_objectives": FormField(theme, self.tr("Objectives, one a line (optional)"), self.objectives),
        }
        free = QSizePolicy.Policy.Preferred
        self._fields["material_ids"].setSizePolicy(free, free)  # as high as its lines are once they are broken
        inner = QWidget()
        inner.setObjectName("details")
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(space.l, space.s, space.l, space.m)
        fields.setSpacing(space.m)
        row = QHBoxLayout()
        row.setSpacing(space.m)
        row.addWidget(self._fields["subject"], 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._fields["grade_level"], 2, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._fields["topic"])
        fields.addLayout(row)
        for name in list(self._fields):
            if name not in ("subject", "topic", "grade_level"):
                self.place_field(fields, name)
        fields.addStretch()
        scroll = ScrollArea(title)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        feet = QVBoxLayout()
        feet.setContentsMargins(space.l, 0, space.l, 0)
        feet.setSpacing(space.m)
        feet.addWidget(self.ai)
        feet.addWidget(self.generate, 0, Qt.AlignmentFlag.AlignLeft)
        feet.addWidget(self.making)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, space.l, 1, space.l)
        column.setSpacing(space.s)
        heading = label(theme, title, size="lead", weight=QFont.Weight.DemiBold)
        heading.setContentsMargins(space.l, 0, space.l, 0)
        column.addWidget(heading)
        column.addWidget(scroll, 1)
        column.addLayout(feet)

    def place_field(self, fields: QVBoxLayout, name: str) -> None:
        """Puts one of them below the others."""
        fields.addWidget(self._fields[name])

    def _complain(self, error: ValidationError) -> None:
        first: FormField | None = None
        for problem in error.errors():
            field = self._fields.get(str(problem["loc"][0])) if problem["loc"] else None
            if field is not None and not field.problem:
                field.complain(_problem_text(self, problem["type"], problem["msg"]))
                first = first or field
        if first is not None:
            first.findChildren(QWidget)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_offer(self, topic: str) -> None:
        self.topic.setText(topic)
        self.submit()


def remembered(params: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a request as a form remembers them."""
    grade = str(params.get("grade_level", "")).upper()
    names = {
        "subject": "subject",
        "topic": "topic",
        "duration": "duration",
        "template": "template",
        "standards": "standards",
        "num_questions": "questions",
        "difficulty": "difficulty",
        "points_each": "points",
        "time_limit_minutes": "minutes",
        "passing_percent": "passing",
    }
    found = {mine: str(params[theirs]) for theirs, mine in names.items() if params.get(theirs) is not None}
    found["grade"] = "0" if grade == "K" else grade
    found["objectives"] = "\n".join(params.get("learning_objectives", []))
    found["ai"] = "yes" if params.get("ai") else "no"
    found["materials"] = " ".join(params.get("material_ids", []))
    if "question_types" in params:
        found["types"] = " ".join(params["question_types"])
    if "bloom" in params:
        found["bloom"] = mix_text(params["bloom"])
    return found


def mix_text(mix: Mapping[Bloom, float] | Mapping[str, float]) -> str:
    """Shares as they are remembered, in percent: `remember=40 apply=60`."""
    whole = sum(mix.values()) or 1
    return " ".join(f"{name}={round(100 * share / whole)}" for name, share in mix.items())


def mix_of(text: str) -> dict[str, float]:
    """What `mix_text` has written; what is no share is left out."""
    pairs = (part.partition("=") for part in text.split())
    return {name: float(share) for name, _, share in pairs if share.isdigit()}


def lines_field(theme: Theme, name: str) -> QPlainTextEdit:
    """A field of a few lines; Tab leaves it."""
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setProperty("role", "lines")
    field.setFixedHeight(_LINES_SHOWN * round(theme.metrics("body").lineSpacing()) + 22)
    return field


def lines_of(field: QPlainTextEdit) -> list[str]:
    """What stands on its lines, without empty ones."""
    return [line.strip() for line in field.toPlainText().splitlines() if line.strip()]


def _problem_text(form: QWidget, kind: str, message: str) -> str:
    """Pydantic's kinds of error in people's words."""
    known = {
        "string_too_short": form.tr("Fill this in."),
        "string_too_long": form.tr("This is too long."),
        "too_long": form.tr("These are too many."),
        "string_pattern_mismatch": form.tr("A character in it cannot be used."),
    }
    return known.get(kind, message)
