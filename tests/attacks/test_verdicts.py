"""Attacks on the judge as a whole, on real problems: each gets its verdict, and nobody else notices anything.

Beside every attack an honest submission is under way, and another one follows; both are accepted. Afterwards no
process, descriptor, file or memory is left behind.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from judge.judge import Judge
from judge.package.load import load
from judge.package.store import FrozenStore
from judge.verdict import CaseJudged, Verdict
from tests.attacks.catalogue import ATTACKS
from tests.outside import may_look_into, nothing_left, zygote_of

PROBLEMS = Path(__file__).parents[2] / "problems"
CPU = 0.2  # seconds of a case: what is endless is as endless with less


@pytest.fixture(scope="module")
def judge(confined, tmp_path_factory):
    """Not closed: the sandbox belongs to all tests."""
    return Judge(confined, FrozenStore(tmp_path_factory.mktemp("frozen")))


@pytest.fixture(scope="module")
def prepared(judge):
    """A problem with its frozen cases, the reference's costs and the known mistakes measured and made."""
    known = {}

    def prepared(slug):
        if slug not in known:
            (folder,) = PROBLEMS.glob(f"*/{slug}")
            problem = load(folder)
            frozen = judge.prepare(problem)
            judge.prepared(problem, frozen).complete()
            list(judge.run(problem, frozen, problem.reference))
            known[slug] = replace(problem, limits=replace(problem.limits, cpu=CPU)), frozen
        return known[slug]

    return prepared


def under_way(events):
    """The events of a submission whose first case has been judged."""
    for event in events:
        if isinstance(event, CaseJudged):
            return events
    raise AssertionError("not one case was judged")


def descriptors():
    return len(list(Path("/proc/self/fd").iterdir()))


def held_by_the_zygote(confined):
    """Its pid, its descriptors, and the kilobytes that are not the files' own; 0 where only root could tell."""
    pid = zygote_of(confined)
    if not may_look_into(pid):
        return pid, 0, 0
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    written = sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous"))
    return pid, len(list(Path(f"/proc/{pid}/fd").iterdir())), written


def files(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gets_its_verdict_and_nobody_else_notices(judge, prepared, confined, name):
    attack = ATTACKS[name]
    problem, frozen = prepared(attack.slug)
    kept, opened, zygote = files(frozen.folder), descriptors(), held_by_the_zygote(confined)
    beside = under_way(judge.run(problem, frozen, problem.reference))
    report = list(judge.run(problem, frozen, attack.source))[-1]
    after = list(judge.run(problem, frozen, problem.reference))[-1]
    assert (report.verdict, report.sentence != "") == (attack.verdict, True), report
    assert [list(beside)[-1].verdict, after.verdict] == [Verdict.ACCEPTED] * 2
    nothing_left(confined)
    assert files(frozen.folder) == kept
    assert descriptors() <= opened + 2  # spares come and go
    now = held_by_the_zygote(confined)
    assert now[0] == zygote[0]
    assert now[1] <= zygote[1] + 2  # while it makes a child it holds the way to it
    assert now[-1] <= zygote[-1] + 1024  # kilobytes: its books of children, and pages that it alone has touched


def test_no_submission_is_in_the_memory_of_the_zygote_or_of_a_child_that_waits(judge, prepared, confined):
    """Read from outside: what one submission held is nowhere that a later one comes from."""
    zygote = zygote_of(confined)
    if not may_look_into(zygote):
        pytest.skip("only root may read the memory of another process")
    marker = "a-marker-of" + "-another"
    problem, frozen = prepared("relu")
    source = problem.reference + f"\nkept = ['{marker}' * 3 for _ in range(1000)]\ndef relu(x):\n    return kept\n"
    assert list(judge.run(problem, frozen, source))[-1].verdict is Verdict.WRONG_ANSWER
    nothing_left(confined)
    waiting = Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split()
    assert waiting
    searched = [memory_of(pid) for pid in (zygote, *waiting)]
    assert all(b"judge.inside.harness" in memory for memory in searched)  # it is read at all
    assert [marker.encode() in memory for memory in searched] == [False] * len(searched)


def memory_of(pid):
    """All that the process has written to."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            start, end = (int(each, 16) for each in span.split("-"))
            if rights.startswith("rw"):
                memory.seek(start)
                found.append(memory.read(end - start))
    return b"".join(found)
