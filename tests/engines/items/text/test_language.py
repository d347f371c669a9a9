"""Which language a text is in."""

from pathlib import Path

import pytest
import yaml

from server.engines.items.text.language import is_english, language_of
from server.engines.items.text.ranks import words_by_rank

WORDS = Path(__file__).resolve().parents[4] / "resources" / "words" / "english.txt"
RANK_OF = words_by_rank(WORDS.read_text(encoding="utf-8"))
TEXTS: dict[str, str] = yaml.safe_load(Path(__file__).with_name("languages.yaml").read_text(encoding="utf-8"))


class TestLanguageOf:
    @pytest.mark.parametrize("name", TEXTS)
    def test_a_few_lines_are_enough(self, name: str) -> None:
        assert language_of(TEXTS[name]) == name

    def test_fewer_words_say_nothing(self) -> None:
        assert language_of("The frog is in the water and it is green.") is None

    def test_terms_and_other_languages_are_not_clear(self) -> None:
        terms = (
            "mitosis meiosis osmosis diffusion enzyme protein carbohydrate lipid nucleus ribosome vacuole chloroplast "
        )
        assert language_of(terms * 2) is None
        assert language_of("Sammakot elävät vedessä " * 10) is None

    def test_two_languages_in_equal_parts_are_not_clear(self) -> None:
        assert language_of(f"{TEXTS['English']} {TEXTS['German']}") is None


class TestIsEnglish:
    @pytest.mark.parametrize("name", TEXTS)
    def test_english_alone(self, name: str) -> None:
        assert is_english(TEXTS[name], RANK_OF) is (name == "English")

    def test_a_list_of_english_terms(self) -> None:
        terms = "water cycle river ocean cloud rain snow ice steam energy plant animal cell tissue organ system planet"
        assert is_english(f"{terms} star moon sun sky", RANK_OF)
        assert not is_english("hylly ranta vuori tähti kuu aurinko joki meri pilvi sade " * 3, RANK_OF)

    def test_too_few_words(self) -> None:
        assert not is_english("The frog is green.", RANK_OF)
