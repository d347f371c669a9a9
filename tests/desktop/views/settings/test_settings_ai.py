"""The section of the AI endpoint in each of its states."""

import threading

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from contracts.ai import AiSource
from tests.desktop.looking import click
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.views.settings.conftest import Page, shown
from tests.fakes.openai_server import FakeOpenAi, Scripted, failed

KEY = "sk-right"


def listed(page: Page) -> list[str]:
    return [page.panel.ai.model.itemText(number) for number in range(page.panel.ai.model.count())]


class TestWithout:
    def test_it_says_that_everything_works_offline(self, away: Page) -> None:
        texts = [words.text() for words in away.panel.ai.findChildren(QLabel)]
        assert any(text.startswith("Everything works without it and offline.") for text in texts)

    def test_there_is_nothing_to_test(self, page: Page) -> None:
        section = page.panel.ai
        assert not section.run.isEnabled()
        assert not section.key.isEnabled()
        assert section.test_row.explanation.text() == "There is nothing to test without an address."

    def test_before_the_server_answers_the_test_waits(self, away: Page) -> None:
        away.enter(away.panel.ai.address, "https://ai.example.org/v1")
        away.until(lambda: away.endpoint.base_url, "the address")
        assert not away.panel.ai.run.isEnabled()
        assert "not connected yet" in away.panel.ai.test_row.explanation.text()


class TestAddress:
    def test_it_is_kept_and_told_to_the_server(self, page: Page, ledger: LedgerApp) -> None:
        page.connect_to("https://ai.example.org/v1")
        assert page.preferences.ai_base_url == "https://ai.example.org/v1"
        assert ledger.ai.view().base_url == "https://ai.example.org/v1"

    def test_a_wrong_one_is_told_below_and_stays_to_be_mended(self, page: Page) -> None:
        section = page.panel.ai
        page.enter(section.address, "http://ai.example.org")
        page.until(lambda: shown(section.address_row.problem, page), "the problem")
        assert "must begin with https://" in section.address_row.problem.text()
        assert section.address.accessibleDescription() == section.address_row.problem.text()
        assert (section.address.text(), page.preferences.ai_base_url) == ("http://ai.example.org", "")
        page.connect_to("https://ai.example.org")
        assert not shown(section.address_row.problem, page)

    def test_a_wrong_one_can_be_taken_back(self, page: Page) -> None:
        section = page.panel.ai
        page.connect_to("https://ai.example.org")
        page.enter(section.address, "nonsense")
        page.until(lambda: shown(section.address_row.problem, page), "the problem")
        page.enter(section.address, "https://ai.example.org")
        page.until(lambda: not shown(section.address_row.problem, page), "its end")

    def test_one_of_the_environment_is_named(self, page: Page, ledger: LedgerApp) -> None:
        view = ledger.ai.view().model_copy(update={"base_url": "https://env.example", "source": AiSource.ENVIRONMENT})
        page.endpoint._in_force = view
        page.endpoint.changed.emit()
        assert "from the environment of the server: https://env.example" in page.panel.ai.address_row.explanation.text()


class TestKey:
    def test_it_goes_to_the_keyring_and_out_of_the_field(self, page: Page, ai_url: str) -> None:
        section = page.panel.ai
        page.connect_to(ai_url)
        assert section.key.echoMode() is QLineEdit.EchoMode.Password
        page.enter(section.key, KEY)
        page.until(lambda: section.key_row.explanation.text() == "A key is stored in Test keyring.", "the key")
        assert list(page.keyring.kept.values()) == [KEY]
        assert section.key.text() == ""

    def test_with_a_locked_keyring_it_lasts_until_the_app_closes(self, page: Page, ai_url: str) -> None:
        page.keyring.locked = True
        section = page.panel.ai
        page.connect_to(ai_url)
        page.enter(section.key, KEY)
        page.until(lambda: "A key is kept only until the app closes" in section.key_row.explanation.text(), "the key")
        assert section.keyring_badge.text == "Locked"
        assert shown(section.open, page)

    def test_it_can_be_cleared(self, page: Page, ai_url: str) -> None:
        section = page.panel.ai
        page.connect_to(ai_url)
        assert not section.clear.isEnabled()
        page.enter(section.key, KEY)
        page.until(section.clear.isEnabled, "the offer to clear")
        click(section.clear)
        page.until(lambda: not section.clear.isEnabled(), "its end")
        assert page.keyring.kept == {}

    def test_what_the_keyring_may_still_hold_is_said(self, page: Page, ai_url: str) -> None:
        section = page.panel.ai
        page.connect_to(ai_url)
        page.enter(section.key, KEY)
        page.until(section.clear.isEnabled, "the offer to clear")
        page.keyring.locked = True
        click(section.clear)
        page.until(lambda: shown(section.key_row.problem, page), "the problem")
        assert "may still hold it" in section.key_row.problem.text()

    def test_one_that_can_be_none_is_told_below(self, page: Page, ai_url: str) -> None:
        page.connect_to(ai_url)
        page.enter(page.panel.ai.key, "two words")
        page.until(lambda: shown(page.panel.ai.key_row.problem, page), "the problem")
        assert page.keyring.kept == {}


class TestTest:
    def test_models_and_the_time_of_a_reply(self, page: Page, ai_url: str) -> None:
        section = page.panel.ai
        page.connect_to(ai_url)
        page.enter(section.key, KEY)
        page.until(lambda: page.endpoint.has_key, "the key")
        click(section.run)
        page.until(lambda: listed(page) == ["small-1", "large-1"], "the models")
        assert section.test_row.explanation.text() == (
            "It works: 2 models found. Choose one and test again for a reply."
        )
        page.enter(section.model.lineEdit(), "large-1")
        page.until(lambda: page.preferences.ai_model == "large-1", "the model")
        click(section.run)
        page.until(lambda: shown(section.reply, page), "the reply")
        assert section.reply.text() == "“Ready when you are.”"
        assert "It works: 2 models found, a reply after" in section.test_row.explanation.text()
        assert listed(page) == ["small-1", "large-1"]

    def test_it_shows_that_it_runs_and_can_be_stopped(self, page: Page, ai_url: str, fake: FakeOpenAi) -> None:
        fake.script.append(Scripted(body=b"{", hang=True))
        section = page.panel.ai
        page.connect_to(ai_url)
        click(section.run)
        page.until(lambda: shown(section.bar, page) and fake.seen, "the test to run")
        assert not shown(section.run, page)
        click(section.stop)
        assert shown(section.run, page)
        assert not shown(section.bar, page)

    @pytest.mark.parametrize(
        ("answer", "where", "words"),
        [
            (failed(401, "No."), "key_row", "asks for a key"),
            (Scripted(body=b"<html>"), "address_row", "no OpenAI-compatible address"),
            (failed(429, "Slow.", retry_after="9"), "test_row", "in 9 seconds"),
            (failed(500, "Oh."), "test_row", "trouble of its own"),
        ],
    )
    def test_trouble_is_told_where_it_can_be_mended(
        self, page: Page, ai_url: str, fake: FakeOpenAi, answer: Scripted, where: str, words: str
    ) -> None:
        fake.key = None
        fake.script.append(answer)
        page.connect_to(ai_url)
        click(page.panel.ai.run)
        row = getattr(page.panel.ai, where)
        page.until(lambda: shown(row.problem, page), "the problem")
        assert words in row.problem.text()
        click(page.panel.ai.run)
        page.until(lambda: not shown(row.problem, page), "its end")

    def test_an_unknown_model_is_told_at_the_model(self, page: Page, ai_url: str, fake: FakeOpenAi) -> None:
        fake.key = None
        page.connect_to(ai_url)
        page.enter(page.panel.ai.model.lineEdit(), "none")
        page.until(lambda: page.preferences.ai_model == "none", "the model")
        click(page.panel.ai.run)
        page.until(lambda: shown(page.panel.ai.model_row.problem, page), "the problem")
        assert "There is no model “none” there" in page.panel.ai.model_row.problem.text()

    def test_pressed_right_after_typing_it_tests_what_was_typed(
        self, page: Page, ai_url: str, fake: FakeOpenAi
    ) -> None:
        page.connect_to(ai_url)
        page.keyring.waits = threading.Event()
        section = page.panel.ai
        section.key.setFocus()
        QTest.keyClicks(section.key, KEY)
        section.run.setFocus()
        click(section.run)
        page.until(lambda: "set" in page.keyring.calls or "get" in page.keyring.calls, "the keyring to be asked")
        page.keyring.waits.set()
        page.until(lambda: listed(page) == ["small-1", "large-1"], "the models")


class TestKeyring:
    def test_it_is_named(self, page: Page) -> None:
        section = page.panel.ai
        page.until(lambda: section.keyring_badge.text == "Available", "the keyring")
        assert section.keyring_row.explanation.text() == "Secrets are kept in Test keyring."
        assert not shown(section.open, page)

    def test_one_that_was_locked_can_be_tried_again(self, page: Page, ai_url: str, ledger: LedgerApp) -> None:
        section = page.panel.ai
        page.connect_to(ai_url)
        page.enter(section.key, KEY)
        page.until(lambda: ledger.ai.view().has_key, "the key")
        page.keyring.locked = True
        page.presenter.open_keyring()
        page.until(lambda: shown(section.open, page), "the offer")
        assert "so it is not used now" in section.key_row.explanation.text()
        page.keyring.locked = False
        click(section.open)
        page.until(lambda: section.keyring_badge.text == "Available", "the keyring")
        page.until(lambda: ledger.ai.view().has_key, "the key again")
