"""The pages that links in mails lead to load nothing but the server's own files, and have all their words."""

import json
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.api.pages import Asset
from server.domain.accounts.letters import Page

WEB = Path(__file__).resolve().parents[3] / "resources" / "web"


@pytest.fixture
def browser(whole: FastAPI) -> TestClient:
    return TestClient(whole, base_url="http://127.0.0.1:8009")


class TestPages:
    @pytest.mark.parametrize("path", ["/", *(f"/account/{page}" for page in Page)])
    def test_each_is_a_page_that_may_load_from_here_only(self, browser: TestClient, path: str) -> None:
        answer = browser.get(path)
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        loaded = re.findall(r'(?:src|href)="([^"]+)"', answer.text)
        assert loaded
        for part in loaded:
            assert browser.get(part).status_code == 200

    def test_nothing_in_it_runs_that_the_policy_forbids(self) -> None:
        html = (WEB / "account.html").read_text(encoding="utf-8")
        assert not re.search(r"<script>|\son\w+=|style=", html)

    def test_there_are_no_others(self, browser: TestClient) -> None:
        for path in ("/account/other", "/account/assets/account.html", "/account/assets/..%2f..%2fLICENSE"):
            assert browser.get(path).status_code in (404, 422)

    @pytest.mark.parametrize("asset", list(Asset))
    def test_files_come_as_what_they_are(self, browser: TestClient, asset: Asset) -> None:
        kinds = {"css": "text/css", "js": "text/javascript", "json": "application/json"}
        kind = kinds[asset.rpartition(".")[2]]
        assert browser.get(f"/account/assets/{asset}").headers["content-type"].startswith(kind)


class TestWords:
    def test_both_languages_have_the_same(self) -> None:
        words = json.loads((WEB / "words.json").read_text(encoding="utf-8"))
        english, german = ({key: value for key, value in one.items() if key != "errors"} for one in words.values())
        assert _shape(english) == _shape(german)

    def test_every_word_that_the_script_asks_for_is_there(self) -> None:
        script = (WEB / "account.js").read_text(encoding="utf-8")
        words = json.loads((WEB / "words.json").read_text(encoding="utf-8"))["en"]
        asked = set(re.findall(r"(?<!/)\bwords\.(\w+)", script))
        assert asked == words.keys()

    def test_every_page_has_a_title(self) -> None:
        script = (WEB / "account.js").read_text(encoding="utf-8")
        words = json.loads((WEB / "words.json").read_text(encoding="utf-8"))["en"]["pages"]
        assert words.keys() == {"front", *Page} == set(re.findall(r'^  "([\w-]+)": {', script, re.MULTILINE))
        assert all(page["title"] and page["done"] for page in words.values())


def _shape(words: object) -> object:
    return {key: _shape(value) for key, value in words.items()} if isinstance(words, dict) else None
