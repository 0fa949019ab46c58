"""Integers at every width: the reference gives for int8 what it gives for int64, wherever valid() lets int8 through."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from judge import wire
from judge.grading.compare import compare
from judge.judge import Judge
from judge.package.authors import AuthorFault, Authors, Built, RecordedCase
from judge.package.faults import listed
from judge.package.freeze import lay_out
from judge.package.frozen import Frozen
from judge.package.running import NotRun, Ran, run
from judge.verdict import Group
from judge.verify.findings import Findings

FILE = "cases.py"
WIDTHS = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
MAX_CASES = 12  # most cases of an entry with integers; more would only say the same again
REMEDY = "Either convert before you compute, or let valid() refuse other widths (float64_or_int64)."


def check_integers(findings: Findings, judge: Judge, frozen: Frozen, built: Built, authors: Authors) -> None:
    """Note the cases whose expected output depends on the width of their integers."""
    expected = {case.case: case.expected for case in frozen.cases}
    variants = [each for case in _with_integers(built) for each in _variants(case) if _allowed(findings, authors, each)]
    if not variants:
        return
    problem = findings.problem
    wrong: dict[str, list[_Difference]] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        cases = lay_out(problem, variants, folder)
        try:
            for ran in run(judge.sandbox, problem, problem.reference, folder, cases, cpu=problem.limits.cpu):
                name, _, width = ran.case.case.rpartition("--")
                if why := _difference(findings, ran, expected[name]):
                    wrong.setdefault(ran.case.entry, []).append(_Difference(name, width, why))
        except NotRun as failure:
            findings.fault("reference.py", failure.line, f"With integers of another width: {failure}")
    lines = {_name(case): case.line for case in built.cases}
    for found in wrong.values():
        first = found[0]
        cases_, widths = {each.case for each in found}, dict.fromkeys(each.width for each in found)
        more = f" {len(cases_) - 1} more cases differ, too; the widths are {listed(widths, 'and')}."
        findings.fault(FILE, lines[first.case], f"{first.case}: as {first.width} {first.why}{more} {REMEDY}")


@dataclass(frozen=True, slots=True)
class _Difference:
    """A case whose expected output is another at another width."""

    case: str
    width: str
    why: str


def _with_integers(built: Built) -> Iterator[RecordedCase]:
    counts: dict[str, int] = {}
    for case in built.cases:
        if case.raises is None and Group(case.group) is not Group.SCALE and _widths(wire.decode(case.inputs)):
            counts[case.entry] = counts.get(case.entry, 0) + 1
            if counts[case.entry] <= MAX_CASES:
                yield case


def _variants(case: RecordedCase) -> Iterator[RecordedCase]:
    """Yield the case with its integers at every other width that holds them."""
    inputs = wire.decode(case.inputs)
    now = _widths(inputs)
    for width in WIDTHS:
        if now != {width} and (changed := _cast(inputs, width)) is not None:
            yield replace(case, id=f"{case.id}--{width}", inputs=bytes(wire.encode(changed)), size=None)


def _name(case: RecordedCase) -> str:
    return f"{case.entry}/{case.group}/{case.id}"


def _allowed(findings: Findings, authors: Authors, case: RecordedCase) -> bool:
    try:
        return authors.valid(case.entry, case.inputs) is None
    except AuthorFault as failure:
        findings.faults.append(failure.fault)
        return False


def _widths(value: Any) -> set[str]:
    """Return the integer dtypes of the arrays in a value."""
    if isinstance(value, wire.Layout):
        return _widths(value.array) if value.kind != "list" else set()
    if isinstance(value, np.ndarray):
        return {value.dtype.name} if value.dtype.kind in "iu" and value.size else set()
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return set().union(*(_widths(each) for each in inner)) if inner else set()


def _cast(value: Any, width: str) -> Any:
    """Return the value with every integer array at that width; None where a number does not fit."""
    if isinstance(value, wire.Layout):
        array = value.array if value.kind == "list" else _cast(value.array, width)
        return None if array is None else wire.Layout(array, value.kind)
    if isinstance(value, np.ndarray) and value.dtype.kind in "iu":
        bounds = np.iinfo(width)
        fits = not value.size or (int(value.min()) >= bounds.min and int(value.max()) <= bounds.max)
        return value.astype(width) if fits else None
    if isinstance(value, dict):
        items = {name: _cast(each, width) if each is not None else None for name, each in value.items()}
        return None if any(items[name] is None and value[name] is not None for name in items) else items
    if isinstance(value, list | tuple):
        cast = [_cast(each, width) if each is not None else None for each in value]
        lost = any(new is None and old is not None for new, old in zip(cast, value, strict=True))
        return None if lost else type(value)(cast)
    return value


def _difference(findings: Findings, ran: Ran, expected: tuple[bytes, ...]) -> str:
    """Say how the reference's output differs from its output for the case as it stands; "" where it does not."""
    first = ran.runs[0] if ran.runs else None
    if first is None or first.raised is not None:
        raised = first.raised if first else None
        return f"the reference raises {raised.name}." if raised else "the reference gives nothing."
    if first.output is None or not expected:
        return f"the reference gives no output: {first.refusal}."
    entry = findings.problem.entry(ran.case.entry)
    if entry.distributed or entry.checked or first.output == expected[0]:
        return ""
    mismatches = compare(wire.decode(expected[0]), wire.decode(first.output), entry)
    return f"the reference gives something else ({mismatches[0].sentence.rstrip('.')})." if mismatches else ""
