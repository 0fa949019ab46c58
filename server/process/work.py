"""Runs a worker: `gradus worker`. It judges what the server of its home takes in, and tells how it is.

Whatever keeps it from starting is one sentence on standard error that says what to do, and exit code 1.
"""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import Depends, FastAPI

from server.accounts.policy import authorize
from server.core import errors
from server.core import logging as logs
from server.core.settings import VERSION
from server.core.startup_errors import CannotStart
from server.db.states import ProcessRole
from server.http.protocol import BoundedHttpProtocol
from server.http.request_log import RequestLogMiddleware
from server.http.security import SecurityMiddleware
from server.ops import routes as ops
from server.process.prewarm import resume_gc
from server.process.serve import check_descriptors, listen, opened, read_settings
from server.process.services import Services


def work(home: Path | None = None, workers: int | None = None, host: str | None = None, port: int | None = None) -> int:
    """Judge until a signal ends it, and return the exit code. None means: as the environment says, else the default."""
    try:
        settings = read_settings(home=home, workers=workers, worker_host=host, worker_port=port)
        logs.install(settings.log, settings.log_format)
        check_descriptors()
        _check_workers(settings.workers)
        listening = listen(settings.worker_host, settings.worker_port, "worker")
        services = opened(settings, ProcessRole.WORKER)
    except CannotStart as reason:
        print(f"The worker can't start. {reason}", file=sys.stderr)
        return 1
    at = listening.getsockname()
    server = _WorkerServer(services, f"[{at[0]}]:{at[1]}" if ":" in at[0] else f"{at[0]}:{at[1]}")
    with contextlib.suppress(KeyboardInterrupt):  # raised again by uvicorn once all has ended well
        server.run(sockets=[listening])
    return 0 if server.started else 1


def _check_workers(workers: int) -> None:
    if not workers:
        raise CannotStart("It would judge nothing: GRADUS_WORKERS is 0. Say how many at one time with --workers.")


def create_app(services: Services) -> FastAPI:
    """Make the ASGI application of a worker; the worker judges for as long as the application lives."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        services.publish(app.state)
        services.start()
        try:
            yield
        finally:
            services.close()

    app = FastAPI(
        title="Gradus worker",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        lifespan=lifespan,
        dependencies=[Depends(authorize)],
    )
    app.include_router(ops.router)
    errors.install(app)
    settings = services.settings
    app.add_middleware(SecurityMiddleware, hosts=(*settings.hosts, settings.worker_host))
    app.add_middleware(RequestLogMiddleware)
    return app


class _WorkerServer(uvicorn.Server):
    """Prints the address of /readyz once the worker judges."""

    def __init__(self, services: Services, address: str) -> None:
        self._greeting = (
            f"The worker judges up to {services.settings.workers} at a time for {services.home.path}.\n"
            f"http://{address}/readyz says how it is. Ctrl+C stops it."
        )
        config = uvicorn.Config(
            create_app(services),
            log_config=None,
            access_log=False,
            server_header=False,
            http=BoundedHttpProtocol,
            lifespan="on",
        )
        super().__init__(config)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        resume_gc()
        if not self.should_exit:
            print(self._greeting, flush=True)
