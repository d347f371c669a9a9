"""The AI endpoint of this person: address and model among the preferences, the key in the keyring."""

import logging

from pydantic import SecretStr, ValidationError
from PySide6.QtCore import QObject, Signal

from contracts.ai import AiSettings, AiSettingsView, AiSource, AiTestRequest, AiTestResult, checked_base_url
from desktop.services.errors import FORBIDDEN, UNAUTHORIZED, ApiError, ServerNotRunning, ServerUnreachable, ServiceError
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.secrets import SecretStore
from desktop.services.workspace import Workspace

_log = logging.getLogger(__name__)


class AiSettingsUnusable(ServiceError, ValueError):
    """A value that no server would take."""

    def __init__(self, reason: str) -> None:
        super().__init__("The AI endpoint cannot be used", reason)

    def __str__(self) -> str:
        return self.message


class AiEndpoint(QObject):
    """Tells every server of this computer that the workspace connects to, and no team. Without an address nothing is
    told, which is normal.

    `changed` comes when what is set, kept or in force has changed.
    """

    changed = Signal()

    def __init__(
        self,
        jobs: JobRunner,
        workspace: Workspace,
        preferences: Preferences,
        secrets: SecretStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._workspace = workspace
        self._preferences = preferences
        self.secrets = secrets
        self._in_force: AiSettingsView | None = None
        self._has_key = preferences.ai_key_in_keyring
        workspace.connected.connect(lambda _: self._tell_soon())
        workspace.disconnected.connect(self._on_disconnected)

    @property
    def base_url(self) -> str:
        """Empty for none, also where the file of the preferences was damaged."""
        try:
            return checked_base_url(url) if (url := self._preferences.ai_base_url) else ""
        except ValueError:
            return ""

    @property
    def model(self) -> str:
        """Empty until one is chosen."""
        return self._preferences.ai_model

    @property
    def has_key(self) -> bool:
        """Whether a key is kept for the address, here or in the keyring."""
        return self._has_key

    @property
    def key_in_keyring(self) -> bool:
        """Whether the key outlives the app."""
        return self._preferences.ai_key_in_keyring

    @property
    def in_force(self) -> AiSettingsView | None:
        """What the server uses; None while there is none, or where it does not say."""
        return self._in_force

    async def use(self, base_url: str) -> None:
        """Sets the address, or takes it away. Raises ValueError, in words for the person, for one that cannot be used.

        A key belongs to its address: that of the former one is not sent to the new one.
        """
        url = checked_base_url(base_url) if base_url.strip() else ""
        if url == self.base_url:
            return
        self._preferences.ai_base_url = url
        self._preferences.ai_key_in_keyring = False
        self._has_key = False
        self.changed.emit()
        if url:
            self._has_key = await self.secrets.get(_entry(url)) is not None
            self._preferences.ai_key_in_keyring = self._has_key
        await self._tell()

    async def choose_model(self, model: str) -> None:
        """Sets the model."""
        if model != self.model:
            self._preferences.ai_model = model
            await self._tell()

    async def keep_key(self, key: str) -> bool:
        """True when the keyring took it; otherwise it is there until the app closes.

        Raises ValueError, in words for the person, for what can be no key.
        """
        url = self.base_url
        self._settings(key)
        kept = await self.secrets.keep(_entry(url), key)
        self._has_key = True
        self._preferences.ai_key_in_keyring = kept
        await self._tell()
        return kept

    async def clear_key(self) -> bool:
        """False when the keyring may still hold it."""
        gone = await self.secrets.forget(_entry(self.base_url))
        self._has_key = False
        self._preferences.ai_key_in_keyring = False
        await self._tell()
        return gone

    async def test(self) -> AiTestResult:
        """Lets the server ask the endpoint as it is set here. Raises ServiceError."""
        settings = self._settings(await self._key())
        request = AiTestRequest(base_url=settings.base_url, model=settings.model, api_key=settings.api_key)
        return await self._workspace.connected_api().test_ai(request)

    def tell_again(self) -> None:
        """After the keyring was unlocked, say."""
        self._tell_soon()

    def _tell_soon(self) -> None:
        self._jobs.start(self._tell(), name="tell the server its AI endpoint", owner=self)

    async def _tell(self) -> None:
        try:
            self._in_force = await self._told()
        except (ServerNotRunning, ServerUnreachable):
            self._in_force = None  # the next connection brings it
        except ApiError as error:
            if error.status not in (FORBIDDEN, UNAUTHORIZED):
                raise
            self._in_force = None  # somebody else runs this server, or the sign-in there is over
        except ServiceError as error:
            _log.warning("the AI endpoint was not taken: %s", error)
            self._in_force = None
        self.changed.emit()

    async def _told(self) -> AiSettingsView:
        api = self._workspace.connected_api()
        if self._workspace.place is not None:
            return await api.ai_settings()  # a team has its own: address and key of this person are not for it
        if self.base_url:
            return await api.set_ai(self._settings(await self._key()))
        view = await api.ai_settings()
        return await api.forget_ai() if view.source is AiSource.APP else view

    def _settings(self, key: str | None) -> AiSettings:
        try:
            return AiSettings(base_url=self.base_url, model=self.model, api_key=SecretStr(key) if key else None)
        except ValidationError as error:
            raise AiSettingsUnusable(error.errors()[0]["msg"]) from error

    async def _key(self) -> str | None:
        return await self.secrets.get(_entry(self.base_url)) if self._has_key else None

    def _on_disconnected(self) -> None:
        self._in_force = None
        self.changed.emit()


def _entry(base_url: str) -> str:
    """The keyring's user name: one key for each address."""
    return f"AI endpoint {base_url}"
