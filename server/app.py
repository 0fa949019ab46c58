"""The ASGI application of the server: its routes, the web app and its errors, around the services of the process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute

from server.accounts import admin_routes as people
from server.accounts import provider_routes as providers
from server.accounts import routes as accounts
from server.accounts import sign_in_routes as sign_in
from server.accounts.policy import authorize, check_policy
from server.authoring import routes as authoring
from server.authoring import syllabus_routes
from server.catalog import routes as catalog
from server.core import errors
from server.core.settings import VERSION, Settings
from server.drafts import routes as drafts
from server.http.public_path import PublicPathMiddleware
from server.http.request_log import RequestLogMiddleware
from server.http.security import SecurityMiddleware
from server.http.web_app import WebApp
from server.ops import routes as ops
from server.process.services import Services, open_services
from server.progress import routes as progress
from server.submissions import routes as submissions

ROUTERS = (
    ops.api_router,
    sign_in.router,
    providers.router,
    accounts.router,
    people.router,
    catalog.router,
    drafts.router,
    submissions.router,
    progress.router,
    authoring.router,
    syllabus_routes.router,
    ops.admin_router,
    ops.router,
)

DESCRIPTION = """
Practise machine-learning interviews: problems solved in NumPy, judged in a sandbox against a hidden reference.

Every answer that is an error has one shape: `{"error": {"code", "message", "field", "details"}}`.
"""


def create_app(settings: Settings | None = None, services: Services | None = None) -> FastAPI:
    """Make the ASGI application. `uvicorn --factory server.app:create_app` serves it as the environment says.

    Args:
        settings: those of the environment if left out.
        services: opened by the caller; if left out, the application opens them at its start. It always closes them.
    """
    settings = services.settings if services else settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = services or open_services(settings)
        opened.publish(app.state)
        app.router.default = WebApp(settings.web, opened.authenticator, settings.public_path)
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
        docs_url=None,  # these pages load scripts from other sites
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
        generate_unique_id_function=_operation_id,
        lifespan=lifespan,
        dependencies=[Depends(authorize)],
    )
    for router in ROUTERS:
        app.include_router(router)
    check_policy(route.name for router in ROUTERS for route in router.routes if isinstance(route, APIRoute))
    errors.install(app)
    app.add_middleware(SecurityMiddleware, hosts=_hosts(settings))
    app.add_middleware(RequestLogMiddleware)  # stands around the one before
    if settings.public_path:
        app.add_middleware(PublicPathMiddleware, path=settings.public_path)
    return app


def _hosts(settings: Settings) -> tuple[str, ...]:
    """Return the names that a browser may call this server by."""
    public = urlsplit(settings.public_url or "").hostname
    return (*settings.hosts, settings.host, *([public] if public else []))


def _operation_id(route: APIRoute) -> str:
    return route.name
