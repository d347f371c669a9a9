"""Whether the page has room for words that are a third longer, and shows none that cannot be translated."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop.views.billing.panel import INVOICES, PLAN
from tests.desktop.views.billing.conftest import BillingPage
from tests.desktop.views.window.reading import texts_of, without_room
from tests.desktop.views.window.test_words import untranslated

SIZES = (QSize(432, 440), QSize(496, 640), QSize(752, 740))
"""What sidebar and tasks panel leave of the smallest window, and of two larger ones."""
VALUES = re.compile(r"\b(?:School|District|EUR|Stripe|FAKE-\d+|Unused time|Remaining time)\b")


def faults_of(widget: QWidget, qapp: QApplication) -> list[str]:
    for _ in range(8):
        qapp.processEvents()
    cut = [f"cut off: {said.where}: {said.text}" for said in without_room(widget)]
    words = [
        f"not translatable: {said.where}: {said.text}"
        for said in texts_of(widget)
        if untranslated(VALUES.sub("", said.text))
    ]
    return [*cut, *words]


@pytest.mark.parametrize("spoken", ["pseudo"], indirect=True)
def test_nothing_is_cut_off_and_every_word_is_translatable(spoken: str, page: BillingPage, qapp: QApplication) -> None:
    del spoken
    page.panel.open_choice("price_school")
    found = set(faults_of(page.buy_dialog(), qapp))
    page.buy_dialog().pay_button.click()
    page.settle()
    found |= set(faults_of(page.panel, qapp))
    page.pay()
    page.checkout.ask()
    page.settle()
    for tab in (PLAN, INVOICES):
        page.panel.show_tab(tab)
        page.settle()
        for size in SIZES:
            page.panel.setFixedSize(size)
            found |= {f"{size.width()} px: {fault}" for fault in faults_of(page.panel, qapp)}
    page.panel.open_choice("")
    dialog = page.change_dialog()
    dialog.choice.units.setValue(3)
    page.wait(dialog.change_button.isEnabled, "the preview")
    found |= set(faults_of(dialog, qapp))
    dialog.close()
    page.presenter.cancel(at_period_end=False)
    page.settle()
    page.panel.show_tab(PLAN)
    found |= set(faults_of(page.panel, qapp))
    page.lose_server()
    found |= set(faults_of(page.panel, qapp))
    assert found == set()
