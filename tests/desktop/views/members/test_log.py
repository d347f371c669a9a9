"""The log: what happened in the organization, as its admins read and export it."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from contracts.session import Role
from desktop.views.members.log_presenter import PAGE
from desktop.views.members.panel import LOG, MEMBERS
from server.core.clock import utc_now
from server.core.database import SYSTEM
from server.domain.audit.log import Act, Visitor, record
from tests.desktop.looking import click
from tests.desktop.reading import spoken
from tests.desktop.services.waiting import recorded
from tests.desktop.views.members.conftest import MembersPage


def show(page: MembersPage) -> None:
    page.panel.show_tab(LOG)
    page.settle()


def fill(page: MembersPage, entries: int, subject: str = "a subject") -> None:
    """So many acts of Ada's."""
    member = page.server.owner.member
    with page.server.database.write(SYSTEM) as unit:
        for _ in range(entries):
            record(
                unit.session,
                member.organization_id,
                utc_now(),
                Act.MEMBER_REMOVED,
                actor_id=member.user_id,
                visitor=Visitor("203.0.113.9"),
                subject=subject,
            )


class TestReading:
    def test_acts_are_told_in_words_under_their_day_newest_first(self, page: MembersPage) -> None:
        page.choose("Grace")
        page.choose_role("Student")
        show(page)
        heading, newest, *others = page.log_lines
        assert heading.startswith("Today, ")
        assert newest == "Ada changed the role of grace@school.example.org: Teacher → Student"
        assert others[0] == "Grace joined the organization. Role: Teacher"
        assert others[1] == "Ada invited grace@school.example.org. Role: Teacher"
        assert others[-1] == "Ada created the organization"

    def test_a_person_that_is_named_by_the_id_alone_is_named(self, page: MembersPage) -> None:
        grace = page.server.people["Grace"].member
        with page.server.database.write(SYSTEM) as unit:
            record(
                unit.session,
                grace.organization_id,
                utc_now(),
                Act.SIGN_IN_REFUSED,
                actor_id=None,
                visitor=Visitor("203.0.113.9"),
                subject=grace.user_id,
            )
        show(page)
        assert page.log_lines[1] == "A sign-in as Grace was refused"

    def test_a_heading_is_passed_over_and_each_entry_is_read_whole(self, page: MembersPage) -> None:
        show(page)
        model = page.log.model
        assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
        read = spoken(model.index(1, 0))
        assert read.startswith("Today, ")
        assert read.endswith("Grace joined the organization. Role: Teacher, from 198.51.100.7")

    def test_a_name_that_is_markup_is_text_under_the_mouse(self, page: MembersPage) -> None:
        fill(page, 1, "<img src='//evil.example.org/share/a.png'>")
        show(page)
        model = page.log.model
        shown = str(model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole))
        assert "&lt;img" in shown
        assert "<img" not in shown

    def test_older_ones_come_page_by_page(self, page: MembersPage) -> None:
        before = len(page.stored_log())
        fill(page, PAGE)
        show(page)
        assert len(page.log.entries) == PAGE
        assert f"{PAGE} entries are shown. There are older ones." in page.said
        page.press("Older")
        assert page.log.entries == page.stored_log()
        assert f"{before + PAGE} entries are shown." in page.said
        assert not page.panel.log.older_button.isVisible()

    def test_what_is_new_comes_on_top_of_what_was_read(self, page: MembersPage) -> None:
        fill(page, PAGE)
        show(page)
        page.press("Older")
        fill(page, 2, "somebody new")
        page.log.refresh()
        page.settle()
        assert page.log.entries == page.stored_log()

    def test_after_more_than_a_page_of_news_it_begins_anew(self, page: MembersPage) -> None:
        show(page)
        fill(page, PAGE + 5)
        page.log.refresh()
        page.settle()
        assert len(page.log.entries) == PAGE
        page.press("Older")
        assert page.log.entries == page.stored_log()

    def test_typing_narrows_it_and_what_is_found_nowhere_is_said(self, page: MembersPage) -> None:
        fill(page, 1, "zuse@school.example.org")
        show(page)
        page.panel.search.setText("removed zuse")
        assert page.log_lines[1:] == ["Ada removed zuse@school.example.org"]
        page.panel.search.setText("nothing of the kind")
        assert page.log_lines == []
        assert "No entry matches." in page.said

    def test_what_was_read_stays_while_the_server_is_away(self, page: MembersPage) -> None:
        show(page)
        page.lose_server()
        assert len(page.log_lines) > 1
        assert not page.panel.log.export_button.isEnabled()

    def test_what_happened_while_the_server_was_away_is_there_when_it_is_back(self, page: MembersPage) -> None:
        show(page)
        page.lose_server()
        fill(page, 1, "meanwhile@school.example.org")
        page.sign_in(page.server.owner)
        assert "Ada removed meanwhile@school.example.org" in page.log_lines

    def test_it_is_read_again_each_time_it_is_shown(self, page: MembersPage) -> None:
        show(page)
        page.panel.show_tab(MEMBERS)
        fill(page, 1, "meanwhile@school.example.org")
        show(page)
        assert "Ada removed meanwhile@school.example.org" in page.log_lines


class TestExport:
    def test_all_of_it_is_written_and_nothing_is_run_as_a_formula(self, page: MembersPage, tmp_path: Path) -> None:
        fill(page, PAGE, "=HYPERLINK(1)")
        show(page)
        toasts = recorded(page.log.toast_wanted)
        page.log.export(tmp_path / "log.csv")
        page.settle()
        with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["entry_id"] for row in rows] == [entry.entry_id for entry in page.stored_log()]
        assert rows[0]["subject"] == "'=HYPERLINK(1)"
        assert rows[-1]["act"] == "organization-created"
        assert toasts[0].title == "Exported"
        assert f"{len(rows)} entries" in toasts[0].text

    def test_a_place_that_cannot_be_written_to_is_told(self, page: MembersPage, tmp_path: Path) -> None:
        toasts = recorded(page.log.toast_wanted)
        page.log.export(tmp_path / "nowhere" / "log.csv")
        page.settle()
        assert toasts[0].title == "The list was not exported"
        assert list(tmp_path.glob(".toolboxai-*")) == []

    def test_the_dialog_asks_where(self, page: MembersPage) -> None:
        show(page)
        click(page.panel.log.export_button)
        (dialog,) = page.panel.findChildren(QFileDialog)
        assert dialog.defaultSuffix() == "csv"
        dialog.close()


def test_only_admins_are_shown_it(of_teacher: MembersPage) -> None:
    assert of_teacher.presenter.role is Role.TEACHER
    show(of_teacher)
    assert not of_teacher.panel.log.isVisible()
