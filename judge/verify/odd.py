"""Runs every check.py on odd outputs: whatever a submission returns, a check answers and never fails.

The judge asks a check only about outputs that have the right structure; that is no reason to trust it with less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from judge import wire
from judge.grading.compare import compare
from judge.grading.normal import in_form_of
from judge.package.authors import AuthorFault, Authors
from judge.package.frozen import Frozen
from judge.verify.findings import Findings

HUGE = 10**200
LEAVES: tuple[Any, ...] = (
    None,
    True,
    "x",
    "",
    HUGE,
    -HUGE,
    float("nan"),
    float("inf"),
    1j,
    [],
    {},
    b"\xff",
    [None],
    [[1], [2, 3]],
)
CASES = 2  # cases of each entry


def check_odd_outputs(findings: Findings, frozen: Frozen, authors: Authors) -> None:
    """Note each entry whose check raises on an output that the judge may put to it."""
    for entry in findings.problem.entries:
        if not entry.checked:
            continue
        cases = [case for case in frozen.cases if case.entry == entry.name and case.expected and not case.timed]
        for case in cases[:: max(1, len(cases) // CASES)][:CASES]:
            expect = None if case.expect is None else wire.decode(case.expect)
            expected = wire.decode(case.expected[0])
            for made in odd_outputs(expected, entry.returns):
                odd = in_form_of(expected, made, entry)  # as the judge hands it to a check
                if compare(expected, odd, entry, expect=expect):
                    continue  # the judge refuses its structure before the check is asked
                output = bytes(wire.encode(odd))
                try:
                    authors.check(entry.name, frozen.read_inputs(case), output, case.expected[0], case.expect)
                except AuthorFault as failure:
                    fault = failure.fault
                    said = f"{fault.message} (the output {odd!r:.60} of {case.case}; a check answers every output)"
                    findings.fault(fault.file, fault.line, said)
                    break


def odd_outputs(expected: Any, returns: Sequence[str]) -> Iterator[Any]:
    """Yield what a program could return in the place of an output."""
    yield from LEAVES
    outputs = list(expected) if len(returns) > 1 and isinstance(expected, list | tuple) else [expected]
    if len(returns) > 1:
        yield outputs
        yield dict(zip(returns, outputs, strict=False))
    for index, output in enumerate(outputs):
        for odd in _instead(output):
            changed = [*outputs[:index], odd, *outputs[index + 1 :]]
            yield tuple(changed) if len(returns) > 1 else odd


def _instead(output: Any) -> Iterator[Any]:
    """Yield one output made odd, with its structure kept or not."""
    yield from LEAVES
    if isinstance(output, np.ndarray):
        yield output.tolist()
        yield np.full(output.shape, np.nan)
        yield np.full(output.shape, np.inf)
        yield np.full(output.shape, -(2**63))
        yield np.full(output.shape, 2**64 - 1, np.uint64)
        yield np.zeros((0, *output.shape[1:]), output.dtype)
        yield np.zeros(output.shape, bool)
        yield output.astype(complex) if output.dtype.kind in "biuf" else output
        yield np.full(output.shape, HUGE, object).tolist()
    elif isinstance(output, Mapping):
        yield dict.fromkeys(output, HUGE)
        yield {name: float("nan") for name in output}
    elif isinstance(output, list | tuple):
        yield type(output)(HUGE for _ in output)
        yield type(output)(float("nan") for _ in output)
        yield type(output)()
    elif isinstance(output, int | float | np.generic):
        yield from (0, -1, float("-inf"), np.float32(0.5), np.array(output))
