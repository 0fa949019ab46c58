"""Serves Gradus on this machine: `gradus serve`, `make run`, `python -m server`.

Whatever keeps it from starting is one sentence on standard error that says what to do, and exit code 1.
"""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import os
import socket
import sqlite3
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import uvicorn
from fastapi import FastAPI
from pydantic import ValidationError
from sqlalchemy.exc import DatabaseError

from server.app import create_app
from server.core import logging as logs
from server.core.settings import Settings
from server.core.startup_errors import CannotStart
from server.db.engine import FILE
from server.process import garbage
from server.process.services import Services, open_services
from server.process.workshop import Workshop

W = TypeVar("W", bound=Workshop)

SWITCH_SECONDS = 0.001  # after which a thread lets others at the interpreter: what they pass on is small
STREAM_SECONDS = 5  # that connections have to end in after the streams were told to


def serve(
    host: str | None = None,
    port: int | None = None,
    home: Path | None = None,
    workers: int | None = None,
    *,
    open_browser: bool = False,
) -> int:
    """Serves until it is told to stop; the exit code. What is None comes from the environment, else the defaults."""
    try:
        settings = read_settings(host=host, port=port, home=home, workers=workers)
        _check_host(settings.host)
        logs.install(settings.log, settings.log_format)
        listening = listen(settings.host, settings.port)
        services = opened(open_services, settings)
    except CannotStart as reason:
        print(f"Gradus can't start. {reason}", file=sys.stderr)
        return 1
    sys.setswitchinterval(SWITCH_SECONDS)
    url = _url(settings.host, listening.getsockname()[1], services.token)
    server = _Server(create_app(services=services), services, url, open_browser=open_browser)
    with contextlib.suppress(KeyboardInterrupt):  # raised again by uvicorn once all has ended well
        server.run(sockets=[listening])
    return 0 if server.started else 1


class _Server(uvicorn.Server):
    """Says where it can be reached once it can, and ends the event streams before it waits for connections to end."""

    def __init__(self, app: FastAPI, services: Services, url: str, *, open_browser: bool) -> None:
        self._services = services
        self._url = url
        self._open_browser = open_browser
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=True,
                timeout_graceful_shutdown=STREAM_SECONDS,
                lifespan="on",
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        garbage.resume()
        if self.should_exit:
            return
        print(f"Gradus is at\n\n    {self._url}\n\nCtrl+C stops it.", flush=True)
        if self._open_browser:
            threading.Thread(target=webbrowser.open, args=(self._url,), daemon=True).start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._services.hub.close()
        await super().shutdown(sockets)


def read_settings(**given: Any) -> Settings:
    """The settings; what is None comes from the environment, else the defaults.

    Raises:
        CannotStart: one of them is wrong.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        raise CannotStart(f"The setting {'.'.join(map(str, first['loc']))} is wrong: {first['msg']}.") from error


def _check_host(host: str) -> None:
    if not _is_loopback(host):
        raise CannotStart(
            f"{host} is not an address of this machine alone. Local mode has one person and no sign-up, so it "
            "listens on loopback only: use 127.0.0.1."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listen(host: str, port: int, command: str = "serve") -> socket.socket:
    """A socket that listens, so that a port in use is known before anything else happens."""
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


def opened(open_: Callable[[Settings], W], settings: Settings) -> W:
    """What `open_` opens with the settings.

    Raises:
        CannotStart: whatever keeps it from opening, as a sentence.
    """
    try:
        return open_(settings)
    except FileNotFoundError as error:
        raise CannotStart(
            f"{error.filename} is missing. GRADUS_PROBLEMS names the folder with syllabus.toml."
        ) from error
    except (sqlite3.DatabaseError, DatabaseError) as error:
        path = settings.home / FILE
        message = f"The database {path} can't be used ({error}). Move it away, or choose another home with --home."
        raise CannotStart(message) from error


def _url(host: str, port: int, token: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/?token={token}"
