"""Whether the page has room for words that are a third longer, and shows none that cannot be translated."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from contracts.session import Role
from desktop.views.members.panel import INVITATIONS, LOG, MEMBERS
from tests.desktop.looking import click
from tests.desktop.views.members.conftest import MembersPage
from tests.desktop.views.window.reading import texts_of, without_room
from tests.desktop.views.window.test_words import untranslated

SIZES = (QSize(432, 440), QSize(496, 640), QSize(752, 740))
"""What sidebar and tasks panel leave of the smallest window, and of two larger ones."""
VALUES = re.compile(r"[\w.]+@[\w.]+|\b(?:Ada|Grace|Lincoln School)\b|http\S+")


def faults_of(widget: QWidget, qapp: QApplication) -> list[str]:
    for _ in range(8):
        qapp.processEvents()
    cut = [f"cut off: {said.where}: {said.text}" for said in without_room(widget)]
    words = [
        f"not translatable: {said.where}: {said.text}"
        for said in texts_of(widget)
        if untranslated(VALUES.sub("", said.text.replace("\u200b", "")))
    ]
    return [*cut, *words]


@pytest.mark.parametrize("spoken", ["pseudo"], indirect=True)
def test_nothing_is_cut_off_and_every_word_is_translatable(spoken: str, page: MembersPage, qapp: QApplication) -> None:
    del spoken
    page.server.limit_seats(5)
    page.server.parts.invitations.invite(
        page.server.owner.member, "bob@school.example.org", Role.STUDENT, "en", page.server.here
    )
    page.look()
    found: set[str] = set()
    for tab in (MEMBERS, INVITATIONS, LOG):
        page.panel.show_tab(tab)
        page.settle()
        for size in SIZES:
            page.panel.setFixedSize(size)
            found |= {f"{size.width()} px: {fault}" for fault in faults_of(page.panel, qapp)}
    page.panel.open_invite()
    dialog = page.invite_dialog()
    dialog.addresses.setPlainText("zoe@school.example.org, cid@school.example.org")
    click(dialog.send_button)
    page.wait(lambda: not page.presenter.inviting, "the invitations")
    found |= set(faults_of(dialog, qapp))
    dialog.close()
    page.panel.open_name(another=True)
    found |= set(faults_of(page.name_dialog(), qapp))
    page.name_dialog().close()
    page.lose_server()
    found |= set(faults_of(page.panel, qapp))
    assert found == set()
