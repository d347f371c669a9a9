"""Where everything stands on a painted card. Pixels; no painting here."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from desktop.ui.theme import Theme
from desktop.ui.tone import badge_size
from desktop.views.tasks.item import ItemState, TaskItem
from desktop.views.tasks.wording import TaskAction, action_text, actions_of, item_sentence, state_badge

GAP = 10
PADDING = 13
HEAD = 20
LINE = 17
BAR = 6
SPACE = 8
ACTION_GAP = 14
HEADING_HEIGHT = 34
MORE_HEIGHT = 34
_ACTION_FONT = ("small", QFont.Weight.Medium)
SHORT_SENTENCE = 40
"""Characters that fit on one line of the panel in any case."""


class CardLayout:
    """The parts of one card, from above: name and badge, a bar while something runs, a sentence, and a foot.

    The foot holds figures and buttons; where the sentence is short and the buttons are few, both share a line.
    """

    def __init__(self, theme: Theme, item: TaskItem, card: QRectF) -> None:
        self._theme = theme
        self._item = item
        self.card = card
        left, width = card.left() + PADDING, card.width() - 2 * PADDING
        badge = badge_size(theme, state_badge(item.state))
        top = card.top() + PADDING
        self.badge = QRectF(QPointF(card.right() - PADDING - badge.width(), top - 1), badge)
        self.title = QRectF(left, top - 1, self.badge.left() - left - SPACE, HEAD)
        top += HEAD + SPACE
        self.bar: QRectF | None = None
        if item.state.shows_progress:
            self.bar = QRectF(left, top, width, BAR)
            top += BAR + SPACE
        lines = sentence_lines(item)
        self.sentence = QRectF(left, top, width, LINE * lines)
        if has_foot(item):
            self.foot = QRectF(left, self.sentence.bottom() + SPACE - 2, width, LINE)
        else:
            self.foot = QRectF(left, top, width, LINE)

    def actions(self) -> Iterator[tuple[TaskAction, QRectF]]:
        """Buttons of the foot, from the right; each rectangle is what the mouse may hit."""
        right = self.foot.right()
        for action in reversed(actions_of(self._item)):
            width = self._theme.width(action_text(action, self._item), *_ACTION_FONT)
            yield action, QRectF(right - width, self.foot.top() - 3, width, LINE + 6)
            right -= width + ACTION_GAP

    def buttons_left(self) -> float:
        """Where the leftmost button begins; the right edge without any."""
        return min((rect.left() for _, rect in self.actions()), default=self.foot.right() + ACTION_GAP)

    def action_at(self, position: QPointF) -> TaskAction | None:
        """The button under the mouse."""
        return next((action for action, rect in self.actions() if rect.contains(position)), None)


def action_font(theme: Theme) -> QFont:
    """The font of the buttons."""
    return theme.font(*_ACTION_FONT)


def sentence_lines(item: TaskItem) -> int:
    """Lines that the sentence may take: what went wrong is read to its end, the rest at a glance."""
    return 2 if item.state in (ItemState.FAILED, ItemState.LOST) and len(item_sentence(item)) > SHORT_SENTENCE else 1


def has_foot(item: TaskItem) -> bool:
    """Whether figures and buttons stand on a line of their own."""
    return item.state in (
        ItemState.PROCESSING,
        ItemState.CANCELLING,
        ItemState.FAILED,
        ItemState.WAITING,
        ItemState.LOST,
    )


def card_height(item: TaskItem) -> int:
    """Height of the card without the gap below it."""
    bar = BAR + SPACE if item.state.shows_progress else 0
    foot = LINE + SPACE - 2 if has_foot(item) else 0
    return 2 * PADDING + HEAD + SPACE + bar + LINE * sentence_lines(item) + foot
