"""The section of the AI endpoint: address, model, key and test."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop.services.secrets import KeyringState
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button
from desktop.ui.fields import ComboBox
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone
from desktop.views.settings.ai_presenter import AiPresenter
from desktop.views.settings.rows import Row, Section, note, side_by_side
from desktop.views.settings.state import AiField, AiState, KeyPlace
from desktop.views.settings.wording import address_words, key_words, keyring_short, keyring_words, test_words

_FIELD = 300


class AiSection(Section):
    """Shows the presenter's state. A field is applied with Return or when the keyboard leaves it."""

    def __init__(self, theme: Theme, presenter: AiPresenter) -> None:
        super().__init__(theme)
        self._presenter = presenter
        self.set_title(self.tr("AI endpoint"))
        self.address = QLineEdit()
        self.address.setAccessibleName(self.tr("Address"))
        self.address.setPlaceholderText("https://api.openai.com/v1")
        self.address.setFixedWidth(_FIELD)
        self.model = ComboBox(theme, self.tr("Model"))
        self.model.setEditable(True)
        self.model.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        self.model.setFixedWidth(_FIELD)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setAccessibleName(self.tr("Key"))
        self.clear = Button(theme, self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear the key"))
        self.key.setFixedWidth(_FIELD - theme.tokens.space.s - self.clear.sizeHint().width())
        self.run = Button(theme, self.tr("Test"))
        self.stop = Button(theme, self.tr("Stop"))
        self.stop.setAccessibleName(self.tr("Stop the test"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Test is running"))
        self.bar.setFixedWidth(120)
        self.reply = label(theme, tone="muted", wrap=True)
        self.reply.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.keyring_badge = Badge(theme, BadgeText(Tone.NEUTRAL, "", keyring_short(presenter.keyring)))
        self.open = Button(theme, self.tr("Try again"))
        self.open.setAccessibleName(self.tr("Try the keyring again"))
        self._add_rows()
        self._connect()
        self.show_state()

    def show_state(self) -> None:
        """Says what is so now, and leaves what is being typed alone."""
        state, keyring = self._presenter.state, self._presenter.keyring
        self.address_row.explain(address_words(state))
        if not self.address.isModified():
            self.address.setText(state.base_url)
        self._show_models(state)
        self.key_row.explain(key_words(state, keyring))
        self.key.setEnabled(bool(state.base_url))
        stored = state.key is not KeyPlace.NONE
        self.key.setPlaceholderText("••••••••" if stored else "")
        self.clear.setEnabled(stored)
        self._show_test(state)
        self.address_row.show_problem(state.problem_at(AiField.ADDRESS), self.address)
        self.model_row.show_problem(state.problem_at(AiField.MODEL), self.model)
        self.key_row.show_problem(state.problem_at(AiField.KEY), self.key)
        self.keyring_row.explain(keyring_words(keyring))
        tone = {KeyringState.AVAILABLE: Tone.GOOD, KeyringState.UNKNOWN: Tone.NEUTRAL}.get(keyring.state, Tone.CAUTION)
        icon = {Tone.GOOD: "check", Tone.CAUTION: "warning"}.get(tone, "")
        self.keyring_badge.show_badge(BadgeText(tone, icon, keyring_short(keyring)))
        self.open.setVisible(keyring.state in (KeyringState.LOCKED, KeyringState.NONE))

    def _show_models(self, state: AiState) -> None:
        self.model.setEnabled(bool(state.base_url))
        line = self.model.lineEdit()
        if [self.model.itemText(number) for number in range(self.model.count())] != list(state.models):
            typed = self.model.currentText()
            self.model.clear()
            self.model.addItems(list(state.models))
            self.model.setEditText(typed)
        if line is not None and not (line.hasFocus() and line.isModified()):
            self.model.setEditText(state.model)
        if line is not None:
            line.setPlaceholderText(
                self.tr("Test shows which there are") if not state.models else self.tr("Choose one")
            )

    def _show_test(self, state: AiState) -> None:
        self.test_row.explain(test_words(state))
        self.test_row.show_problem(state.problem_at(AiField.TEST))
        self.run.setEnabled(bool(state.base_url) and state.connected)
        self.run.setVisible(not state.testing)
        self.stop.setVisible(state.testing)
        self.bar.setVisible(state.testing)
        reply = state.result.reply if state.result is not None else None
        self.reply.setText(f"“{reply}”" if reply else "")
        self.reply.setVisible(bool(reply))

    def _add_rows(self) -> None:
        theme = self._theme
        self.add_row(
            note(
                theme,
                self.tr(
                    "Everything works without it and offline. A script is sent to it only at the Aggressive level, and "
                    "only while “Ask a model” is ticked there: the text of that script with its comments, and nothing "
                    "else. "
                    "Unless the address is on this computer, the script leaves it, and the service may keep it."
                ),
            )
        )
        self.address_row = Row(theme, self.tr("Address"), self.address)
        self.model_row = Row(theme, self.tr("Model"), self.model, self.tr("The name as the service gives it."))
        self.key_row = Row(theme, self.tr("Key"), side_by_side(theme, self.key, self.clear))
        self.test_row = Row(theme, self.tr("Test"), side_by_side(theme, self.bar, self.run, self.stop))
        self.keyring_row = Row(theme, self.tr("Keyring"), side_by_side(theme, self.keyring_badge, self.open))
        for row in (self.address_row, self.model_row, self.key_row):
            self.add_row(row)
        tested = QWidget()
        column = QVBoxLayout(tested)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.test_row)
        column.addWidget(self.reply)
        self.reply.setContentsMargins(0, 0, 0, theme.tokens.space.m)
        self.add_row(tested)
        self.add_row(self.keyring_row)

    def _connect(self) -> None:
        presenter = self._presenter
        self.address.editingFinished.connect(self._apply_address)
        self.model.activated.connect(lambda number: presenter.choose_model(self.model.itemText(number)))
        line = self.model.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("Model"))
            line.editingFinished.connect(lambda: presenter.choose_model(line.text()))
        self.key.editingFinished.connect(self._apply_key)
        self.clear.clicked.connect(presenter.clear_key)
        self.run.clicked.connect(presenter.test)
        self.stop.clicked.connect(presenter.stop)
        self.open.clicked.connect(self._open_keyring)
        presenter.changed.connect(self.show_state)

    def _apply_address(self) -> None:
        """A wrong one stays in the field, to be mended."""
        text = self.address.text()
        self._presenter.use_address(text)

    def _apply_key(self) -> None:
        """The field forgets it at once: it is never shown again."""
        typed = self.key.text()
        self.key.clear()
        self._presenter.keep_key(typed)

    def _open_keyring(self) -> None:
        self._presenter.open_keyring()
        self._presenter.look_for_keyring()
