"""One of the mails that a team's server writes, to be looked at. No widgets here."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from contracts.email import EmailPreview, EmailTemplate, Language
from desktop.services.job_runner import JobRunner
from desktop.services.mail_pages import mail_page, remove_page, write_page
from desktop.services.patience import while_busy
from desktop.services.workspace import Workspace
from desktop.ui.translation import tr
from desktop.views.settings.mail_lists import TeamReading


class PreviewPresenter(TeamReading):
    """`preview` None: it is not read yet."""

    def __init__(
        self, workspace: Workspace, jobs: JobRunner, open_file: Callable[[Path], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, jobs, parent)
        self._open_file = open_file
        self._chosen: tuple[EmailTemplate, Language] = (EmailTemplate.WELCOME, "en")
        self._written: list[Path] = []
        self.preview: EmailPreview | None = None

    def choose(self, template: EmailTemplate, language: Language) -> None:
        """Reads this one in place of the former."""
        self._chosen, self.preview = (template, language), None
        self.refresh()

    def refresh(self) -> None:
        """Reads the chosen one."""
        template, language = self._chosen
        if self.online:
            self.ask(while_busy(lambda: self.calls().preview(template, language)), self._show)
        else:
            self.changed.emit()

    def open_page(self) -> None:
        """As it looks, in the browser."""
        if self.preview is None or self.busy:
            return
        template, language = self._chosen
        page = mail_page(language, self.preview.subject, self.preview.html)
        self.ask(asyncio.to_thread(write_page, page, f"{template}-{language}.html"), self._on_written)

    def forget(self) -> None:
        """Takes the pages away that were opened."""
        for path in self._written:
            remove_page(path)
        self._written = []

    def _show(self, preview: EmailPreview) -> None:
        self.preview = preview

    def _on_written(self, path: Path) -> None:
        self._written.append(path)
        if not self._open_file(path):
            self.problem = tr("No browser could be opened.")
