"""The routes that only a team's server has, on any application: what all of them must have is tested once."""

from fastapi import FastAPI

from server.main import TEAM_ROUTERS


def with_team_routes(app: FastAPI) -> FastAPI:
    """The same application."""
    for router in TEAM_ROUTERS:
        app.include_router(router)
    return app
