"""Writes `docs/licences.md` anew: `python3 dev.py licences`."""

from tests.licences.page import PAGE, page

if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""), encoding="utf-8")
