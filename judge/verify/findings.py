"""Collects what the verifier finds in a folder: faults, notes, and how many mutants survive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from judge.package.problem import Fault, Problem
from judge.verdict import Verdict

LEAST_DEAD = 0.95  # smallest share of killed mutants among those that no mark excuses

MOST_CATCHES = 20  # cases that are named of a known mistake

Progress = Callable[[str, int, int], None]
"""Is called with what is being looked at, and how much of it is done: (phase, done, total)."""


def silent(_phase: str, _done: int, _total: int) -> None:
    """Ignores all progress."""


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that every case accepts.

    Attributes:
        edit: what `# mutant-ok: <edit>: <reason>` repeats.
        before: the lines of the reference that the edit changes, as the parser prints them.
        after: what the mutant has in their place.
    """

    line: int
    edit: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Catch:
    """A known mistake, and the cases that it fails.

    Attributes:
        path: of the rejected solution.
        verdict: of the whole.
        cases: at most `MOST_CATCHES` full names, in the order of judging.
        count: how many cases it fails in all.
    """

    path: str
    verdict: Verdict
    cases: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Score:
    """The numbers of killed, excused and surviving mutants of a reference."""

    killed: int = 0
    excused: int = 0  # marked in place as the same function
    survivors: tuple[Survivor, ...] = ()

    @property
    def judged(self) -> int:
        """How many mutants had to die: those without an excuse."""
        return self.killed + len(self.survivors)

    @property
    def dead(self) -> float:
        """The share of the judged mutants that some case kills; 0 where none was judged."""
        return self.killed / self.judged if self.judged else 0.0


@dataclass(frozen=True, slots=True)
class Verification:
    """The whole finding on one folder. `score` is None where mutants were not asked for, or nothing could run."""

    path: str
    slug: str
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    cases: int = 0
    accepted: int = 0
    rejected: int = 0
    catches: tuple[Catch, ...] = ()  # where they were asked for
    score: Score | None = None
    seconds: float = 0.0

    @property
    def sound(self) -> bool:
        return not self.faults


@dataclass
class Findings:
    """A Verification while it grows."""

    problem: Problem
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, file: str, line: int, message: str) -> None:
        self.faults.append(Fault(file, line, message))

    def note(self, message: str) -> None:
        self.notes.append(message)

    def add(self, other: Findings) -> None:
        """Take over what was found apart."""
        self.faults += other.faults
        self.notes += other.notes
