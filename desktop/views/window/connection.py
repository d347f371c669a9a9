"""What the window says about its server."""

from dataclasses import dataclass
from enum import Enum, auto

from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.server_supervisor import SupervisorPhase, SupervisorState
from desktop.services.task_tracker import TaskTracker
from desktop.services.team_link import TeamPhase, TeamState
from desktop.ui.banner import BannerText
from desktop.ui.sentences import localized
from desktop.ui.tone import Tone
from desktop.ui.translation import counted, tr


class Live(Enum):
    """Whether changes arrive by themselves, are about to, or have to be asked for.

    FALLEN_BACK: by themselves, but from the server's own hub, since the service that should bring them does not.
    """

    YES = auto()
    FALLEN_BACK = auto()
    JOINING = auto()
    NO = auto()


@dataclass(frozen=True)
class ConnectionWords:
    """The words at the foot of the sidebar, and what they mean."""

    tone: Tone
    text: str
    explanation: str = ""


def how_live(tracker: TaskTracker, feed: RealtimeFeed) -> Live:
    """What holds at this moment."""
    if tracker.live:
        return Live.FALLEN_BACK if feed.fallen_back else Live.YES
    return Live.JOINING if feed.joining else Live.NO


def connection_words(state: SupervisorState, *, signed_in: bool, live: Live) -> ConnectionWords:
    """What is said in each phase."""
    if state.phase is SupervisorPhase.FAILED:
        return ConnectionWords(Tone.DANGER, tr("Server not running"))
    if state.phase is SupervisorPhase.STOPPED:
        return ConnectionWords(Tone.NEUTRAL, tr("Server stopped"))
    if state.phase is SupervisorPhase.RESTARTING:
        return ConnectionWords(Tone.CAUTION, tr("Server restarting"))
    if state.phase is SupervisorPhase.WAITING:
        return ConnectionWords(Tone.CAUTION, tr("Waiting for a server"))
    if state.phase is SupervisorPhase.STARTING or not signed_in:
        return ConnectionWords(Tone.CAUTION, tr("Server starting"))
    texts = {
        Live.YES: tr("Local server · live"),
        Live.FALLEN_BACK: tr("Local server · live, directly"),
        Live.JOINING: tr("Local server · joining"),
        Live.NO: tr("Local server · no live updates"),
    }
    return _live_words(texts[live], live)


def team_words(phase: TeamPhase, *, signed_in: bool, live: Live, is_told: bool = True) -> ConnectionWords:
    """What is said of a team's server. `is_told`: whether the person gets live events at all, as students do not."""
    if phase is TeamPhase.SIGNED_OUT:
        return ConnectionWords(Tone.CAUTION, tr("Signed out"))
    if phase is TeamPhase.REMOVED:
        return ConnectionWords(Tone.CAUTION, tr("Not in this team"))
    if phase is TeamPhase.AWAY:
        return ConnectionWords(Tone.CAUTION, tr("Team server away"))
    if phase is not TeamPhase.READY or not signed_in:
        return ConnectionWords(Tone.CAUTION, tr("Connecting to the team"))
    if not is_told:
        words = tr("What is shared with you is looked up when you open its page.")
        return ConnectionWords(Tone.GOOD, tr("Team server · connected"), words)
    texts = {
        Live.YES: tr("Team server · live"),
        Live.FALLEN_BACK: tr("Team server · live, directly"),
        Live.JOINING: tr("Team server · joining"),
        Live.NO: tr("Team server · no live updates"),
    }
    return _live_words(texts[live], live)


def _live_words(text: str, live: Live) -> ConnectionWords:
    if live is Live.YES:
        return ConnectionWords(Tone.GOOD, text, tr("Changes arrive by themselves."))
    if live is Live.FALLEN_BACK:
        return ConnectionWords(
            Tone.GOOD,
            text,
            tr("The Pusher service does not bring changes now; they come from the server itself. Nothing is missed."),
        )
    if live is Live.JOINING:
        return ConnectionWords(Tone.CAUTION, text, tr("Live updates are about to begin."))
    return ConnectionWords(
        Tone.CAUTION, text, tr("The app asks for changes every second or two while tasks run. Everything works.")
    )


def supervisor_banner(state: SupervisorState, waiting: int) -> BannerText | None:
    """Nothing while all is well or the first start is under way. `waiting`: requests that will be sent later."""
    if state.phase not in (SupervisorPhase.WAITING, SupervisorPhase.RESTARTING, SupervisorPhase.FAILED):
        return None
    text = f"{localized(state.message)} {meanwhile(waiting)}"
    if state.phase is SupervisorPhase.WAITING:
        return BannerText(Tone.NEUTRAL, text)
    if state.phase is SupervisorPhase.RESTARTING:
        return BannerText(Tone.CAUTION, text, tr("Retry now"))
    return BannerText(Tone.DANGER, text, tr("Retry"))


def team_banner(state: TeamState, waiting: int) -> BannerText | None:
    """Nothing while all is well, and in the moment until the way is found."""
    if state.phase is TeamPhase.SIGNED_OUT:
        return BannerText(Tone.CAUTION, _signed_out(waiting, state.message), tr("Sign in again"))
    if state.phase is not TeamPhase.AWAY:
        return None
    if state.message:
        return BannerText(Tone.DANGER, localized(state.message), tr("Retry"))
    return BannerText(
        Tone.CAUTION, f"{tr('The server of your team does not answer.')} {meanwhile(waiting)}", tr("Retry now")
    )


def _signed_out(waiting: int, why: str) -> str:
    text = tr("Your sign-in to this team has ended. What is open stays, and nothing is lost.")
    if why:
        text = f"{localized(why)} {tr('What is open stays, and nothing is lost.')}"
    if waiting == 0:
        return text
    waits = counted(
        "1 request waits and is sent when you have signed in.",
        "{n} requests wait and are sent when you have signed in.",
        waiting,
    )
    return f"{text} {waits}"


def meanwhile(waiting: int) -> str:
    """What works without the server."""
    if waiting == 0:
        return tr("You can go on editing; what you start now is sent when it is back.")
    return counted(
        "You can go on editing; 1 request waits and is sent when it is back.",
        "You can go on editing; {n} requests wait and are sent when it is back.",
        waiting,
    )
