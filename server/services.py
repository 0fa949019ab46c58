"""What a running server is made of, opened at its start and closed at its end."""

from __future__ import annotations

import getpass
import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from server.db import Database, open_database
from server.events import Hub, prune
from server.examples import Gallery
from server.home import Home
from server.judging import Door, Freezer
from server.library import Library
from server.limits import Limiter, Places
from server.models import now
from server.people import read_token
from server.queue.base import Queue
from server.queue.local import LocalQueue
from server.settings import Settings
from server.starting import CannotJudge
from server.worker import Worker

log = logging.getLogger(__name__)

UNWIND_SECONDS = 1.0

OpenDoor = Callable[[Path], Door]


@dataclass
class Services:
    settings: Settings
    home: Home
    token: str
    name: str
    library: Library
    database: Database
    door: Door
    gallery: Gallery
    hub: Hub
    queue: Queue
    worker: Worker
    limiter: Limiter
    searches: Places

    def start(self) -> None:
        """Begins to judge, and to freeze what nobody has asked for yet."""
        prune(self.database, now() - timedelta(days=self.settings.event_days))
        self.queue.start(self.worker.judge_one)
        self.gallery.prepare()

    def close(self) -> None:
        """Ends what runs; what is not finished in time is taken up at the next start."""
        self.hub.close()
        self.gallery.close()
        self.worker.stopping = True
        self.queue.stop(self.settings.grace)
        self.door.close()
        self.queue.stop(UNWIND_SECONDS)  # those whose sandbox was just taken away
        self.database.close()
        self.home.close()


def open_services(settings: Settings, open_door: OpenDoor | None = None) -> Services:
    """Everything but the listening.

    Raises:
        CannotStart: with a sentence that says why, and what to do.
    """
    with ExitStack() as undo:
        home = Home(settings.home)
        undo.callback(home.close)
        library = Library(settings.problems)
        database = open_database(settings.home)
        undo.callback(database.close)
        door = (open_door or partial(_open_judge, backend=settings.sandbox))(settings.home)
        undo.callback(door.close)
        freezer, hub, queue = Freezer(door), Hub(), LocalQueue(database, settings.workers)
        services = Services(
            settings=settings,
            home=home,
            token=read_token(settings.home),
            name=_user(),
            library=library,
            database=database,
            door=door,
            gallery=Gallery(freezer, library),
            hub=hub,
            queue=queue,
            worker=Worker(database, library, door, freezer, queue, hub),
            limiter=Limiter(settings.burst, settings.rate),
            searches=Places(settings.workers),
        )
        undo.pop_all()
    return services


def _open_judge(home: Path, backend: str) -> Door:
    from judge.judge import Unavailable, open_judge  # noqa: PLC0415  (`python -m server.openapi` needs no sandbox)

    judge = open_judge(home, backend)
    try:
        level = judge.describe()  # starts the sandbox: a host that can't confine is known now
    except Unavailable as error:
        raise CannotJudge(str(error)) from error
    log.info("sandbox", extra={"level": level.name})
    return judge


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a uid without a name
        return "you"
