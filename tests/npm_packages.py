"""Packages from npm for tests, fetched once, checked against a pinned hash, kept outside the repository."""

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from filelock import FileLock

from tests.builders.cache import cache_folder

FETCH_SECONDS = 120


def fetch(name: str, version: str, integrity: str) -> Path:
    """The unpacked package. `integrity` is npm's: "sha512-" and base64. Safe to call from several processes."""
    cache = cache_folder()
    folder = cache / f"{name.replace('/', '+')}-{version}-{hashlib.sha256(integrity.encode()).hexdigest()[:12]}"
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            with tempfile.TemporaryDirectory(dir=cache) as scratch:
                archive = _download(f"{name}@{version}", Path(scratch))
                _check(archive, integrity)
                unpacked = Path(scratch) / "unpacked"
                with tarfile.open(archive) as tar:
                    tar.extractall(unpacked, filter="data")
                next(path for path in unpacked.iterdir() if path.is_dir()).rename(folder)
    return folder


def program(name: str) -> str:
    """Where node or npm is; a machine without it fails the test and says what to install."""
    found = shutil.which(name)
    assert found is not None, f"{name} is not installed. Install it with: sudo apt-get install -y nodejs npm"
    return found


def _download(spec: str, folder: Path) -> Path:
    command = [program("npm"), "pack", spec, "--pack-destination", str(folder), "--silent", "--ignore-scripts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False)
    assert done.returncode == 0, f"npm could not fetch {spec}: {done.stderr or done.stdout}"
    (archive,) = folder.glob("*.tgz")
    return archive


def _check(archive: Path, integrity: str) -> None:
    algorithm, _, expected = integrity.partition("-")
    assert algorithm == "sha512", f"{integrity} is not a sha512 hash"
    actual = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    assert actual == expected, f"{archive.name} is not the pinned package: sha512-{actual}"
