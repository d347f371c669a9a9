"""A real language model behind llama.cpp's own server; `python3 dev.py real-model` builds it and says where it is."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.builders.ports import free_port
from tests.sizes import MODEL_VARIABLE

PROGRAM, WEIGHTS = "llama-server", "SmolLM2-135M-Instruct.Q4_1.gguf"
MODEL = "SmolLM2-135M-Instruct"
ROOM = 8192
"""Tokens of question and answer: what the model was trained for."""
SEED = 7
"""The same words for the same questions on the same machine, if they come one after the other."""
THREADS = max(1, (os.cpu_count() or 1) // 2)
"""They wait for each other at every token: where others have the cores, more of them are slower by far."""
START_SECONDS = 60.0


@dataclass(slots=True)
class LlamaServer:
    """One server on loopback, of one request at a time. It may be killed."""

    folder: Path
    log: Path
    port: int
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The base URL, with /v1."""
        return f"http://127.0.0.1:{self.port}/v1"

    def start(self) -> None:
        """Returns when the model is loaded."""
        options = ["--model", str(self.folder / WEIGHTS), "--alias", MODEL, "--host", "127.0.0.1"]
        options += ["--port", str(self.port), "--ctx-size", str(ROOM), "--parallel", "1", "--seed", str(SEED)]
        options += ["--threads", str(THREADS), "--poll", "0"]
        with self.log.open("ab") as output:
            self._process = subprocess.Popen([str(self.folder / PROGRAM), *options], stdout=output, stderr=output)
        deadline = time.monotonic() + START_SECONDS
        while not self._is_ready():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError(f"llama-server did not start: {self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)  # between two looks

    def stop(self, *, kill: bool = False) -> None:
        """Ends it; `kill` as a crash would."""
        assert self._process is not None
        if kill:
            self._process.kill()
        else:
            self._process.terminate()
        self._process.wait(START_SECONDS)

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/health", trust_env=False).is_success
        except httpx.TransportError:
            return False


@contextmanager
def running_llama_server() -> Iterator[LlamaServer]:
    """A running server, of what the environment says was built, that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="toolboxai-llama-"))
    made = LlamaServer(Path(os.environ[MODEL_VARIABLE]), folder / "log", free_port())
    try:
        made.start()
        yield made
    finally:
        made.stop(kill=True)
        shutil.rmtree(folder, ignore_errors=True)
