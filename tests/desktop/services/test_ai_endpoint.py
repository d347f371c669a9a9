"""From what a person sets to what the server uses, over connections that come and go."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.ai import AiSettings, AiSource
from desktop.services.ai_endpoint import AiEndpoint
from desktop.services.errors import ApiError, ServerNotRunning
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import PREFERENCES_FILE, Preferences
from desktop.services.secrets import SecretStore
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp, Refused, announce
from tests.desktop.services.waiting import until
from tests.fakes import keyring_backend
from tests.fakes.keyring_backend import FakeKeyring, installed
from tests.fakes.openai_server import FakeOpenAi, serving

KEY = "sk-right"
ADDRESS = "https://ai.example.org/v1"


@pytest.fixture
def backend() -> Iterator[FakeKeyring]:
    backend = FakeKeyring()
    with installed(backend):
        yield backend


@pytest.fixture
def made(jobs: JobRunner, workspace: Workspace, tmp_path: Path, backend: FakeKeyring) -> AiEndpoint:
    return endpoint(jobs, workspace, tmp_path)


def endpoint(jobs: JobRunner, workspace: Workspace, folder: Path) -> AiEndpoint:
    return AiEndpoint(jobs, workspace, Preferences(folder), SecretStore(trusted=[keyring_backend.__name__]))


def connect(workspace: Workspace, made: AiEndpoint, run: Run[Any], folder: Path, url: str) -> None:
    announce(folder, url)
    workspace.start()
    run(until(lambda: made.in_force is not None, "what the server uses"))


class TestTell:
    def test_after_each_connection_the_server_knows(
        self, made: AiEndpoint, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, ledger: LedgerApp
    ) -> None:
        run(made.use(ADDRESS))
        run(made.choose_model("small-1"))
        assert run(made.keep_key(KEY))
        connect(workspace, made, run, tmp_path, url)
        view = ledger.ai.view()
        assert (view.base_url, view.model, view.has_key, view.source) == (ADDRESS, "small-1", True, AiSource.APP)
        ledger.ai.forget()  # as a server that was started anew
        assert workspace.session is not None
        workspace.connected.emit(workspace.session)
        run(until(lambda: ledger.ai.view().has_key, "the second telling"))

    def test_a_restart_of_the_app_needs_nobody(
        self, made: AiEndpoint, workspace: Workspace, jobs: JobRunner, run: Run[Any], tmp_path: Path, url: str,
        ledger: LedgerApp,
    ) -> None:  # fmt: skip
        run(made.use(ADDRESS))
        run(made.keep_key(KEY))
        made._preferences.save()
        again = endpoint(jobs, workspace, tmp_path)
        connect(workspace, again, run, tmp_path, url)
        assert ledger.ai.view().has_key
        assert KEY not in (tmp_path / PREFERENCES_FILE).read_text()

    def test_with_nothing_set_the_keyring_is_left_alone(
        self, made: AiEndpoint, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, backend: FakeKeyring,
        ledger: LedgerApp,
    ) -> None:  # fmt: skip
        connect(workspace, made, run, tmp_path, url)
        assert made.in_force is not None
        assert (made.in_force.source, backend.calls) == (AiSource.NONE, [])
        assert "PUT /api/v1/ai/settings" not in ledger.requests

    def test_what_an_earlier_window_set_is_taken_back(
        self, made: AiEndpoint, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, ledger: LedgerApp
    ) -> None:
        ledger.ai.configure(AiSettings(base_url=ADDRESS))
        connect(workspace, made, run, tmp_path, url)
        assert ledger.ai.view().source is AiSource.NONE

    def test_a_server_of_somebody_else_keeps_its_own(
        self, made: AiEndpoint, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, ledger: LedgerApp
    ) -> None:
        run(made.use(ADDRESS))
        ledger.refusals["/api/v1/ai/settings"] = [Refused(403, "Forbidden")]
        announce(tmp_path, url)
        workspace.start()
        run(until(lambda: not ledger.refusals["/api/v1/ai/settings"], "the refusal"))
        assert made.in_force is None

    def test_a_damaged_address_counts_as_none(
        self, jobs: JobRunner, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, backend: FakeKeyring
    ) -> None:
        (tmp_path / PREFERENCES_FILE).write_text("[General]\nai_base_url=http://169.254.169.254/\n")
        damaged = endpoint(jobs, workspace, tmp_path)
        connect(workspace, damaged, run, tmp_path, url)
        assert damaged.base_url == ""


class TestUse:
    @pytest.mark.parametrize("wrong", ["ai.example.org", "http://ai.example.org", "https://a b"])
    def test_what_cannot_be_used_is_not_set(self, made: AiEndpoint, run: Run[Any], wrong: str) -> None:
        with pytest.raises(ValueError, match="address"):
            run(made.use(wrong))
        assert made.base_url == ""

    def test_the_key_stays_with_its_address(
        self, made: AiEndpoint, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, ledger: LedgerApp
    ) -> None:
        connect(workspace, made, run, tmp_path, url)
        run(made.use(ADDRESS))
        run(made.keep_key(KEY))
        run(made.use("https://other.example.org"))
        assert (made.has_key, ledger.ai.view().has_key) == (False, False)
        run(made.use(ADDRESS))
        assert (made.has_key, ledger.ai.view().has_key) == (True, True)

    def test_an_empty_one_goes_back_to_none(
        self, made: AiEndpoint, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, ledger: LedgerApp
    ) -> None:
        connect(workspace, made, run, tmp_path, url)
        run(made.use(ADDRESS))
        run(made.keep_key(KEY))
        run(made.use("  "))
        assert ledger.ai.view().source is AiSource.NONE
        assert (made.has_key, made.key_in_keyring) == (False, False)


class TestKey:
    @pytest.mark.parametrize("wrong", ["a b", "a\nb", "x" * 501, "ключ"])
    def test_what_can_be_no_key_is_not_kept(
        self, made: AiEndpoint, run: Run[Any], backend: FakeKeyring, wrong: str
    ) -> None:
        run(made.use(ADDRESS))
        with pytest.raises(ValueError, match=r"key") as raised:
            run(made.keep_key(wrong))
        assert wrong not in str(raised.value)
        assert (made.has_key, backend.kept) == (False, {})

    def test_a_locked_keyring_leaves_it_for_this_session(
        self, made: AiEndpoint, workspace: Workspace, jobs: JobRunner, run: Run[Any], tmp_path: Path, url: str,
        backend: FakeKeyring, ledger: LedgerApp,
    ) -> None:  # fmt: skip
        backend.locked = True
        connect(workspace, made, run, tmp_path, url)
        run(made.use(ADDRESS))
        assert not run(made.keep_key(KEY))
        assert (made.has_key, made.key_in_keyring, ledger.ai.view().has_key) == (True, False, True)
        assert not endpoint(jobs, workspace, tmp_path).has_key

    def test_cleared_it_is_nowhere(
        self, made: AiEndpoint, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, backend: FakeKeyring,
        ledger: LedgerApp,
    ) -> None:  # fmt: skip
        connect(workspace, made, run, tmp_path, url)
        run(made.use(ADDRESS))
        run(made.keep_key(KEY))
        assert run(made.clear_key())
        assert (backend.kept, made.has_key, ledger.ai.view().has_key) == ({}, False, False)


class TestTest:
    def test_the_server_asks(
        self, made: AiEndpoint, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str
    ) -> None:
        connect(workspace, made, run, tmp_path, url)
        with serving(FakeOpenAi(key=KEY)) as ai_url:
            run(made.use(ai_url))
            with pytest.raises(ApiError) as raised:
                run(made.test())
            assert raised.value.error == "AiKeyRefused"
            run(made.keep_key(KEY))
            run(made.choose_model("large-1"))
            result = run(made.test())
        assert (result.models, result.reply) == (["small-1", "large-1"], "Ready when you are.")

    def test_without_a_server_there_is_none(self, made: AiEndpoint, run: Run[Any]) -> None:
        run(made.use(ADDRESS))
        with pytest.raises(ServerNotRunning):
            run(made.test())
