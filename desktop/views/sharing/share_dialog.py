"""Shares a lesson or quiz with students, and lists with whom it is shared."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.shares import ShareState, ShareView
from desktop.services.printable import escaped
from desktop.ui.accessible import announce
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.fields import ComboBox
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.question import ask
from desktop.ui.rows.list import RowList
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.sharing.classes_dialog import ClassesDialog
from desktop.views.sharing.presenter import SharePresenter
from desktop.views.sharing.rules_fields import RulesFields
from desktop.views.sharing.wording import why_not_rules, with_whom

_SIZE = QSize(620, 720)


class ShareDialog(SideDialog):
    """Stays open until it is closed: the new share comes into the list below."""

    def __init__(self, theme: Theme, presenter: SharePresenter, parent: QWidget) -> None:
        about = presenter.about
        is_quiz = about is not None and about.is_quiz
        super().__init__(theme, tr("Share the quiz") if is_quiz else tr("Share the lesson"), _SIZE, parent)
        self._presenter = presenter
        self.with_whom = ComboBox(theme, self.tr("With"))
        self.classes_button = Button(theme, self.tr("Classes…"))
        self.rules = RulesFields(theme, is_quiz=is_quiz)
        self.problem = Banner(theme)
        self.share_button = Button(theme, self.tr("Share"), "primary")
        self.list: RowList[ShareView] = RowList(theme, self.tr("Shared so far"), presenter.list)
        self.end_button = Button(theme, self.tr("End…"))
        self.close_button = Button(theme, self.tr("Close"))
        self._told = label(theme, size="small", tone="muted", wrap=True)
        self._none = label(theme, tone="muted", wrap=True)
        self._lay_out()
        self._connect()
        self._refresh()
        self.with_whom.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        theme, space = self._theme, self._theme.tokens.space
        first = QHBoxLayout()
        first.setSpacing(space.s)
        first.addWidget(label(theme, self.tr("With"), weight=QFont.Weight.Medium))
        first.addWidget(self.with_whom, 1)
        first.addWidget(self.classes_button)
        act = QHBoxLayout()
        act.setSpacing(space.s)
        act.addWidget(self._told, 1)
        act.addWidget(self.share_button)
        self._card = Card()
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, space.s, 1, space.s)
        inside.addWidget(self.list)
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        feet.addWidget(self.end_button)
        feet.addStretch()
        feet.addWidget(self.close_button)
        self.column.addLayout(first)
        self.column.addWidget(self.rules)
        self.column.addWidget(self.problem)
        self.column.addLayout(act)
        self.column.addWidget(label(theme, self.tr("Shared so far"), weight=QFont.Weight.Medium))
        self.column.addWidget(self._none)
        self.column.addWidget(self._card, 1)
        self.column.addStretch()
        self.column.addLayout(feet)

    def _connect(self) -> None:
        for button in (self.classes_button, self.end_button, self.close_button):
            button.setAutoDefault(False)
        self.share_button.setDefault(True)
        self.classes_button.clicked.connect(self._open_classes)
        self.share_button.clicked.connect(self._share)
        self.end_button.clicked.connect(self._ask_end)
        self.close_button.clicked.connect(self.close)
        self.list.delete_wanted.connect(self._ask_end)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.rules.changed.connect(self._allow)
        self._presenter.changed.connect(self._refresh)
        self._presenter.shared.connect(self._on_shared)

    def _refresh(self) -> None:
        presenter = self._presenter
        if presenter.about is None:
            self.close()
            return
        self._fill_classes()
        said = presenter.problem
        if presenter.unsaved:
            said = self.tr("The latest changes are not saved yet. Share it again in a moment.")
        if said:
            self.problem.show_banner(BannerText(Tone.DANGER, said))
        else:
            self.problem.hide()
        empty = presenter.list.total == 0
        self._none.setText(self.tr("Not shared yet.") if presenter.is_known else "")
        self._none.setVisible(empty)
        self._card.setVisible(not empty)
        self._allow()

    def _fill_classes(self) -> None:
        """What is chosen stays, unless it is gone."""
        wanted = [(self.tr("Everybody"), None), *((escaped(one.name), one.class_id) for one in self._presenter.classes)]
        if [(self.with_whom.itemText(at), self.with_whom.itemData(at)) for at in range(len(wanted))] == wanted:
            return
        chosen = self.with_whom.currentData()
        self.with_whom.clear()
        for name, class_id in wanted:
            self.with_whom.addItem(name, class_id)
        self.with_whom.setCurrentIndex(max(0, self.with_whom.findData(chosen)) if chosen is not None else 0)

    def _allow(self) -> None:
        presenter = self._presenter
        why = why_not_rules(self.rules.rules())
        self._told.setText(why or self.tr("Students get it as it is now; later changes stay with you."))
        if presenter.sharing:
            why = self.tr("It is on its way.")
        away = "" if presenter.online else self.tr("The server is not there.")
        self.share_button.allow(away or why)
        self.classes_button.allow(away)
        chosen = self.list.chosen()
        none = self.tr("Choose a row of the list first.") if chosen is None else ""
        over = self.tr("It has ended already.") if chosen is not None and chosen.state is ShareState.ENDED else ""
        self.end_button.allow(away or none or over)
        self.end_button.setVisible(presenter.list.total > 0)

    def _share(self) -> None:
        self._presenter.share(self.rules.rules(), self.with_whom.currentData())

    def _open_classes(self) -> None:
        self._presenter.school.begin()
        ClassesDialog(self._theme, self._presenter.school, self._presenter.look, self).open()

    def _on_shared(self) -> None:
        announce(self, self.tr("Shared with {name}").format(name=self.with_whom.currentText()))

    def _ask_end(self) -> None:
        chosen = self.list.chosen()
        if chosen is None or chosen.state is ShareState.ENDED or not self._presenter.online:
            return
        words = self.tr("{name} will not see it any more, and attempts that run are over. Results are kept.")
        ask(
            self,
            self.tr("End the share"),
            words.format(name=with_whom(chosen)),
            self.tr("End it"),
            lambda: self._presenter.end(chosen),
        )
