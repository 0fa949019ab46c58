"""A live server for each test: real sockets, a real SQLite file; a scripted judge where a test steers the judging."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import httpx
import numpy as np
import pytest
import uvicorn
from fastapi import FastAPI

from judge import wire
from judge.package.frozen import Frozen, FrozenCase, Span
from judge.package.problem import Problem
from judge.sandbox.base import Level, PoolStats
from judge.shared.figures import Figure, Lines
from judge.shared.protocol import Layer
from judge.verdict import CaseJudged, CaseResult, Event, Group, GroupCount, Mode, Report, Shrunk, Started, Verdict
from server.app import create_app
from server.core.settings import ROOT, Settings
from server.db.engine import FILE, Database, open_database
from server.judging.queue.base import ClaimedJob, JobPayload, Queue
from server.process.serve import listen, uvicorn_config
from server.process.services import Services, open_services
from server.submissions.service import store

WAIT_SECONDS = 60  # before a test that waits for something gives up


def in_a_loop(coroutine):
    """The result of a coroutine, run in a thread of its own: this one may have Playwright's event loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result(4 * WAIT_SECONDS)  # noqa: TID251


@dataclass
class ScriptedJudge:
    """A judge that does what the first line of the source says, so that a test can hold it at any point.

    `# wrong`, `# broken` (our error), `# crash` (raises), `# hold NAME` (waits for `release(NAME)` after its first
    case), `# cases N`; anything else is accepted. A search for a smaller input does what the second line says:
    `# search hold NAME` (waits after its first step), `# search crash`; anything else ends with the second step.
    """

    folder: Path
    runs: list[str] = field(default_factory=list)
    closed: bool = False
    _searched: threading.Event = field(default_factory=threading.Event)  # a search has ended
    _held: dict[str, threading.Event] = field(default_factory=lambda: defaultdict(threading.Event))
    _released: dict[str, threading.Event] = field(default_factory=lambda: defaultdict(threading.Event))

    def release(self, name: str) -> None:
        self._released[name].set()

    def wait_until_held(self, name: str) -> None:
        assert self._held[name].wait(WAIT_SECONDS)

    def wait_until_searched(self) -> None:
        assert self._searched.wait(WAIT_SECONDS)

    def describe(self) -> Level:
        return Level("landlock", (Layer("Landlock", True, "ABI 4"), Layer("namespaces", False, "refused", "Be root.")))

    def stats(self) -> dict[str, PoolStats]:
        return {"submission": PoolStats(starts=3, children=len(self.runs))}

    def prepare(self, problem: Problem) -> Frozen:
        inputs = bytes(wire.encode({"x": np.array([1.0, np.inf]), "axis": 0}))
        expected = bytes(wire.encode(np.array([0.25, 0.75])))
        self.folder.mkdir(exist_ok=True)
        file = f"{problem.slug}.bin"  # of its own: several are frozen at one time
        (self.folder / file).write_bytes(inputs)
        entry = problem.entries[0].name
        case = FrozenCase(
            case=f"{entry}/example/first",
            entry=entry,
            group=Group.EXAMPLE,
            id="first",
            inputs=Span(file, 0, len(inputs)),
            raises=None,
            draws=0,
            repeat=0,
            size=None,
            note="By hand.",
            call=f"{entry}(np.array([1.0, np.inf]), axis=0)",
            expected=(expected,),
            expect=None,
            seeds=(),
            varies=False,
        )
        return Frozen("digest", self.folder, (case,))

    def figures(self, problem: Problem) -> dict[str, Figure]:
        return {
            name: Lines([0, 1], {name: [0, 1]}) for name in (*problem.statement_figures, *problem.editorial_figures)
        }

    def accepted_ratios(self, problem: Problem, frozen: Frozen) -> dict[str, float]:
        return {solution.name: 1.5 for solution in problem.accepted}

    def run(
        self,
        problem: Problem,
        frozen: Frozen,
        source: str,
        mode: Mode = Mode.SUBMIT,
        custom: Sequence[str] = (),
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[Event]:
        self.runs.append(source)
        word, _, rest = source.splitlines()[0].removeprefix("# ").partition(" ")
        total = int(rest) if word == "cases" else 2
        entry = problem.entries[0].name

        def count(passed: int, failed: int = 0) -> tuple[GroupCount, ...]:
            return (GroupCount(entry, Group.EXAMPLE, passed, failed, total - passed - failed, total),)

        def judged(index: int, verdict: Verdict = Verdict.ACCEPTED) -> CaseResult:
            return CaseResult(f"{entry}/example/{index}", entry, Group.EXAMPLE, verdict, cpu=0.001)

        if word == "crash":
            raise RuntimeError("the judge fell over")
        yield Started(total, count(0))
        if word == "broken":
            yield Report(Verdict.JUDGE_ERROR, "The sandbox broke.", transient=True)
            return
        yield CaseJudged(judged(0), 0)
        if word == "hold":
            self._held[rest].set()
            self._wait(rest, cancelled)
            if self.closed:
                yield Report(Verdict.JUDGE_ERROR, "The sandbox was closed.", transient=True)
                return
        for index in range(1, total - 1):
            yield CaseJudged(judged(index), index)
        if word == "wrong":
            failure = judged(total - 1, Verdict.WRONG_ANSWER)
            yield CaseJudged(failure, total - 1)
            yield Report(Verdict.WRONG_ANSWER, "One case is wrong.", count(total - 1, 1), (failure,), cpu=0.25)
            return
        yield CaseJudged(judged(total - 1), total - 1)
        yield Report(Verdict.ACCEPTED, "All cases pass.", count(total), cpu=0.25)

    def _wait(self, name: str, cancelled: Callable[[], bool] | None) -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while not self._released[name].wait(0.01):
            assert time.monotonic() < deadline
            if cancelled is not None and cancelled():
                raise RuntimeError("cancelled")

    def shrink(self, problem: Problem, frozen: Frozen, source: str, case: str) -> Generator[Shrunk]:
        smaller = CaseResult(case, problem.entries[0].name, Group.EXAMPLE, Verdict.WRONG_ANSWER, call="f(float('nan'))")
        _, _, rest = (*source.splitlines(), "")[1].partition("# search ")
        word, _, name = rest.partition(" ")
        try:
            yield Shrunk(smaller, 3)
            if word == "crash":
                raise RuntimeError("the search fell over")
            if word == "hold":
                self._held[name].set()
                assert self._released[name].wait(WAIT_SECONDS)
            yield Shrunk(replace(smaller, call="f(0.0)"), 7, done=True)
        finally:
            self._searched.set()

    def close(self) -> None:
        self.closed = True
        for event in self._released.values():
            event.set()


@dataclass
class Live:
    """A server that listens, and a client that holds its token."""

    services: Services
    url: str
    client: httpx.Client
    stop: Callable[[], None]

    @property
    def judge(self) -> ScriptedJudge:
        assert isinstance(self.services.judge, ScriptedJudge)
        return self.services.judge

    def submit(self, source: str = "# right\n", problem: str = "softmax", mode: str = "submit") -> int:
        body = {"problem": problem, "source": source, "mode": mode}
        response = self.client.post("/api/submissions", json=body)
        assert response.status_code == 202, response.text
        return int(response.json()["id"])

    def stream(self, submission: int, last: str | None = None) -> Iterator[tuple[str, str, str]]:
        """(event, id, data) as they come."""
        headers = {"Last-Event-ID": last} if last else {}
        with self.client.stream("GET", f"/api/submissions/{submission}/events", headers=headers) as response:
            assert response.status_code == 200
            yield from _events(response.iter_lines())

    def search(self, submission: int, **params: bool) -> Iterator[tuple[str, dict]]:
        """(event, data) of a search for the smallest input, as they come."""
        path = f"/api/submissions/{submission}/smallest"
        with self.client.stream("POST", path, params=params) as response:
            assert response.status_code == 200, response.read()
            for event, _, data in _events(response.iter_lines()):
                yield event, json.loads(data)

    def verdict(self, submission: int) -> dict:
        """The submission once it is judged."""
        for _ in self.stream(submission):
            pass
        return self.client.get(f"/api/submissions/{submission}").json()


def _events(lines: Iterator[str]) -> Iterator[tuple[str, str, str]]:
    fields: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
        elif "event" in fields:
            yield fields["event"], fields.get("id", ""), fields["data"]
            fields = {}


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database, made once: Alembic takes a fifth of a second."""
    home = tmp_path_factory.mktemp("migrated")
    database = open_database(home)
    with database.write() as session:
        session.connection().exec_driver_sql("SELECT 1")
    database.close()
    return home / FILE


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole study list, with three of its problems."""
    root = tmp_path_factory.mktemp("bank")
    shutil.copy(ROOT / "problems" / "syllabus.toml", root)
    for folder in ("foundations/sigmoid", "foundations/softmax", "optimization/adam"):
        shutil.copytree(ROOT / "problems" / folder, root / folder)
    return root


def enqueue(database: Database, queue: Queue, created_at: datetime | None = None) -> int:
    """Stores a submission and its job."""
    payload = JobPayload(1, "p", "v", "run", "", [])
    with database.write() as session:
        submission = store(session, payload, created_at)
        queue.enqueue(session, submission, payload)
    return submission


def which(claimed: ClaimedJob | None) -> tuple[int, int] | None:
    """The submission that was claimed, and the attempt's number."""
    return (claimed.submission_id, claimed.attempt) if claimed else None


@pytest.fixture
def home(tmp_path: Path, migrated: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(migrated, home / FILE)
    return home


Serve = Callable[..., Live]


@pytest.fixture
def serve(home: Path, bank: Path, tmp_path: Path) -> Iterator[Serve]:
    """Starts servers on the home: `serve(queued=3)` with settings, `serve(open_judge=...)` with another judge."""
    running: list[Live] = []

    def start(open_judge: Callable[[Path], object] | None = None, **changes: object) -> Live:
        given = {"home": home, "problems": bank, "web": tmp_path / "web", "burst": 1000, "grace": 5.0}
        settings = Settings(**{**given, **changes})  # type: ignore[arg-type]
        scripted = ScriptedJudge(tmp_path / "frozen")
        live = _start(open_services(settings, open_judge or (lambda _home: scripted)))  # type: ignore[arg-type]
        running.append(live)
        return live

    yield start
    for live in running:
        live.stop()


@pytest.fixture(scope="module")
def shared(bank: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One server for the tests of a module that leave nothing behind."""
    folder = tmp_path_factory.mktemp("shared")
    settings = Settings(home=folder / "home", problems=bank, web=folder / "web", burst=10_000)
    live = _start(open_services(settings, lambda _home: ScriptedJudge(folder / "frozen")))
    yield live
    live.stop()


@pytest.fixture
def live(serve: Serve) -> Live:
    return serve()


@pytest.fixture
def client(live: Live) -> httpx.Client:
    return live.client


def _start(services: Services) -> Live:
    return start_app(create_app(services=services), services)


def start_app(app: FastAPI, services: Services) -> Live:
    """Serves the application of a server or a worker."""
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn_config(app, services.settings))
    started = threading.Event()
    thread = threading.Thread(target=_run, args=(server, listening, started), daemon=True)
    thread.start()
    assert started.wait(WAIT_SECONDS)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    headers = {"Authorization": f"Bearer {services.token}"}
    client = httpx.Client(base_url=url, headers=headers, timeout=WAIT_SECONDS, trust_env=False)

    def stop() -> None:
        client.close()
        services.broadcaster.close()
        server.should_exit = True
        thread.join(WAIT_SECONDS)
        assert not thread.is_alive()

    return Live(services, url, client, stop)


def _run(server: uvicorn.Server, listening: socket.socket, started: threading.Event) -> None:
    startup = server.startup

    async def and_say_so(sockets: list[socket.socket] | None = None) -> None:
        await startup(sockets)
        started.set()

    server.startup = and_say_so  # type: ignore[method-assign]
    server.run(sockets=[listening])
