"""What the dialog of classes knows and asks for. No widgets here."""

from collections.abc import Coroutine, Sequence
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal

from contracts.classes import MAX_STUDENTS, ClassDetail, ClassList, ClassNaming, ClassView, StudentView
from contracts.session import Role
from desktop.services.job_runner import JobRunner
from desktop.services.printable import escaped
from desktop.services.sharing_calls import SharingCalls
from desktop.services.team_calls import TeamCalls
from desktop.services.workspace import Workspace
from desktop.ui.rows.model import ListModel, RowText, Telling
from desktop.ui.translation import counted, tr
from desktop.views.content.calls import Calls
from desktop.views.failure import why_not


class ClassesPresenter(QObject):
    """`changed` comes with each new state; `inside` and `others` are the students in the chosen class and beside it."""

    changed = Signal()

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.calls = Calls(workspace, jobs, self)
        self.classes: ListModel[ClassView] = ListModel(
            Telling(lambda one: one.class_id, _class_row, _spoken_class, lambda one: one.name), self
        )
        self.inside = _students_model(self)
        self.others = _students_model(self)
        self.chosen: ClassDetail | None = None
        self.is_known = False
        """Whether the server has said which classes there are."""
        self.problem = ""
        self._students: list[StudentView] = []
        self._wanted = ""
        workspace.connected.connect(lambda _session: self.changed.emit())
        workspace.disconnected.connect(self.changed)
        workspace.leaving.connect(self._empty)

    @property
    def online(self) -> bool:
        """Whether the server is there."""
        return self.calls.online

    @property
    def students(self) -> int:
        """How many the organization has."""
        return len(self._students)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self.calls.busy

    def begin(self) -> None:
        """Brings the classes, and the students of the organization."""
        self._empty()
        self.narrow("")
        if self.online:
            self._look()

    def choose(self, class_id: str) -> None:
        """Brings its students."""
        self._wanted = class_id
        if self.online and (self.chosen is None or self.chosen.class_id != class_id):
            self.calls.start(self._calls().school_class(class_id), self._on_students, self._on_refused)

    def create(self, name: str) -> None:
        """A class without students, which is chosen then."""
        if self._may_be(name):
            self._change(self._calls().create_class(name))

    def rename(self, name: str) -> None:
        """The chosen one."""
        if self.chosen is not None and self._may_be(name):
            self._change(self._calls().rename_class(self.chosen.class_id, name))

    def delete(self, class_id: str) -> None:
        """Refused while something is shared with it."""
        if self.online:
            self.calls.start(self._calls().delete_class(class_id), lambda _none: self._on_deleted(), self._on_refused)

    def add(self, students: Sequence[StudentView]) -> None:
        """To the chosen one."""
        ids = [one.user_id for one in students][:MAX_STUDENTS]
        if self.chosen is not None and ids and self.online:
            self._change(self._calls().add_students(self.chosen.class_id, ids))

    def remove(self, student: StudentView) -> None:
        """From the chosen one; what the student handed in stays."""
        if self.chosen is not None and self.online:
            self._change(self._calls().remove_student(self.chosen.class_id, student.user_id))

    def narrow(self, text: str) -> None:
        """Only students whose name holds every word of it, in the class and beside it."""
        self.inside.narrow(text)
        self.others.narrow(text)
        self.changed.emit()

    def _calls(self) -> SharingCalls:
        return SharingCalls(self.calls.api())

    def _may_be(self, name: str) -> bool:
        try:
            ClassNaming(name=name)
        except ValidationError:
            self.problem = tr("A class cannot be named like that.")
            self.changed.emit()
            return False
        return self.online

    def _look(self) -> None:
        calls, team = self._calls(), TeamCalls(self.calls.api())

        async def work() -> tuple[ClassList, list[StudentView]]:
            members = (await team.members()).members
            students = [
                StudentView(user_id=one.user_id, display_name=one.display_name)
                for one in members
                if one.role is Role.STUDENT
            ]
            return await calls.classes(), students

        self.calls.start(work(), self._on_seen, self._on_refused)

    def _change(self, work: Coroutine[Any, Any, ClassDetail]) -> None:
        def done(detail: ClassDetail) -> None:
            self._on_detail(detail)
            self._look()

        self.calls.start(work, done, self._on_refused)

    def _on_seen(self, seen: tuple[ClassList, list[StudentView]]) -> None:
        classes, self._students = seen
        self.is_known = True
        self.classes.show(classes.classes)
        self._show_students()
        self.changed.emit()

    def _on_students(self, detail: ClassDetail) -> None:
        """Unless another was chosen meanwhile."""
        if detail.class_id == self._wanted:
            self._on_detail(detail)

    def _on_detail(self, detail: ClassDetail) -> None:
        self.chosen, self.problem = detail, ""
        self._show_students()
        self.changed.emit()

    def _on_deleted(self) -> None:
        self.chosen, self.problem = None, ""
        self._look()

    def _show_students(self) -> None:
        inside = self.chosen.members if self.chosen is not None else []
        ids = {one.user_id for one in inside}
        self.inside.show(inside)
        self.others.show([one for one in self._students if one.user_id not in ids] if self.chosen is not None else [])

    def _on_refused(self, error: Exception) -> None:
        self.problem = why_not(error)
        self.changed.emit()

    def _empty(self) -> None:
        self.calls.drop()
        self.chosen, self.is_known, self.problem, self._students = None, False, "", []
        self.classes.show([])
        self._show_students()
        self.changed.emit()


def why_nobody(presenter: ClassesPresenter, listed: ListModel[StudentView]) -> str:
    """Why a list of students is empty; nothing where it is not, or where nobody knows yet."""
    if listed.rowCount() or not presenter.is_known:
        return ""
    if presenter.chosen is None:
        return tr("Choose a class first.")
    if listed.total:
        return tr("No student of that name.")
    if not presenter.students:
        return tr("There are no students yet. Invite them on the page of members.")
    return tr("Nobody is in it yet.") if listed is presenter.inside else tr("All students are in it.")


def students_text(count: int) -> str:
    """How many are in a class."""
    return counted("1 student", "{n} students", count)


def _students_model(parent: QObject) -> ListModel[StudentView]:
    return ListModel(
        Telling(lambda one: one.user_id, _student_row, lambda one: escaped(one.display_name), _words), parent
    )


def _words(student: StudentView) -> str:
    return student.display_name


def _student_row(student: StudentView) -> RowText:
    return RowText(title=escaped(student.display_name), line=tr("Student"), badges=())


def _class_row(one: ClassView) -> RowText:
    line = tr("{students} · {teacher}").format(students=students_text(one.students), teacher=escaped(one.owner_name))
    return RowText(title=escaped(one.name), line=line, badges=())


def _spoken_class(one: ClassView) -> str:
    row = _class_row(one)
    return f"{row.title}, {row.line}"
