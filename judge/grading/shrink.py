"""Finds the smallest input that still fails, between the author's sandbox, which proposes, and the submission's.

Theory of operation. Hypothesis runs in the author's session and blocks on its channel. Each input that it proposes goes
to `answer`, which runs the reference and the submission on it and says how the submission fails. Only a failure of the
kind that was first seen counts, so that shrinking never slides from one mistake into another. Neither side is trusted
with the result: it is an input that was seen to fail here. Time is kept here as well; at the deadline the last failing
input stands.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from judge.verdict import Mismatch, Verdict, Wrong

SECONDS = 3.0
MAX_EXAMPLES = 1000
MAX_INPUTS = 64 * 1024  # bytes of one proposal: what is larger is nothing that a person would read

_VALUES = frozenset(
    {
        Wrong.VALUE,
        Wrong.TRANSPOSED,
        Wrong.CONSTANT_FACTOR,
        Wrong.CONSTANT_OFFSET,
        Wrong.SIGN,
        Wrong.AXIS,
        Wrong.ORDER,
    }
)


@dataclass(frozen=True, slots=True)
class Symptom:
    """How a submission fails on an input.

    Attributes:
        what: the kind of wrong of a wrong answer, the exception's name of a runtime error; else "".
    """

    verdict: Verdict
    what: str = ""

    @classmethod
    def of(cls, verdict: Verdict, mismatch: Mismatch | None = None, exception: str = "") -> Symptom | None:
        """Return the symptom of a judged case; None where it is accepted."""
        if verdict is Verdict.ACCEPTED:
            return None
        return cls(verdict, str(mismatch.kind) if mismatch else exception)

    def same_kind(self, other: Symptom | None) -> bool:
        """Return whether both may come of one mistake.

        Wrong values are one kind, however they are wrong: one element that is twice too large may be all that is left
        of a matrix with a wrong row. Shapes, imprecision, NaN and the rest are each their own.
        """
        if other is None or self.verdict is not other.verdict:
            return False
        return self.what == other.what or {self.what, other.what} <= _VALUES


@dataclass(frozen=True, slots=True)
class ShrinkProgress:
    """The smallest failing inputs so far.

    Attributes:
        inputs: wire-encoded; None where nothing failed in the same way.
        examples: how many inputs were tried.
        finished: whether Hypothesis came to its end, rather than to the deadline.
    """

    inputs: bytes | None
    examples: int
    finished: bool = False


class SessionOver(Exception):  # noqa: N818
    """A session is over: its time is up, it died, or it said something that is no answer. What was found stands."""


class Propose(Protocol):
    """Hands a message to the author's session and returns its next one; raises SessionOver."""

    def __call__(self, message: Mapping[str, object], seconds: float) -> Mapping[str, object]: ...


class Answer(Protocol):
    """How the submission fails on these inputs; None where it is right. Raises SessionOver."""

    def __call__(self, inputs: bytes, seconds: float) -> Symptom | None: ...


@dataclass(frozen=True, slots=True)
class ShrinkRequest:
    """What is to be shrunk, and how far.

    Attributes:
        symptom: how the submission fails on the case that is known; None where none is known, and any failure counts.
        group: the strategies that are asked, by group.
    """

    entry: str
    group: str
    symptom: Symptom | None
    seed: int = 0
    max_examples: int = MAX_EXAMPLES
    seconds: float = SECONDS


def shrinking(
    search: ShrinkRequest, propose: Propose, answer: Answer, clock: Callable[[], float] = time.monotonic
) -> Iterator[ShrinkProgress]:
    """Yields every failing example as it is found, and at last the result."""
    deadline = clock() + search.seconds
    best: bytes | None = None
    failed: set[bytes] = set()
    examples = 0
    message: Mapping[str, object] = {
        "ask": "shrink",
        "entry": search.entry,
        "group": search.group,
        "seed": search.seed,
        "max_examples": search.max_examples,
    }
    try:
        while "try" in (reply := propose(message, _left(deadline, clock))):
            inputs = _inputs(reply["try"])
            fails = len(inputs) <= MAX_INPUTS and _counts(search.symptom, answer(inputs, _left(deadline, clock)))
            examples += 1
            if fails:
                best = inputs if best is None or len(inputs) <= len(best) else best
                failed.add(inputs)
                yield ShrinkProgress(best, examples)
            message = {"fails": fails}
    except SessionOver:
        yield ShrinkProgress(best, examples)
        return
    proposed = reply.get("smallest")
    yield ShrinkProgress(
        proposed if isinstance(proposed, bytes) and proposed in failed else best, examples, finished=True
    )


def _counts(wanted: Symptom | None, found: Symptom | None) -> bool:
    return found is not None if wanted is None else wanted.same_kind(found)


def _left(deadline: float, clock: Callable[[], float]) -> float:
    left = deadline - clock()
    if left <= 0:
        raise SessionOver
    return left


def _inputs(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise SessionOver
    return value
