"""The section of the data: where it is, how large, how long the history is kept."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.services.data_usage import DataUsage
from desktop.services.preferences import LONGEST_HISTORY
from desktop.ui.buttons import Button
from desktop.ui.fields import SpinBox
from desktop.ui.labels import breakable, label
from desktop.ui.theme import Theme
from desktop.views.settings.presenter import SettingsPresenter
from desktop.views.settings.rows import Row, Section, side_by_side
from desktop.views.settings.wording import size_text, usage_words


class DataSection(Section):
    """Nothing here is deleted."""

    def __init__(self, theme: Theme, presenter: SettingsPresenter) -> None:
        super().__init__(theme)
        self._presenter = presenter
        self.set_title(self.tr("Data"))
        self.open = Button(theme, self.tr("Open folder"), icon_name="open")
        self.copy = Button(theme, self.tr("Copy path"), icon_name="copy")
        self.total = label(theme, tone="muted")
        self.days = SpinBox(theme, self.tr("Days that the history is kept"), range(LONGEST_HISTORY + 1))
        self.days.setSpecialValueText(self.tr("For ever"))
        self.days.setSuffix(self.tr(" days"))
        self.days.setMinimumWidth(120)
        place = Row(
            theme, self.tr("Folder"), side_by_side(theme, self.open, self.copy), breakable(str(presenter.data_dir))
        )
        place.explanation.setAccessibleName(str(presenter.data_dir))
        self.add_row(place)
        self.size_row = Row(theme, self.tr("Size"), self.total, usage_words(None))
        self.add_row(self.size_row)
        kept = self.tr("Older entries go. 0 keeps them all.")
        self.add_row(Row(theme, self.tr("Keep the history for"), self.days, kept))
        self.days.setValue(presenter.preferences.history_days)
        self.days.valueChanged.connect(presenter.keep_history_for)
        self.open.clicked.connect(self._open_folder)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(presenter.data_dir)))
        presenter.usage_changed.connect(self._show_usage)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._presenter.data_dir)))

    def _show_usage(self, usage: DataUsage) -> None:
        self.total.setText(size_text(usage.total))
        self.size_row.explain(usage_words(usage))
