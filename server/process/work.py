"""The judge alone: `gradus worker`. It judges what the server of its home takes in, and tells how it is.

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
from fastapi import FastAPI

from server.core import errors
from server.core import logging as logs
from server.core.settings import VERSION, Settings
from server.core.startup_errors import CannotStart
from server.db.states import Role
from server.ops import routes as health
from server.process import garbage
from server.process.serve import listen, opened, read_settings
from server.process.workshop import OpenDoor, Workshop, assemble


def work(home: Path | None = None, workers: int | None = None, host: str | None = None, port: int | None = None) -> int:
    """Judges until it is told to stop; the exit code. What is None comes from the environment, else the defaults."""
    try:
        settings = read_settings(home=home, workers=workers, worker_host=host, worker_port=port)
        logs.install(settings.log, settings.log_format)
        _check_workers(settings.workers)
        listening = listen(settings.worker_host, settings.worker_port, "worker")
        workshop = opened(open_workshop, settings)
    except CannotStart as reason:
        print(f"The worker can't start. {reason}", file=sys.stderr)
        return 1
    at = listening.getsockname()
    server = _Server(workshop, f"[{at[0]}]:{at[1]}" if ":" in at[0] else f"{at[0]}:{at[1]}")
    with contextlib.suppress(KeyboardInterrupt):  # raised again by uvicorn once all has ended well
        server.run(sockets=[listening])
    return 0 if server.started else 1


def _check_workers(workers: int) -> None:
    if not workers:
        raise CannotStart("It would judge nothing: GRADUS_WORKERS is 0. Say how many at one time with --workers.")


def open_workshop(settings: Settings, open_door: OpenDoor | None = None) -> Workshop:
    """A worker's parts, none of them running yet.

    Raises:
        CannotStart: with a sentence that says why, and what to do.
    """
    return assemble(Workshop, Role.WORKER, settings, open_door)


def create_app(workshop: Workshop) -> FastAPI:
    """What a worker answers; the judging lives as long as it does."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.services = workshop
        workshop.start()
        try:
            yield
        finally:
            workshop.close()

    app = FastAPI(title="Gradus worker", version=VERSION, openapi_url=None, docs_url=None, lifespan=lifespan)
    app.include_router(health.router)
    errors.install(app)
    return app


class _Server(uvicorn.Server):
    """Says where it tells how it is, once it judges."""

    def __init__(self, workshop: Workshop, address: str) -> None:
        self._says = (
            f"The worker judges up to {workshop.settings.workers} at a time for {workshop.home.path}.\n"
            f"http://{address}/readyz says how it is. Ctrl+C stops it."
        )
        config = uvicorn.Config(
            create_app(workshop), log_config=None, access_log=False, server_header=False, lifespan="on"
        )
        super().__init__(config)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        garbage.resume()
        if not self.should_exit:
            print(self._says, flush=True)
