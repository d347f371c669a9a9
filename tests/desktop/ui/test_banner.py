"""A banner is there exactly while it has something to say."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.ui.banner import Banner, BannerText
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from tests.desktop.looking import click, only
from tests.desktop.services.waiting import recorded


@pytest.fixture
def banner(theme: Theme, qtbot: QtBot) -> Banner:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    return banner


class TestShowBanner:
    def test_is_hidden_before(self, banner: Banner) -> None:
        assert banner.isHidden()
        assert banner.content is None

    def test_says_its_text_to_everyone(self, banner: Banner) -> None:
        banner.show_banner(BannerText(Tone.CAUTION, "The server restarts."))
        assert only(banner, QLabel).text() == "The server restarts."
        assert banner.accessibleName() == "The server restarts."
        assert banner.content == BannerText(Tone.CAUTION, "The server restarts.")

    def test_shows_only_the_buttons_it_needs(self, banner: Banner) -> None:
        banner.show_banner(BannerText(Tone.CAUTION, "a"))
        assert only(banner, QPushButton).isHidden()
        assert only(banner, QToolButton).isHidden()
        banner.show_banner(BannerText(Tone.CAUTION, "a", "Retry", closable=True))
        assert not only(banner, QPushButton).isHidden()
        assert not only(banner, QToolButton).isHidden()

    def test_its_action_is_named_by_its_word(self, banner: Banner, qtbot: QtBot) -> None:
        clicked, closed = recorded(banner.action_clicked), recorded(banner.close_clicked)
        banner.show_banner(BannerText(Tone.CAUTION, "a", "Retry", closable=True))
        assert only(banner, QPushButton).accessibleName() == "Retry"
        click(only(banner, QPushButton))
        assert (len(clicked), len(closed)) == (1, 0)

    def test_closing_is_told_and_left_to_the_owner(self, banner: Banner, qtbot: QtBot) -> None:
        closed = recorded(banner.close_clicked)
        banner.show_banner(BannerText(Tone.DANGER, "a", closable=True))
        click(only(banner, QToolButton))
        assert len(closed) == 1
        assert not banner.isHidden()

    def test_wears_the_colours_of_its_tone_in_both_themes(self, banner: Banner, theme: Theme) -> None:
        banner.show_banner(BannerText(Tone.DANGER, "a long enough text"))
        banner.resize(500, 60)
        text = only(banner, QLabel)
        for choice, colours in (("dark", theme.tokens.dark), ("light", theme.tokens.light)):
            theme.choose(choice)  # type: ignore[arg-type]  # a literal in a tuple widens to str
            assert text.palette().color(text.foregroundRole()) == QColor(colours.on_danger_soft)
            assert banner.grab().toImage().pixelColor(250, 6) == QColor(colours.danger_soft)
