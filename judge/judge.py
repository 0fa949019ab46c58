"""Judges submissions: a submission in, events out. This is the only entry point; nothing else decides a verdict.

`Judge.run` yields `Started`, one `CaseJudged` a case as it is judged, and at last one `Report`. It is synchronous and
may be called from many threads at once. It keeps nothing of a submission; what it keeps of a problem is a
`PreparedProblem`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from judge.cache import Cache
from judge.host import Backend, Cancelled, Level, PoolStats, Sandbox, SandboxError, Unavailable, open_sandbox
from judge.package.figures import make_figures
from judge.package.freeze import freeze, frozen_digest
from judge.package.frozen import Frozen
from judge.package.problem import Problem, ProblemLimits
from judge.package.ratios import accepted_ratios
from judge.package.store import FrozenStore
from judge.prepared import PreparedProblem
from judge.runs.shrinking import tell_apart
from judge.runs.submission import SubmissionRun
from judge.sandbox.base import Counting
from judge.shared.figures import Figure
from judge.verdict import CaseResult, Event, Mode, Shrunk

# callers of open_judge know no sandbox
__all__ = [
    "Backend",
    "Cancelled",
    "Judge",
    "Level",
    "Sandbox",
    "SandboxError",
    "Unavailable",
    "open_judge",
    "open_sandbox",
]

CACHED_PROBLEMS = 64  # most problems whose frozen cases stay in memory


class Judge:
    """Judges submissions in a sandbox, against frozen cases."""

    def __init__(self, sandbox: Sandbox, store: FrozenStore) -> None:
        self.sandbox = sandbox
        self.store = store
        self._frozen: Cache[str, Frozen] = Cache(CACHED_PROBLEMS)
        self._prepared: Cache[tuple[str, str, Path, ProblemLimits], PreparedProblem] = Cache(CACHED_PROBLEMS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.sandbox.close()

    def describe(self) -> Level:
        """Return the level of confinement in use, with its layers."""
        return self.sandbox.describe()

    def stats(self) -> Mapping[str, PoolStats]:
        """Return what the sandbox has made so far, by role; nothing where it does not count."""
        counted = self.sandbox.stats() if isinstance(self.sandbox, Counting) else {}
        return {role.value: made for role, made in counted.items()}

    def prepare(self, problem: Problem) -> Frozen:
        """Return the problem's frozen cases; they are made where this host does not have them yet.

        Raises:
            Unsound: cases.py or the reference fails.
        """
        digest = frozen_digest(problem, self.sandbox)
        known = self._frozen.get(digest)
        return known or self._frozen.put(digest, freeze(problem, self.sandbox, self.store))

    def prepared(self, problem: Problem, frozen: Frozen) -> PreparedProblem:
        """Return what is cached of the problem between its submissions."""
        key = problem.digest, frozen.digest, frozen.folder, problem.limits  # the verifier changes only the limits
        known = self._prepared.get(key)
        return known or self._prepared.put(key, PreparedProblem(problem, frozen, self.sandbox, self.store))

    def figures(self, problem: Problem) -> Mapping[str, Figure]:
        """Return the problem's figures by name; they are made where this host does not have them yet.

        Raises:
            Unsound: figures.py fails.
        """
        return make_figures(problem, self.sandbox, self.store)

    def accepted_ratios(self, problem: Problem, frozen: Frozen) -> Mapping[str, float]:
        """Return each accepted solution's CPU time as a multiple of the reference's, by name; measured once.

        Raises:
            Unsound: the reference has to be stopped on this host.
        """
        return accepted_ratios(problem, frozen, self.sandbox, self.store)

    def run(
        self,
        problem: Problem,
        frozen: Frozen,
        source: str,
        mode: Mode = Mode.SUBMIT,
        custom: Sequence[str] = (),
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[Event]:
        """Judges one submission.

        Args:
            problem: with the frozen cases of the same version.
            frozen: as `prepare` gives it.
            source: the submission's text.
            mode: RUN judges the examples and the user's own cases, and shows all of them; SUBMIT judges every case
                and shows one failing case for each entry and group, the most telling first.
            custom: the user's own cases, as typed (`judge.package.literals`); for RUN alone.
            cancelled: whether the submission is to be judged no more: `is_set` of an Event that any thread may set. It
                is asked before each case and every tenth of a second while one runs.

        Yields:
            Started, a CaseJudged for each case, and a Report. What goes wrong on our side ends in a Report with
            the verdict `judge_error`.

        Raises:
            judge.package.literals.LiteralError: a custom case does not parse. Nothing has been judged then.
            Cancelled: it was cancelled; what was judged has been yielded, and there is no Report.
        """
        return SubmissionRun(self.prepared(problem, frozen), _encoded(source), mode, cancelled).events(custom)

    def shrink(self, problem: Problem, frozen: Frozen, source: str, case: str) -> Generator[Shrunk]:
        """Yield smaller and smaller inputs on which a submission fails as it does on a case; some three seconds in all.

        Args:
            problem: with the frozen cases of the same version.
            frozen: as `prepare` gives it.
            source: the submission's text.
            case: the full name of a case that it fails.

        Yields:
            Each as it is found, and at last the smallest: without a result where there is no such case, it passes, or
            nothing smaller was found.

        Raises:
            SandboxError: the sandbox failed.
        """
        return SubmissionRun(self.prepared(problem, frozen), _encoded(source), Mode.SUBMIT).shrunk(case)

    def tell_apart(self, problem: Problem, frozen: Frozen, source: str) -> CaseResult | None:
        """Return a small input on which a source and the reference differ, judged; None where none is found in time.

        Raises:
            SandboxError: the sandbox failed.
        """
        return tell_apart(self.sandbox, problem, frozen, source)


def _encoded(source: str) -> bytes:
    return source.encode("utf-8", "surrogatepass")  # a lone surrogate is the compiler's to refuse


def open_judge(home: Path, backend: str | None = None, sandbox: Sandbox | None = None) -> Judge:
    """Open a judge with its frozen cases below `home`, in that sandbox, or in one of the backend or the host's default.

    Raises:
        Unavailable: this host can't confine a submission; the message says what is missing.
    """
    return Judge(sandbox or open_sandbox(backend), FrozenStore(home / "frozen"))
