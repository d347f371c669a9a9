"""The home page: of those who make things, or of a student."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from desktop.views.home.panel import HomePanel

if TYPE_CHECKING:
    from desktop.views.home.student_home import StudentHome


class HomePage(QStackedWidget):
    """The one of a student is made when a student is first there."""

    def __init__(self, panel: HomePanel, build_student: "Callable[[], StudentHome]") -> None:
        super().__init__()
        self._panel = panel
        self._build_student = build_student
        self._student: StudentHome | None = None
        self.addWidget(panel)

    def show_for_student(self, student: bool) -> None:
        """Which of both is shown from now on."""
        if student and self._student is None:
            self._student = self._build_student()
            self.addWidget(self._student)
        if student and self._student is not None:
            self.setCurrentWidget(self._student)
        else:
            self.setCurrentWidget(self._panel)

    def take_focus(self) -> None:
        """Puts the keyboard on the likeliest next step."""
        page = self.currentWidget()
        if self._student is not None and page is self._student:
            self._student.take_focus()
        else:
            self._panel.take_focus()
