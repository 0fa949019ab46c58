"""Serves Gradus on this machine: `gradus serve`, `make run`, `python -m server`.

Whatever keeps it from starting is one sentence on standard error that says what to do, and exit code 1.
"""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import os
import resource
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from pydantic import ValidationError

from server.accounts.invitations import invite_first_admin
from server.app import create_app
from server.core import logging as logs
from server.core.settings import Settings
from server.core.startup_errors import CannotStart
from server.db.engine import FILE
from server.db.errors import DATABASE_ERRORS
from server.db.states import ProcessRole
from server.http.protocol import BoundedHttpProtocol
from server.process.prewarm import resume_gc
from server.process.services import Services, open_services

SWITCH_SECONDS = 0.001  # longest time that a thread keeps the interpreter while others wait: their turns are short
DESCRIPTORS = 256  # files and connections: the threads' own, the sandbox's, and a page's with its streams
STREAM_SECONDS = 5  # time in which connections end after the streams were told to


def serve(
    host: str | None = None,
    port: int | None = None,
    home: Path | None = None,
    workers: int | None = None,
    *,
    open_browser: bool = False,
) -> int:
    """Serve until a signal ends it, and return the exit code. None means: as the environment says, else the default."""
    try:
        settings = read_settings(host=host, port=port, home=home, workers=workers)
        check_descriptors()
        _check_host(settings)
        logs.install(settings.log, settings.log_format)
        listening = listen(settings.host, settings.port)
        services = opened(settings, ProcessRole.SERVER)
    except CannotStart as reason:
        print(f"Gradus can't start. {reason}", file=sys.stderr)
        return 1
    sys.setswitchinterval(SWITCH_SECONDS)
    url = settings.public_url or _url(settings.host, listening.getsockname()[1])
    server = _GradusServer(create_app(services=services), services, _Greeting(url, services), open_browser=open_browser)
    with contextlib.suppress(KeyboardInterrupt):  # raised again by uvicorn once all has ended well
        server.run(sockets=[listening])
    return 0 if server.started else 1


class _Greeting:
    """What a server prints once it answers: where it is, and in accounts mode how the first admin comes in."""

    def __init__(self, url: str, services: Services) -> None:
        self.local = services.settings.mode == "local"
        code = None if self.local else invite_first_admin(services.database)
        self.url = f"{url}/?token={services.token}" if self.local else url
        if code is not None:
            self.url = f"{url}/join#{code}"
        self._first = code is not None

    @property
    def text(self) -> str:
        stop = "Ctrl+C stops it."
        if self._first:
            return (
                f"Gradus has no admin yet. Whoever opens this address first becomes one; it works once, for a day\n\n"
                f"    {self.url}\n\n{stop}"
            )
        return f"Gradus is at\n\n    {self.url}\n\n{stop}"


class _GradusServer(uvicorn.Server):
    """Prints the address once it answers there, and ends the event streams before it waits for connections to end."""

    def __init__(self, app: FastAPI, services: Services, greeting: _Greeting, *, open_browser: bool) -> None:
        self._services = services
        self._greeting = greeting
        self._open_browser = open_browser
        super().__init__(uvicorn_config(app, services.settings))

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        resume_gc()
        if self.should_exit:
            return
        print(self._greeting.text, flush=True)
        if self._open_browser:
            threading.Thread(target=webbrowser.open, args=(self._greeting.url,), daemon=True).start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._services.broadcaster.close()
        await super().shutdown(sockets)


def uvicorn_config(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """Return how uvicorn serves the application: bounded, and believing the proxies of the settings alone."""
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        http=BoundedHttpProtocol,
        timeout_graceful_shutdown=STREAM_SECONDS,
        lifespan="on",
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
    )


def read_settings(**given: Any) -> Settings:
    """Return the settings. None means: as the environment says, else the default.

    Raises:
        CannotStart: one of them is wrong.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        raise CannotStart(f"The setting {'.'.join(map(str, first['loc']))} is wrong: {first['msg']}.") from error


def check_descriptors() -> None:
    """Check that the process may open as many files and connections as it needs.

    Raises:
        CannotStart: it may not.
    """
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if allowed < DESCRIPTORS:
        raise CannotStart(
            f"This process may have {allowed} files and connections open, and needs {DESCRIPTORS}. Allow more with "
            "`ulimit -n 1024`, or in the service's own settings."
        )


def _check_host(settings: Settings) -> None:
    if settings.mode == "local" and not _is_loopback(settings.host):
        raise CannotStart(
            f"{settings.host} is not an address of this machine alone. Local mode has one person and no sign-up, so it "
            "listens on loopback only: use 127.0.0.1. For many people, set GRADUS_MODE=accounts."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listen(host: str, port: int, command: str = "serve") -> socket.socket:
    """Return a socket that listens already, so that a port in use is known before anything else happens."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio turns Nagle's algorithm off for sockets of that protocol alone; with it,
    # every answer to a kept-alive connection waits 40 ms for an acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(socket.SOMAXCONN)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            message = f"Port {port} is in use, perhaps by a Gradus that runs already. Stop it, or choose another port: "
            free = port + 1 if port < 65535 else port - 1
            run = f", or GRADUS_PORT={free} make run" if command == "serve" else ""
            raise CannotStart(f"{message}gradus {command} --port {free}{run}.") from error
        raise CannotStart(f"It can't listen on {host}, port {port}: {os.strerror(error.errno or 0)}.") from error
    return listening


def opened(settings: Settings, role: ProcessRole) -> Services:
    """Open the services of a process.

    Raises:
        CannotStart: whatever keeps them from opening, as a sentence.
    """
    try:
        return open_services(settings, role=role)
    except FileNotFoundError as error:
        raise CannotStart(
            f"{error.filename} is missing. GRADUS_PROBLEMS names the folder with syllabus.toml."
        ) from error
    except DATABASE_ERRORS as error:
        path = settings.home / FILE
        message = f"The database {path} can't be used ({error}). Move it away, or choose another home with --home."
        raise CannotStart(message) from error


def _url(host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"
