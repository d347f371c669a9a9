"""The box that lets a model write too; it is there only while the server has an AI endpoint."""

from urllib.parse import urlsplit

from PySide6.QtWidgets import QVBoxLayout, QWidget

from contracts.ai import AiSettingsView, AiSource
from desktop.services.ai_endpoint import AiEndpoint
from desktop.ui.fields import CheckBox
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.content.material_words import whom_it_asks

_BOX = 16
_BEHIND_BOX = 14
"""Pixels of the box's own edge and of the room behind it."""


class AiTick(QWidget):
    """Says below the box whom it asks, and what is sent there. Not ticked until the person does so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CheckBox(theme, self.tr("Let a model write questions too"))
        self.said = label(theme, size="small", tone="muted", wrap=True)
        self.said.setContentsMargins(_BOX + _BEHIND_BOX, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self.said)
        self._offered = False
        self._ai: AiEndpoint | None = None
        self.show_endpoint(None)

    @property
    def wanted(self) -> bool:
        """Whether the next request shall ask a model."""
        return self._offered and self.box.isChecked()

    def follow(self, ai: AiEndpoint) -> None:
        """From now on shows what the server has."""
        self._ai = ai
        ai.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        if self._ai is not None:
            self.show_endpoint(self._ai.in_force)

    def show_endpoint(self, endpoint: AiSettingsView | None) -> None:
        """Of the server; hidden where there is none. What was ticked stays for when there is one again."""
        self._offered = endpoint is not None and endpoint.source is not AiSource.NONE and bool(endpoint.base_url)
        if endpoint is not None and self._offered:
            self.said.setText(whom_it_asks(endpoint, urlsplit(endpoint.base_url).netloc))
            self.box.setAccessibleDescription(self.said.text())
        self.setVisible(self._offered)
