"""What is open in an editor, kept on disk so that neither quitting nor a crash loses it."""

import functools
import json
import logging
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

_log = logging.getLogger(__name__)

FOLDER = "drafts"


@dataclass(frozen=True)
class Draft:
    """A script with its line ends and BOM. `modified`: this text is in no file."""

    name: str
    raw: str
    path: str | None = None
    modified: bool = False


@functools.cache
def _draft() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)


class DraftStore:
    """One draft for each page that edits. All calls block for some milliseconds and may come from any thread."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER
        self._lock = threading.Lock()
        self._newest: dict[str, int] = {}
        self._counter = 0

    def ticket(self) -> int:
        """Orders saves by when they were asked for: of two that run at once the later one stays."""
        with self._lock:
            self._counter += 1
            return self._counter

    def save(self, page: str, draft: Draft | None, ticket: int) -> None:
        """Replaces the page's draft in one step; None removes it. Raises OSError."""
        with self._lock:
            if ticket <= self._newest.get(page, 0):
                return
            self._newest[page] = ticket
            target = self._file(page)
            if draft is None:
                target.unlink(missing_ok=True)
                return
            self._folder.mkdir(mode=0o700, exist_ok=True)
            part = target.with_suffix(".part")
            # Escaped to ASCII: half characters, which an editor may hold, come back as they were.
            part.write_text(json.dumps(asdict(draft)), encoding="ascii")
            part.replace(target)

    def load(self, page: str) -> Draft | None:
        """The draft as it was saved last. A damaged one is set aside under another name."""
        target = self._file(page)
        try:
            return _draft().validate_python(json.loads(target.read_bytes()))
        except FileNotFoundError:
            return None
        except OSError as error:
            _log.warning("a draft could not be read: %s", error)
            return None
        except (ValueError, ValidationError):
            aside = target.with_suffix(".damaged")
            _log.warning("a draft is damaged and was set aside: %s", aside)
            target.replace(aside)
            return None

    def pages(self, prefix: str) -> list[str]:
        """Names that begin so and have a draft."""
        return sorted(file.stem for file in self._folder.glob(f"{prefix}*.json"))

    def _file(self, page: str) -> Path:
        return self._folder / f"{page}.json"
