"""What a process that judges is made of: the server, and a worker. Opened at its start and closed at its end."""

from __future__ import annotations

import getpass
import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from judge.verdict import to_json
from server.accounts.local import read_token
from server.catalog.examples import Gallery
from server.catalog.library import Library
from server.core.metrics import Metrics
from server.core.settings import Settings
from server.core.startup_errors import CannotJudge
from server.db.engine import Database, open_database, open_existing
from server.db.states import Role
from server.events.broadcast import Broadcaster
from server.events.notify import Notifier
from server.events.writer import EventWriter
from server.judging.client import JudgeClient, SingleFlight
from server.judging.queue.base import Depth, Queue
from server.judging.queue.sqlite import SqliteQueue
from server.judging.worker import Worker
from server.process import prewarm as ahead
from server.process.home import Home

log = logging.getLogger(__name__)

OpenDoor = Callable[[Path], JudgeClient]


@dataclass
class Workshop:
    settings: Settings
    home: Home
    token: str
    name: str  # of the person of local mode
    library: Library
    database: Database
    door: JudgeClient
    gallery: Gallery
    hub: Broadcaster
    bell: Notifier
    queue: Queue
    worker: Worker
    metrics: Metrics

    def start(self) -> None:
        """Begins to judge, and to freeze what nobody has asked for yet: one process does that for all."""
        self.bell.start()
        self.queue.run(self.worker.judge_one)
        self.gallery.prepare(freeze=self.settings.workers > 0 and self.home.turn("freezing"))

    def close(self) -> None:
        """Ends what runs; what is not finished in time is put back."""
        self.gallery.close()
        self.worker.stopping = True
        self.queue.stop(self.settings.grace, interrupt=self.door.close)
        self.door.close()
        self.bell.close()
        self.database.close()
        self.home.close()

    def depth(self) -> Depth:
        with self.database.read() as session:
            return self.queue.depth(session)


W = TypeVar("W", bound=Workshop)


def assemble(kind: type[W], role: Role, settings: Settings, open_door: OpenDoor | None = None) -> W:
    """A process's parts, none of them running yet.

    Raises:
        CannotStart: with a sentence that says why, and what to do.
    """
    with ExitStack() as undo:
        serves = role is Role.SERVER
        home = Home(settings.home, server=serves)
        undo.callback(home.close)
        library = Library(settings.problems)
        database = open_database(settings.home, alone=home.alone) if serves else open_existing(settings.home)
        undo.callback(database.close)
        home.settle()
        door = (open_door or partial(_open_judge, backend=settings.sandbox))(settings.home)
        undo.callback(door.close)
        notifier, metrics, freezer = Notifier(settings.home, role, database), Metrics(), SingleFlight(door)
        broadcaster = Broadcaster(None if serves else notifier.notify_events)
        notifier.add_listener(broadcaster.notify)
        confinement = _confinement(door) if settings.workers else None
        queue = SqliteQueue(database, settings.workers, notifier, role, settings.lease, confinement)
        parts = kind(
            settings=settings,
            home=home,
            token=read_token(settings.home),
            name=_user(),
            library=library,
            database=database,
            door=door,
            gallery=Gallery(freezer, library),
            hub=broadcaster,
            bell=notifier,
            queue=queue,
            worker=Worker(
                database,
                library,
                door,
                freezer,
                broadcaster,
                EventWriter(database, broadcaster, metrics.wrote),
                metrics,
            ),
            metrics=metrics,
        )
        metrics.watch(parts.depth, door.stats)
        undo.pop_all()
    return parts


def _open_judge(home: Path, backend: str) -> JudgeClient:
    from judge.judge import open_judge  # noqa: PLC0415  (`python -m server.openapi` needs no sandbox)

    return open_judge(home, backend, ahead.take(backend))


def _confinement(door: JudgeClient) -> dict[str, object]:
    """How well this process confines: found by starting the sandbox, so that a host that can't is known now."""
    from judge.judge import Unavailable  # noqa: PLC0415

    try:
        level = door.describe()
    except Unavailable as error:
        raise CannotJudge(str(error)) from error
    log.info("sandbox", extra={"level": level.name})
    told: dict[str, object] = to_json(level)
    return told


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a uid without a name
        return "you"
