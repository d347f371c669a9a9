"""Figures for Prometheus; docs/metrics.md names them all."""

from fastapi import APIRouter, Response

from server.api.credentials import MetricsReader
from server.api.parts import PartsDependency
from server.api.refusals import refusals

router = APIRouter(tags=["metrics"], responses=refusals(401, 422, 503))


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(_: MetricsReader, parts: PartsDependency) -> Response:
    """The page that a scraper reads."""
    media_type, text = parts.metrics.page()
    return Response(text, media_type=media_type)
