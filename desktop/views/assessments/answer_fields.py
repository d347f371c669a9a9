"""Where a question is answered in practice: a field for each type, for mouse and keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from contracts.content import (
    AnyItem,
    FillInItem,
    LuauOutputItem,
    MatchingItem,
    MultipleChoiceItem,
    OrderingItem,
    ShortAnswerItem,
    TrueFalseItem,
)
from desktop.services.content_answers import Answer
from desktop.services.content_edits import moved
from desktop.ui.fields import ComboBox
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.content.form import lines_field
from desktop.views.content.wording import LETTERS

_ROW = 36


class AnswerField(QWidget):
    """`given` comes with Return, where that answers. `answer` is None while there is none."""

    given = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def answer(self) -> Answer | None:
        """What stands in it."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Puts the keyboard into it."""
        raise NotImplementedError


class ChoiceField(AnswerField):
    """One of several; also by its letter or number."""

    def __init__(self, options: list[str], values: list[int | bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = values
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.buttons = [QRadioButton(option) for option in options]
        for number, button in enumerate(self.buttons):
            self._group.addButton(button, number)
            column.addWidget(button)

    def answer(self) -> Answer | None:
        chosen = self._group.checkedId()
        return self._values[chosen] if chosen >= 0 else None

    def take_focus(self) -> None:
        chosen = (button for button in self.buttons if button.isChecked())
        next(chosen, self.buttons[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text().upper()
        at = LETTERS.find(text) if text and text in LETTERS else int(text) - 1 if text.isdecimal() else -1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        elif 0 <= at < len(self.buttons):
            self.buttons[at].setChecked(True)
            self.buttons[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)


class LineField(AnswerField):
    """A word or a number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Your answer"))
        self.line.returnPressed.connect(self.given)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)

    def answer(self) -> Answer | None:
        return self.line.text().strip() or None

    def take_focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class TextField(AnswerField):
    """A few sentences, or what a program prints."""

    def __init__(self, theme: Theme, *, code: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text: QPlainTextEdit = lines_field(theme, tr("Your answer"))
        if code:
            self.text.setFont(theme.code_font())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)

    def answer(self) -> Answer | None:
        return self.text.toPlainText() if self.text.toPlainText().strip() else None

    def take_focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)


class MatchField(AnswerField):
    """A list to choose from beside each prompt."""

    def __init__(self, theme: Theme, prompts: list[str], options: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, ComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.tokens.space.m)
        grid.setColumnStretch(1, 1)
        for row, prompt in enumerate(prompts):
            box = ComboBox(theme, tr("Match for {prompt}").format(prompt=prompt))
            box.addItems([tr("Choose"), *options])
            self.boxes[prompt] = box
            grid.addWidget(label(theme, prompt, wrap=True), row, 0)
            grid.addWidget(box, row, 1)

    def answer(self) -> Answer | None:
        if any(box.currentIndex() == 0 for box in self.boxes.values()):
            return None
        return {prompt: box.currentText() for prompt, box in self.boxes.items()}

    def take_focus(self) -> None:
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)


class OrderField(AnswerField):
    """Steps that are dragged, or moved with Alt and the arrow keys."""

    def __init__(self, options: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self.list = _Steps()
        self.list.setProperty("look", "pages")
        self.list.setAccessibleName(tr("Steps, Alt with up and down moves one"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.addItems(options)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(_ROW * len(options) + 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def answer(self) -> Answer | None:
        left = list(range(len(self._options)))
        order = []
        for text in self.list.texts():
            at = next(one for one in left if self._options[one] == text)
            left.remove(at)
            order.append(at)
        return order

    def arrange(self, order: list[int]) -> None:
        """Puts the steps as `answer` once gave them."""
        self.list.clear()
        self.list.addItems([self._options[place] for place in order])
        self.list.setCurrentRow(0)

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


class _Steps(QListWidget):
    def texts(self) -> list[str]:
        return [self.item(row).text() for row in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not alt or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        by, row = -1 if event.key() == Qt.Key.Key_Up else 1, self.currentRow()
        texts = moved(self.texts(), row, by)
        self.clear()
        self.addItems(texts)
        self.setCurrentRow(min(max(row + by, 0), self.count() - 1))


def answer_field(theme: Theme, item: AnyItem) -> AnswerField:
    """The field for a question."""
    match item:
        case MultipleChoiceItem():
            lettered = [f"{letter}  {option}" for letter, option in zip(LETTERS, item.options, strict=False)]
            return ChoiceField(lettered, [*range(len(item.options))])
        case TrueFalseItem():
            return ChoiceField([tr("True"), tr("False")], [True, False])
        case FillInItem() if item.options:
            return BankField(theme, item.options)
        case MatchingItem():
            return MatchField(theme, [prompt for prompt, _match in item.key], item.options)
        case OrderingItem():
            return OrderField(item.options)
        case ShortAnswerItem() | LuauOutputItem():
            return TextField(theme, code=isinstance(item, LuauOutputItem))
        case _:
            return LineField()


class BankField(AnswerField):
    """A word of a bank."""

    def __init__(self, theme: Theme, words: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ComboBox(theme, tr("Your answer"))
        self.box.addItems([tr("Choose"), *words])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)

    def answer(self) -> Answer | None:
        return self.box.currentText() if self.box.currentIndex() > 0 else None

    def take_focus(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
