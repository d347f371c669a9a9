"""Topics that share words with a pack and are about something else."""

import pytest

from server.engines.packs.model import Subject
from server.engines.quizzes.topic import TopicUnknown, look_up
from server.engines.tools import bundled_tools


def packs_for(topic: str, subject: Subject, grade: int = 8) -> list[str]:
    """Of the packs that are there; none where the topic is unknown."""
    try:
        return [chapter.pack.id for chapter in look_up(bundled_tools().shelf, topic, subject, grade).chapters]
    except TopicUnknown:
        return []


class TestSomethingElse:
    @pytest.mark.parametrize(
        ("topic", "subject"),
        [
            ("World War I", "social-studies"),
            ("world war 1", "social-studies"),
            ("WWI", "social-studies"),
            ("The First World War", "social-studies"),
            ("the Spanish civil war", "social-studies"),
            ("Congress of Vienna", "social-studies"),
            ("modern Greece", "social-studies"),
            ("cell phones", "science"),
            ("energy drinks", "science"),
            ("tidal waves", "science"),
            ("speed limits", "mathematics"),
            ("mountain range", "mathematics"),
            ("powers of Congress", "mathematics"),
            ("event planning", "computing"),
        ],
    )
    def test_it_is_not_known(self, topic: str, subject: Subject) -> None:
        assert packs_for(topic, subject) == []

    def test_a_pack_of_the_very_title_is_not_mixed_with_another(self) -> None:
        assert packs_for("place value", "mathematics", 4) == ["place-value"]
        assert packs_for("continents and oceans", "social-studies", 4) == ["continents-and-oceans"]

    def test_the_weather_is_not_what_wears_rocks_down(self) -> None:
        assert packs_for("the weather", "science", 5) == ["weather-and-climate"]

    def test_functions_of_mathematics_are_not_those_of_luau(self) -> None:
        assert packs_for("functions", "mathematics") == ["functions-and-slope"]
        assert packs_for("functions", "luau")[0] == "luau-functions"


class TestStillFound:
    @pytest.mark.parametrize(
        ("topic", "subject", "id_"),
        [
            ("World War II", "social-studies", "world-war-2"),
            ("the second world war", "social-studies", "world-war-2"),
            ("american civil war", "social-studies", "american-civil-war"),
            ("causes of the civil war", "social-studies", "american-civil-war"),
            ("cells", "science", "cells"),
            ("cell structure", "science", "cells"),
            ("plant cells", "science", "cells"),
            ("energy examples", "science", "energy"),
            ("character development", "english", "characterization-and-point-of-view"),
            ("weathering", "science", "rocks-and-minerals"),
            ("WW2 home front", "social-studies", "world-war-2"),
            ("the heart and blood", "science", "human-body-systems"),
            ("how do plants eat?", "science", "photosynthesis"),
            ("fake news", "english", "research-and-citing-sources"),
            ("opinion writing", "english", "persuasive-writing"),
            ("fractions on a number line", "mathematics", "fractions-equivalent"),
            ("place value", "mathematics", "place-value"),
            ("coding doors in roblox", "luau", "luau-events-and-instances"),
            ("two-step equations", "mathematics", "linear-equations"),
            ("how do I solve two-step equations", "mathematics", "linear-equations"),
        ],
    )
    def test_a_topic_in_the_words_of_its_pack(self, topic: str, subject: Subject, id_: str) -> None:
        assert packs_for(topic, subject)[:1] == [id_]
