"""A mail as a page for the browser: shown as it looks, shut off from everything else."""

from html import escape
from pathlib import Path
from tempfile import mkdtemp

_SHUT = (
    "script-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'none'; media-src 'none'; "
    "connect-src 'none'; object-src 'none'; form-action 'none'; base-uri 'none'"
)
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{shut}">
<title>{title}</title>
<style>html, body, iframe {{ margin: 0; border: 0; width: 100%; height: 100%; display: block }}</style>
</head>
<body><iframe sandbox title="{title}" srcdoc="{mail}"></iframe></body>
</html>
"""


def mail_page(language: str, subject: str, html: str) -> str:
    """The mail in a frame that runs no script, sends no form and loads nothing from elsewhere."""
    return _PAGE.format(language=escape(language), shut=escape(_SHUT), title=escape(subject), mail=escape(html))


def write_page(page: str, name: str) -> Path:
    """A new file of this name in a folder of its own among the temporary ones, which nobody else may read."""
    path = Path(mkdtemp(prefix="toolboxai-mail-")) / name
    path.write_text(page, encoding="utf-8")
    return path


def remove_page(path: Path) -> None:
    """With its folder. One that a browser holds open stays until the system clears temporary files."""
    try:
        path.unlink(missing_ok=True)
        path.parent.rmdir()
    except OSError:
        return
