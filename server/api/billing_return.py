"""The page that people come back to from a payment, in their browser."""

from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import HTMLResponse, Response

from server.api.refusals import refusals

RETURN_PATH = "/billing/return"
NOBODY_KNOWS = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

router = APIRouter(tags=["billing"])


@router.get(RETURN_PATH, response_class=Response, responses={200: {"content": {"text/html": {}}}, **refusals(422)})
def return_page(accept_language: Annotated[str, Header()] = "") -> Response:
    """Where people come back to from a payment. It grants nothing and knows nobody."""
    german = accept_language.strip().lower().startswith("de")
    return HTMLResponse(
        _page(*(_GERMAN if german else _ENGLISH)),
        headers={
            "Content-Security-Policy": NOBODY_KNOWS,
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        },
    )


_ENGLISH = ("en", "Return to the app", "You can close this page. The app shows what was paid as soon as it is known.")
_GERMAN = (
    "de",
    "Zurück zur App",
    "Sie können diese Seite schließen. Die App zeigt, was bezahlt wurde, sobald es bekannt ist.",
)


def _page(language: str, title: str, text: str) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:16px system-ui,sans-serif;'
        "max-width:32em;margin:15vh auto;padding:0 16px}</style></head>"
        f"<body><h1>{title}</h1><p>{text}</p></body></html>"
    )
