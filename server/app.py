"""The application: routes, pages, errors, and what lives as long as it does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute

from server.accounts import routes as me
from server.catalog import routes as problems
from server.core import errors
from server.core.settings import VERSION, Settings
from server.drafts import routes as drafts
from server.http.security import Gate
from server.http.web_app import Pages
from server.ops import admin_routes as admin
from server.ops import routes as health
from server.process.services import Services, open_services
from server.progress import routes as progress
from server.submissions import routes as submissions

DESCRIPTION = """
Practise machine-learning interviews: problems solved in NumPy, judged in a sandbox against a hidden reference.

Every answer that is an error has one shape: `{"error": {"code", "message", "field", "details"}}`.
"""


def create_app(settings: Settings | None = None, services: Services | None = None) -> FastAPI:
    """The ASGI application; `uvicorn --factory server.app:create_app` serves it with the settings of the environment.

    Args:
        settings: the environment's when left out.
        services: already open; opened at the start when left out. Closed at the end in either case.
    """
    settings = services.settings if services else settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = services or open_services(settings)
        app.state.services = opened
        app.router.default = Pages(settings.web, opened.token)
        opened.start()
        try:
            yield
        finally:
            opened.close()

    app = FastAPI(
        title="Gradus",
        version=VERSION,
        description=DESCRIPTION.strip(),
        openapi_url="/api/openapi.json",
        docs_url=None,  # they load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
        generate_unique_id_function=_operation_id,
        lifespan=lifespan,
    )
    for router in (me.router, problems.router, drafts.router, submissions.router, progress.router, admin.router):
        app.include_router(router)
    app.include_router(health.router)
    errors.install(app)
    app.add_middleware(Gate, hosts=(*settings.hosts, settings.host))
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name
