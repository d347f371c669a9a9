"""What the window says about its server."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from desktop.services.server_supervisor import SupervisorPhase, SupervisorState
from desktop.ui.banner import BannerText
from desktop.ui.tone import Tone


class Live(Enum):
    """Whether changes arrive by themselves, are about to, or have to be asked for."""

    YES = auto()
    JOINING = auto()
    NO = auto()


@dataclass(frozen=True)
class ConnectionWords:
    """The words at the foot of the sidebar, and what they mean."""

    tone: Tone
    text: str
    explanation: str = ""


def connection_words(state: SupervisorState, *, signed_in: bool, live: Live) -> ConnectionWords:
    """What is said in each phase."""
    if state.phase is SupervisorPhase.FAILED:
        return ConnectionWords(Tone.DANGER, _tr("Server not running"))
    if state.phase is SupervisorPhase.STOPPED:
        return ConnectionWords(Tone.NEUTRAL, _tr("Server stopped"))
    if state.phase is SupervisorPhase.RESTARTING:
        return ConnectionWords(Tone.CAUTION, _tr("Server restarting"))
    if state.phase is SupervisorPhase.STARTING or not signed_in:
        return ConnectionWords(Tone.CAUTION, _tr("Server starting"))
    if live is Live.YES:
        return ConnectionWords(Tone.GOOD, _tr("Local server · live"), _tr("Changes arrive by themselves."))
    if live is Live.JOINING:
        return ConnectionWords(Tone.CAUTION, _tr("Local server · joining"), _tr("Live updates are about to begin."))
    return ConnectionWords(
        Tone.CAUTION,
        _tr("Local server · no live updates"),
        _tr("The app asks for changes every second or two while tasks run. Everything works."),
    )


def supervisor_banner(state: SupervisorState) -> BannerText | None:
    """Nothing while all is well or the first start is under way."""
    if state.phase is SupervisorPhase.RESTARTING:
        return BannerText(Tone.CAUTION, state.message, _tr("Retry now"))
    if state.phase is SupervisorPhase.FAILED:
        return BannerText(Tone.DANGER, state.message, _tr("Retry"))
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("connection", text)
