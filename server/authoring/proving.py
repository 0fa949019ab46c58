"""Proves drafts with the judge of this process: imports the verifier only when an author needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from judge.package.frozen import Frozen
from judge.package.problem import Problem
from judge.verdict import CaseResult
from server.judging.client import JudgeClient

if TYPE_CHECKING:
    from judge.judge import Judge
    from judge.verify import Verification


Progress = Callable[[str, int, int], None]


class Prover(Protocol):
    """Proves problems, and helps their authors to mend them."""

    def verify(self, problem: Problem, progress: Progress) -> Verification:
        """Prove a problem with its mutants, and say which cases each known mistake fails."""

    def tell_apart(self, problem: Problem, frozen: Frozen, line: int, edit: str) -> CaseResult | None:
        """Return an input on which an edit of the reference differs from it, judged; None where none is found."""


class JudgeProver:
    """Proves problems one at a time: members' submissions share the cores."""

    def __init__(self, judge: JudgeClient) -> None:
        self._client = judge

    @property
    def _judge(self) -> Judge:
        from judge.judge import Judge  # noqa: PLC0415

        assert isinstance(self._client, Judge)
        return self._client

    def verify(self, problem: Problem, progress: Progress) -> Verification:
        """Prove a problem with its mutants, and say which cases each known mistake fails."""
        from judge.verify import verify_problem  # noqa: PLC0415

        return verify_problem(problem, self._judge, mutants=True, catches=True, jobs=1, progress=progress)

    def tell_apart(self, problem: Problem, frozen: Frozen, line: int, edit: str) -> CaseResult | None:
        """Return an input on which an edit of the reference differs from it, judged; None where none is found."""
        from judge.verify import mutant_source  # noqa: PLC0415

        source = mutant_source(problem, frozen, line, edit)
        return None if source is None else self._judge.tell_apart(problem, frozen, source)
