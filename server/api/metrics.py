"""Figures for Prometheus; docs/metrics.md names them all."""

from fastapi import APIRouter, Response

from contracts.errors import ErrorBody
from server.api.credentials import MetricsReader
from server.api.parts import PartsDependency

router = APIRouter(tags=["metrics"], responses={401: {"model": ErrorBody}, 403: {"model": ErrorBody}})


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(_: MetricsReader, parts: PartsDependency) -> Response:
    """The page that a scraper reads."""
    media_type, text = parts.metrics.page()
    return Response(text, media_type=media_type)
