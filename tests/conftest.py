"""What tests of confinement share: one warm sandbox for each level, and a way to run a source in it."""

from contextlib import closing
from dataclasses import dataclass, field
from textwrap import dedent

import pytest

from judge import wire
from judge.sandbox.base import Limits, Role, Stopped, Unavailable
from judge.sandbox.docker import DockerSandbox
from judge.sandbox.linux import LinuxSandbox
from judge.shared.case_table import packed
from judge.shared.protocol import Depth
from tests.outside import require_docker

MEGABYTE = 1 << 20
CLEAN = "def f(x):\n    return x + 1\n"


@dataclass
class Outcome:
    """What came of a source: why it did not load, its cases as the harness told them, and how it was stopped."""

    error: dict | None = None
    cases: list = field(default_factory=list)
    stopped: Exception | None = None
    cpu: float = 0.0
    memory: int | None = None

    @property
    def runs(self):
        return self.cases[-1]["runs"]

    @property
    def value(self):
        assert self.error is None, self.error
        assert self.stopped is None, repr(self.stopped)
        assert "ok" in self.runs[0], self.runs[0]
        return wire.decode(self.runs[0]["ok"])

    @property
    def raised(self):
        """The name of the exception that the last case ended with, or that kept the source from loading."""
        return (self.error or self.runs[0]).get("exception")


def _encoded(source):
    return dedent(source).encode() if isinstance(source, str) else source


def job_of(
    source,
    inputs,
    *,
    entry="f",
    params=None,
    kind="function",
    drive=None,
    functions=None,
    forbid=None,
    changed=None,
    returns=1,
    **case,
):
    """A job with one case for each dict of inputs; `case` is the same for all of them, `changed` is of the plan."""
    source, drive, functions = (
        dedent(each).encode() if isinstance(each, str) else each for each in (source, drive, functions)
    )
    gated = case.pop("gated", False)
    names = [name for each in inputs for name in each]
    params = [[name, "positional", False] for name in dict.fromkeys(names)] if params is None else params
    plan = {
        "filename": "solution.py",
        "drive": drive,
        "functions": functions,
        "entries": {entry: {"kind": kind, "returns": returns, "params": params}},
        "forbid": forbid or {},
        "stdout_limit": 1000,
        "cases": packed(
            [(i, 0, 0, 0, gated) for i in range(len(inputs))],
            {i: {**case, "data": bytes(wire.encode(each))} for i, each in enumerate(inputs)},
        ),
        **(changed or {}),
    }
    return {"do": "judge", "source": source, "plan": bytes(wire.encode(plan))}


def play(session, job, *, cpu=2.0, wall=10.0):
    """Send a job and collect what it says until it is done or stopped."""
    outcome = Outcome()
    try:
        session.send(job)
        while True:
            message = session.receive(cpu=cpu, wall=wall)
            if "error" in message:
                outcome.error = message
            elif "i" in message:
                outcome.cases.append(message)
            if "error" in message or "done" in message:
                break
    except (Stopped, wire.Malformed) as stop:
        outcome.stopped = stop
    outcome.cpu, outcome.memory = session.cpu(), session.peak_memory()
    return outcome


LEVELS = (Depth.NAMESPACES.value, Depth.LANDLOCK.value)
DOCKER = "docker"


@pytest.fixture(scope="session", params=[*LEVELS, DOCKER])
def confined(request):
    """A sandbox of each kind; the level without namespaces works on every host that can judge at all."""
    if request.param == DOCKER:
        require_docker()
    with closing(DockerSandbox() if request.param == DOCKER else LinuxSandbox(level=request.param)) as sandbox:
        try:
            sandbox.describe()
        except Unavailable as reason:
            pytest.skip(f"{request.param}: {reason}")
        yield sandbox


@pytest.fixture
def attempt(confined):
    """Run a source over inputs (one case without any, if none are given) in a session of its own."""

    def attempt(source, *inputs, memory=256 * MEGABYTE, wall=10.0, output=8 * MEGABYTE, cpu=2.0, **job):
        with confined.open(Role.SUBMISSION, Limits(memory, wall, output)) as session:
            return play(session, job_of(source, inputs or ({},), **job), cpu=cpu, wall=wall)

    return attempt
