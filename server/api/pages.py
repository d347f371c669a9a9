"""The pages of a server of a team: its front, those that links in mails lead to, and the files they load."""

from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from fastapi import APIRouter
from fastapi.responses import Response

from server.api.refusals import refusals
from server.core.resources import resource_folder
from server.domain.accounts.letters import Page

router = APIRouter(prefix="/account", tags=["pages"], responses=refusals(422))
front_router = APIRouter(tags=["pages"])

FOLDER = "web"
PAGE_FILE = "account.html"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""Nothing but the server's own files, and no form that is sent anywhere: what it asks for goes to the API."""
_HEADERS = MappingProxyType({"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"})


class Asset(StrEnum):
    """The files that the pages load."""

    STYLE = "account.css"
    SCRIPT = "account.js"
    WORDS = "words.json"


_TYPES = MappingProxyType({Asset.STYLE: "text/css", Asset.SCRIPT: "text/javascript", Asset.WORDS: "application/json"})


@front_router.get("/", response_class=Response, responses={200: {"content": {"text/html": {}}}})
async def front_page() -> Response:
    """For whoever opens the server's address in a browser: how to sign in."""
    return _page()


@router.get("/{page}", response_class=Response, responses={200: {"content": {"text/html": {}}}})
async def account_page(page: Page) -> Response:
    """The same for all four: the script sees by its address which one it is."""
    del page
    return _page()


@router.get(
    "/assets/{asset}", response_class=Response, responses={200: {"content": {kind: {} for kind in _TYPES.values()}}}
)
async def account_asset(asset: Asset) -> Response:
    """One of the three files."""
    return Response(_file(asset), media_type=f"{_TYPES[asset]}; charset=utf-8", headers=dict(_HEADERS))


def _page() -> Response:
    return Response(_file(PAGE_FILE), media_type="text/html; charset=utf-8", headers=dict(_HEADERS))


@lru_cache
def _file(name: str) -> bytes:
    return (resource_folder(FOLDER) / name).read_bytes()
