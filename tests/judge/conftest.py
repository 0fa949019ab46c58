"""One warm sandbox and one store of frozen cases for all tests of the judge."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from judge.judge import Judge
from judge.package.load import load
from judge.package.store import FrozenStore
from judge.sandbox.linux import LinuxSandbox
from judge.verdict import Mode

PROBLEMS = Path(__file__).parents[2] / "problems"


@pytest.fixture(scope="session")
def sandbox():
    with closing(LinuxSandbox()) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def judge(sandbox, tmp_path_factory):
    return Judge(sandbox, FrozenStore(tmp_path_factory.mktemp("frozen")))


@pytest.fixture(scope="session")
def problem_of():
    known = {}

    def problem_of(slug):
        if slug not in known:
            (folder,) = PROBLEMS.glob(f"*/{slug}")
            known[slug] = load(folder)
        return known[slug]

    return problem_of


@pytest.fixture(scope="session")
def events_of(judge, problem_of):
    """The events of a source on a problem, as a list; `cpu` is the seconds of a case, where not the problem's own."""

    def events_of(slug, source, mode=Mode.SUBMIT, custom=(), cpu=None):
        problem = problem_of(slug)
        if cpu is not None:
            problem = replace(problem, limits=replace(problem.limits, cpu=cpu))
        return list(judge.run(problem, judge.prepare(problem), source, mode, custom))

    return events_of
