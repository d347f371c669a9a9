"""The hub as an application of its own."""

from starlette.applications import Starlette

from server.realtime.hub import Hub, HubConfig


def create_hub_app(config: HubConfig) -> Starlette:
    """An ASGI application with nothing but the hub; `app.state.hub` is the hub itself."""
    hub = Hub(config)
    app = Starlette(routes=hub.routes())
    app.state.hub = hub
    return app
