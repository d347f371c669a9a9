"""The pages of the help: Markdown files in `resources/help`, in the order of their names, with a folder a language."""

import re
from dataclasses import dataclass
from pathlib import Path

DATA_FOLDER = "{data_folder}"

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`#|]|^[-\d]+[.]? ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """`name` is the file's, and what links on other pages name. `plain` is what is searched."""

    name: str
    title: str
    markdown: str
    plain: str


def load_pages(folder: Path, data_dir: Path, language: str = "en") -> list[HelpPage]:
    """All pages, with the folder of data named where they speak of it. One that the language lacks is in English."""
    found = ((path, folder / language / path.name) for path in sorted(folder.glob("*.md")))
    return [_page(translated if translated.exists() else path, data_dir) for path, translated in found]


def search(pages: list[HelpPage], query: str) -> list[HelpPage]:
    """Pages that hold every word of the query, those with one in the title first; all for an empty one."""
    words = query.casefold().split()
    found = [page for page in pages if all(word in page.plain.casefold() for word in words)]
    return sorted(found, key=lambda page: not any(word in page.title.casefold() for word in words)) if words else found


def _page(path: Path, data_dir: Path) -> HelpPage:
    markdown = path.read_text(encoding="utf-8").replace(DATA_FOLDER, str(data_dir))
    title = markdown.split("\n", 1)[0].removeprefix("# ").strip()
    return HelpPage(path.name, title, markdown, _MARKS.sub("", _LINK.sub(r"\1", markdown)))
