"""Many mixed submissions, and what they leave behind: `python -m benchmarks.soak [COUNT] [LEVEL]` (20,000 by default).

LEVEL is `namespaces` or `landlock`, else the best that there is; or `docker`, for that backend.

Right, wrong and hostile ones go through the one door, in a seeded order; each must get its declared verdict. Zygotes
are recycled by policy on the way, and killed at random, also under a submission: that costs a retry, never a verdict.
Every thousand a line of readings; the last line says whether all of them were flat, and the exit code is 1 if not.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from judge.judge import Judge
from judge.package.frozen import Frozen
from judge.package.load import load
from judge.package.problem import Problem
from judge.package.store import FrozenStore
from judge.sandbox.docker import DockerConfig, DockerSandbox
from judge.sandbox.linux import LinuxConfig, LinuxSandbox
from judge.verdict import CaseJudged, Verdict
from tests.attacks.catalogue import ATTACKS, SLOW
from tests.outside import zygote_of, zygotes_of

PROBLEMS = Path(__file__).parents[1] / "problems"
OWN = "relu"  # whose right and wrong solutions are among them
EVERY = 1000
LOOK = 100  # submissions between two looks at who serves
HEIR_SECONDS = 10.0  # in which a zygote that died has an heir
RECYCLE = 2500  # children of a zygote, so that several serve within a soak
KILLED = 0.002  # of all submissions lose their zygote
SELDOM = 0.02  # how often an attack that ends by a clock is made, beside one of the others
CPU = 0.1  # seconds of a case: what is endless is as endless with less
GROWTH = 0.1  # from the first reading to the last, along the fitted line and from end to end, that counts as flat ...
SLACK = 4.0  # ... or so many (megabytes, descriptors, ...), where there are few


@dataclass(frozen=True)
class Submission:
    """A source for a problem, and the verdict that it must get."""

    name: str
    problem: Problem
    frozen: Frozen
    source: str
    verdict: Verdict
    slow: bool = False


@dataclass(frozen=True)
class Reading:
    """What the judge and the zygote hold. Memory in megabytes: resident, and proportional (shared pages by shares)."""

    judge_rss: float
    judge_pss: float
    zygote_rss: float
    zygote_pss: float
    judge_fds: float
    zygote_fds: float
    threads: float
    processes: float
    files: float
    cgroups: float


def opened(level: str | None) -> LinuxSandbox | DockerSandbox:
    """Open a sandbox whose zygotes are soon recycled."""
    if level == "docker":
        return DockerSandbox(DockerConfig(recycle=RECYCLE))
    return LinuxSandbox(LinuxConfig(level, recycle=RECYCLE))


def all_zygotes(sandbox: LinuxSandbox | DockerSandbox) -> list[int]:
    """Return the pids of its warm interpreters, as this process sees them."""
    return list(sandbox.zygotes().values()) if isinstance(sandbox, LinuxSandbox) else zygotes_of(sandbox)


def serving(sandbox: LinuxSandbox | DockerSandbox) -> int:
    """Return the pid of the one that makes the children of submissions; after a death, of the next one."""
    deadline = time.monotonic() + HEIR_SECONDS
    while True:
        try:
            return int(zygote_of(sandbox))
        except (ValueError, KeyError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def reading(sandbox: LinuxSandbox | DockerSandbox, home: Path) -> Reading:
    zygotes, own, zygote = all_zygotes(sandbox), os.getpid(), serving(sandbox)
    rss, pss = zip(*(memory(pid) for pid in (own, zygote)), strict=True)
    return Reading(
        *(rss[0], pss[0], rss[1], pss[1]),
        judge_fds=count(f"/proc/{own}/fd"),
        zygote_fds=count(f"/proc/{zygote}/fd"),
        threads=count(f"/proc/{own}/task"),
        processes=len(zygotes) + sum(len(children(pid)) for pid in zygotes),
        files=sum(1 for _ in home.rglob("*")),
        cgroups=sum(1 for _ in Path("/sys/fs/cgroup").rglob(f"gradus-{own}-*")),
    )


def memory(pid: int) -> tuple[float, float]:
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    resident, proportional = (int(lines[name].split()[0]) / 1024 for name in ("Rss", "Pss"))
    return resident, proportional


def count(folder: str) -> int:
    return sum(1 for _ in Path(folder).iterdir())


def children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def growth(values: Sequence[float]) -> tuple[float, float]:
    """Return how much a column grew: along the least-squares line, and from the first reading to the last."""
    n, mean = len(values), sum(values) / len(values)
    middle = (n - 1) / 2
    spread = sum((i - middle) ** 2 for i in range(n))
    slope = sum((i - middle) * (value - mean) for i, value in enumerate(values)) / spread if spread else 0.0
    return slope * (n - 1), values[-1] - values[0]


def flat(values: Sequence[float]) -> bool:
    """Return whether neither growth is more than a tenth of the first reading (or the slack, where that is more)."""
    return max(growth(values)) <= max(SLACK, GROWTH * values[0])


def submissions(judge: Judge) -> list[Submission]:
    """Return every attack, and the problems' own solutions."""
    found = []
    for slug in dict.fromkeys(attack.slug for attack in ATTACKS.values()):
        (folder,) = PROBLEMS.glob(f"*/{slug}")
        problem = load(folder)
        frozen = judge.prepare(problem)
        judge.prepared(problem, frozen).complete()  # before anything counts
        quick = replace(problem, limits=replace(problem.limits, cpu=CPU))
        own = [("the reference", problem.reference, Verdict.ACCEPTED)]
        if slug == OWN:
            own += [(each.name, each.source, each.verdict) for each in (*problem.accepted, *problem.rejected)]
        found += [Submission(name, problem, frozen, source, verdict) for name, source, verdict in own]
        found += [
            Submission(name, quick, frozen, attack.source, attack.verdict, name in SLOW)
            for name, attack in ATTACKS.items()
            if attack.slug == slug
        ]
    return found


def mixture(found: Sequence[Submission], chance: random.Random) -> Iterator[Submission]:
    """Yield half of them the problems' own, half attacks, for ever."""
    hostile = [each for each in found if each.name in ATTACKS and not each.slow]
    own, slow = [each for each in found if each.name not in ATTACKS], [each for each in found if each.slow]
    while True:
        yield chance.choice(slow if chance.random() < SELDOM / 10 else hostile if chance.random() < 0.5 else own)


def verdict(judge: Judge, submission: Submission, kill: int | None) -> Verdict:
    """Judge it; `kill` is a zygote that dies once the first case is judged."""
    events = judge.run(submission.problem, submission.frozen, submission.source)
    for event in events:
        if isinstance(event, CaseJudged) and kill is not None:
            os.kill(kill, signal.SIGKILL)
            kill = None
    return event.verdict


def soak(total: int, level: str | None, every: int = EVERY) -> bool:
    """Return whether all readings are flat and all verdicts right."""
    chance, wrong, killed, table = random.Random(1), Counter[str](), 0, []
    zygotes: set[int] = set()
    with tempfile.TemporaryDirectory() as home, closing(opened(level)) as sandbox:
        judge = Judge(sandbox, FrozenStore(Path(home)))
        chosen = mixture(submissions(judge), chance)
        print(f"level {sandbox.describe().name}")
        print(f"{'submissions':>11}" + "".join(f"{each.name:>11}" for each in fields(Reading)) + "  a second")
        started = time.perf_counter()
        for done in range(1, total + 1):
            submission = next(chosen)
            kill = serving(sandbox) if chance.random() < KILLED else None
            got = verdict(judge, submission, kill)
            killed += kill is not None
            if done % LOOK == 0:
                zygotes.add(serving(sandbox))
            if got is not submission.verdict:
                wrong[f"{submission.name}: {got}, not {submission.verdict}"] += 1
            if done % every == 0:
                table.append(reading(sandbox, Path(home)))
                numbers = "".join(f"{value:>11.0f}" for value in astuple(table[-1]))
                print(f"{done:>11}{numbers}{done / (time.perf_counter() - started):>10.0f}", flush=True)
    return report(table, wrong, killed, len(zygotes))


def report(table: Sequence[Reading], wrong: Counter[str], killed: int, zygotes: int) -> bool:
    columns = {each.name: [getattr(row, each.name) for row in table] for each in fields(Reading)}
    rising = [f"{name} (+{max(growth(values)):.1f})" for name, values in columns.items() if not flat(values)]
    print(f"at least {zygotes} zygotes served; {killed} were killed")
    for name, times in wrong.most_common():
        print(f"wrong verdict, {times} times: {name}")
    print("FLAT" if not rising else f"NOT FLAT: {', '.join(rising)}", flush=True)
    return not rising and not wrong


if __name__ == "__main__":
    arguments = sys.argv[1:]
    right = soak(int(arguments[0]) if arguments else 20_000, arguments[1] if len(arguments) > 1 else None)
    sys.exit(0 if right else 1)
