"""What is said of a team's server in each of its states."""

import pytest

from desktop.services.team_link import TeamPhase, TeamState
from desktop.ui.tone import Tone
from desktop.views.window.connection import Live, team_banner, team_words


class TestTeamWords:
    @pytest.mark.parametrize(
        ("phase", "words"),
        [
            (TeamPhase.STOPPED, "Connecting to the team"),
            (TeamPhase.JOINING, "Connecting to the team"),
            (TeamPhase.AWAY, "Team server away"),
            (TeamPhase.SIGNED_OUT, "Signed out"),
            (TeamPhase.REMOVED, "Not in this team"),
        ],
    )
    def test_without_a_session(self, phase: TeamPhase, words: str) -> None:
        said = team_words(phase, signed_in=False, live=Live.NO)
        assert (said.tone, said.text) == (Tone.CAUTION, words)

    def test_with_one_it_is_how_live_it_is(self) -> None:
        said = {live: team_words(TeamPhase.READY, signed_in=True, live=live) for live in Live}
        assert said[Live.YES].text == "Team server · live"
        assert len({words.text for words in said.values()}) == len(Live)
        assert {live for live, words in said.items() if words.tone is Tone.GOOD} == {Live.YES, Live.FALLEN_BACK}

    def test_whoever_is_told_of_nothing_lacks_nothing(self) -> None:
        said = team_words(TeamPhase.READY, signed_in=True, live=Live.NO, is_told=False)
        assert (said.tone, said.text) == (Tone.GOOD, "Team server · connected")

    def test_and_hears_all_the_same_that_the_server_is_away(self) -> None:
        said = team_words(TeamPhase.AWAY, signed_in=False, live=Live.NO, is_told=False)
        assert said.text == "Team server away"


class TestTeamBanner:
    @pytest.mark.parametrize("phase", [TeamPhase.STOPPED, TeamPhase.JOINING, TeamPhase.READY, TeamPhase.REMOVED])
    def test_nothing_while_there_is_nothing_to_do(self, phase: TeamPhase) -> None:
        assert team_banner(TeamState(phase), 0) is None

    def test_who_is_signed_out_is_asked(self) -> None:
        banner = team_banner(TeamState(TeamPhase.SIGNED_OUT), 0)
        assert banner is not None
        assert banner.action == "Sign in again"
        assert banner.text.endswith("nothing is lost.")

    def test_a_server_that_is_away_is_told_with_what_waits(self) -> None:
        banner = team_banner(TeamState(TeamPhase.AWAY), 2)
        assert banner is not None
        assert "2 requests wait" in banner.text
        assert banner.action == "Retry now"

    def test_a_reason_that_helps_is_told(self) -> None:
        banner = team_banner(TeamState(TeamPhase.AWAY, "Its certificate was refused."), 0)
        assert banner is not None
        assert (banner.tone, banner.text) == (Tone.DANGER, "Its certificate was refused.")
