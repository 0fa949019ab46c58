"""What a process is made of, a server's or a worker's: this module opens it at the start and closes it at the end.

Only the process and its application know `Services`. A route asks for a single object by a dependency (see
`server/core/deps.py`), and a function takes what it uses.
"""

from __future__ import annotations

import getpass
import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import partial
from pathlib import Path

from starlette.datastructures import State as AppState

from judge.verdict import to_json
from server.accounts.identity import Authenticator
from server.accounts.local import read_token
from server.accounts.mail import Mailer
from server.accounts.providers import Providers
from server.accounts.sessions import COOKIE_SECONDS, Sessions
from server.accounts.sign_in_limits import SignInLimits
from server.authoring.proving import JudgeProver
from server.authoring.pruning import prune_jobs
from server.authoring.worker import AuthoringWorker
from server.catalog.examples import ExampleCache
from server.catalog.library import Library
from server.catalog.solution_times import SolutionTimes
from server.catalog.syllabus import read_syllabus
from server.catalog.syllabus_revisions import SyllabusRevisions
from server.catalog.versions import Versions
from server.core.metrics import Metrics
from server.core.settings import Settings
from server.core.startup_errors import CannotJudge
from server.db.engine import Database, open_database, open_existing
from server.db.states import ProcessRole
from server.events.broadcast import Broadcaster
from server.events.notify import Notifier
from server.events.pruning import Pruner
from server.events.writer import EventWriter
from server.judging.client import JudgeClient, SingleFlight
from server.judging.queue.base import Backlog, Queue
from server.judging.queue.sqlite import SqliteQueue
from server.judging.worker import Worker
from server.process.home import Home
from server.process.prewarm import take_sandbox
from server.submissions.limits import Limiter, SearchSemaphore

log = logging.getLogger(__name__)

OpenJudge = Callable[[Path], JudgeClient]


@dataclass
class Services:
    """The objects of one process. A worker has the same as a server, and never uses the last two."""

    role: ProcessRole
    settings: Settings
    home: Home
    token: str
    sessions: Sessions
    authenticator: Authenticator
    sign_in_limits: SignInLimits
    providers: Providers
    mailer: Mailer
    library: Library
    versions: Versions
    syllabus_revisions: SyllabusRevisions
    database: Database
    judge: JudgeClient
    freezer: SingleFlight
    examples: ExampleCache
    solution_times: SolutionTimes
    broadcaster: Broadcaster
    notifier: Notifier
    pruner: Pruner
    queue: Queue
    worker: Worker
    authoring: AuthoringWorker
    metrics: Metrics
    limiter: Limiter
    searches: SearchSemaphore

    def publish(self, state: AppState) -> None:
        """Store each object under its name in the state of the application, where the dependencies of routes look."""
        for field in fields(self):
            setattr(state, field.name, getattr(self, field.name))

    def start(self) -> None:
        """Begin to judge, and to freeze problems before anybody opens them, which one process does for all."""
        if self.role is ProcessRole.SERVER:
            self.pruner.start()
            self.mailer.start()
        self.versions.start()
        self.notifier.start()
        self.queue.run(self.worker.judge_one)
        if self.settings.workers:
            self.authoring.start()
        self.examples.prepare(freeze=self.settings.workers > 0 and self.home.try_lock("freezing"))

    def close(self) -> None:
        """End everything. A judging that does not finish within the grace time is put back into the queue."""
        self.broadcaster.close()
        self.examples.close()
        self.solution_times.close()
        self.worker.stopping = True
        self.authoring.close()
        self.queue.stop(self.settings.grace, interrupt=self.judge.close)
        self.judge.close()
        self.versions.close()
        self.pruner.close()
        self.mailer.close()
        self.notifier.close()
        self.database.close()
        self.home.close()

    def queue_depth(self) -> Backlog:
        with self.database.read() as session:
            return self.queue.backlog(session)


def open_services(
    settings: Settings, open_judge: OpenJudge | None = None, role: ProcessRole = ProcessRole.SERVER
) -> Services:
    """Open everything that a process of the role needs; nothing runs before `start`.

    Args:
        settings: of the process.
        open_judge: opens the judge on the home; the real one if left out.
        role: a server makes the home and its database; a worker joins a home that a server has made.

    Raises:
        CannotStart: with a sentence that says why, and what to do.
    """
    with ExitStack() as undo:
        home = Home(settings.home, server=role is ProcessRole.SERVER)
        undo.callback(home.close)
        read_syllabus(settings.problems / "syllabus.toml")  # before a database is made or changed
        database = _open_database(home, role)
        undo.callback(database.close)
        versions = Versions(database, recording=role is ProcessRole.SERVER)
        revisions = SyllabusRevisions(database)
        library = Library(settings.problems, versions, revisions)
        home.share()
        judge = (open_judge or partial(_open_judge, backend=settings.sandbox))(settings.home)
        undo.callback(judge.close)
        services = _assemble(settings, role, home, library, versions, revisions, database, judge)
        undo.pop_all()
    return services


def _open_database(home: Home, role: ProcessRole) -> Database:
    return open_database(home.path, alone=home.alone) if role is ProcessRole.SERVER else open_existing(home.path)


def _assemble(
    settings: Settings,
    role: ProcessRole,
    home: Home,
    library: Library,
    versions: Versions,
    revisions: SyllabusRevisions,
    database: Database,
    judge: JudgeClient,
) -> Services:
    notifier, metrics, freezer = Notifier(home.path, role, database), Metrics(), SingleFlight(judge)
    broadcaster = Broadcaster(None if role is ProcessRole.SERVER else notifier.notify_events)
    notifier.add_listener(broadcaster.notify)
    confinement = _confinement(judge) if settings.workers else None
    event_writer = EventWriter(database, broadcaster, metrics.wrote)
    token = read_token(home.path)
    sessions = _sessions(settings, database, token)
    queue = SqliteQueue(database, settings.workers, notifier, role, settings.lease, confinement)
    services = Services(
        role=role,
        settings=settings,
        home=home,
        token=token,
        sessions=sessions,
        authenticator=Authenticator(settings.mode, database, sessions, token, _user_name()),
        sign_in_limits=SignInLimits(),
        providers=Providers(settings.providers),
        mailer=Mailer(settings.mail_url, settings.mail_from),
        library=library,
        versions=versions,
        syllabus_revisions=revisions,
        database=database,
        judge=judge,
        freezer=freezer,
        examples=ExampleCache(freezer.frozen, judge.figures, library),
        solution_times=SolutionTimes(lambda problem: judge.accepted_ratios(problem, freezer.frozen(problem))),
        broadcaster=broadcaster,
        notifier=notifier,
        pruner=Pruner(database, settings.event_days, prune_jobs),
        queue=queue,
        worker=Worker(database, library, judge, freezer, broadcaster, event_writer, metrics),
        authoring=AuthoringWorker(
            database, versions, judge, freezer.frozen, JudgeProver(judge), lambda: queue.leases.name
        ),
        metrics=metrics,
        limiter=Limiter(settings.burst, settings.rate),
        searches=SearchSemaphore(max(1, settings.workers)),
    )
    metrics.watch(services.queue_depth, judge.stats)
    return services


def _open_judge(home: Path, backend: str) -> JudgeClient:
    from judge.judge import open_judge  # noqa: PLC0415  (`python -m server.openapi` needs no sandbox)

    return open_judge(home, backend, take_sandbox(backend))


def _confinement(judge: JudgeClient) -> dict[str, object]:
    """Return how this process confines submissions, as JSON; it starts the sandbox to find out.

    Raises:
        CannotJudge: this host can't confine a submission.
    """
    from judge.judge import Unavailable  # noqa: PLC0415

    try:
        level = judge.describe()
    except Unavailable as error:
        raise CannotJudge(str(error)) from error
    log.info("the sandbox level is %s", level.name)
    found: dict[str, object] = to_json(level)
    return found


def _sessions(settings: Settings, database: Database, token: str) -> Sessions:
    if settings.mode == "accounts":
        return Sessions(database, "", timedelta(days=settings.session_days))
    return Sessions(database, token, timedelta(seconds=COOKIE_SECONDS))


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a uid without a name
        return "you"
