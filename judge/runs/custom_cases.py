"""Turns the cases that a user typed into cases with the reference's answer.

What is typed is parsed, never evaluated. Where `valid` of the problem says that an input is outside the task, the
submission is still run, and what it returns is shown, but nothing is judged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from judge import wire
from judge.grading import sentences
from judge.package.authors import Authors
from judge.package.freeze import SEEDS, holds
from judge.package.frozen import Frozen, FrozenCase, Span
from judge.package.problem import Problem
from judge.prepared import Work
from judge.runs.execution import Execution
from judge.sandbox.base import Sandbox
from judge.sandbox.replies import Reply
from judge.verdict import Group


@dataclass(frozen=True, slots=True)
class Custom:
    """A user's case, ready to run.

    Attributes:
        unjudged: why nothing is expected of it; "" where the reference has answered.
    """

    case: FrozenCase
    inputs: bytes
    unjudged: str = ""


def prepare_custom(
    sandbox: Sandbox,
    problem: Problem,
    frozen: Frozen,
    authors: Authors,
    number: int,
    name: str,
    values: dict[str, object],
) -> Custom:
    """Parses the case that a user typed, and returns it with the reference's answer to it."""
    inputs = bytes(wire.encode(values))
    case = FrozenCase(
        case=f"{name}/{Group.CUSTOM}/{number}",
        entry=name,
        group=Group.CUSTOM,
        id=str(number),
        inputs=Span("", 0, len(inputs)),
        raises=None,
        draws=0,
        repeat=0,
        size=None,
        note="",
        call=authors.call(name, inputs),
        expected=(),
        expect=None,
        seeds=SEEDS if holds(values, wire.Rng) else (),
        varies=False,
    )
    if objection := authors.valid(name, inputs):
        return Custom(case, inputs, sentences.outside_the_task(objection))
    return _answered(sandbox, problem, frozen, Custom(case, inputs))


def _answered(sandbox: Sandbox, problem: Problem, frozen: Frozen, custom: Custom) -> Custom:
    """Returns the case with what the reference returns or raises for it."""
    works = [Work(0, custom.case, custom.inputs, problem.limits.cpu)]
    for _work, answer in Execution(sandbox, problem, frozen, problem.reference.encode(), works):
        if not isinstance(answer, Reply):
            return Custom(custom.case, custom.inputs, sentences.reference_stopped(answer.sentence))
        outputs = tuple(run.output for run in answer.runs if run.output is not None)
        if len(outputs) == len(answer.runs):
            return Custom(replace(custom.case, expected=outputs, varies=len(set(outputs)) > 1), custom.inputs)
        raised = next((run.raised for run in answer.runs if run.raised), None)
        if raised:
            return Custom(replace(custom.case, raises=raised.name), custom.inputs)
    return Custom(custom.case, custom.inputs, sentences.reference_stopped(""))
