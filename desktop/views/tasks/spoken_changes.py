"""What is read aloud when a task starts or is cancelled. Its end has a toast, which is read aloud by itself."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.task_tracker import TaskTracker
from desktop.views.tasks.wording import title_of

GATHERED_MS = 250
"""What happens within this time is said in one go."""
MOST_NAMED = 3


class SpokenChanges(QObject):
    """`said` carries a sentence. Nothing is said of progress: the bar has it for who wants to know."""

    said = Signal(str)

    def __init__(self, tracker: TaskTracker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracker = tracker
        self._sentences: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHERED_MS)
        self._timer.timeout.connect(self._say)
        tracker.started.connect(lambda task_id: self._add(task_id, self.tr("{title} has started")))
        tracker.cancelled.connect(lambda task_id: self._add(task_id, self.tr("{title} was cancelled")))

    def _add(self, task_id: str, sentence: str) -> None:
        task = self._tracker.get(task_id)
        if task is not None:
            self._sentences.append(sentence.format(title=title_of(task)))
            self._timer.start()

    def _say(self) -> None:
        sentences, self._sentences = self._sentences, []
        if len(sentences) > MOST_NAMED:
            self.said.emit(self.tr("{n} tasks have started or were cancelled").format(n=len(sentences)))
        else:
            self.said.emit(". ".join(sentences))
