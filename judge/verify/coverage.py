"""Checks, without running anything, that there are enough frozen cases of the right kinds."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping

from judge import wire
from judge.grading.distribution import BadExpectation, check_expectation
from judge.package.authors import Built, RecordedCase
from judge.package.freeze import holds
from judge.package.frozen import Frozen
from judge.package.problem import Entry, Method, Param
from judge.verdict import Group
from judge.verify.findings import Findings

EXAMPLES = (1, 3)
RANDOM_CASES = 30
FILE = "cases.py"


def check_coverage(findings: Findings, built: Built) -> None:
    """Note what each entry's cases lack."""
    for entry in findings.problem.entries:
        cases = [case for case in built.cases if case.entry == entry.name]
        line = built.entries[entry.name].line if entry.name in built.entries else 0
        counts = Counter(case.group for case in cases)
        fewest, most = EXAMPLES
        if not fewest <= counts[Group.EXAMPLE] <= most:
            found = f"{entry.name} has {counts[Group.EXAMPLE]} examples"
            findings.fault(FILE, line, f"{found}; an entry has one to three.")
        if counts[Group.RANDOM] < RANDOM_CASES and not _drawn(entry, cases):
            found = f"{entry.name} has {counts[Group.RANDOM]} random cases"
            findings.fault(FILE, line, f"{found}; at least {RANDOM_CASES} are needed.")
        _check_strategies(findings, built, entry, line)
        _check_duplicates(findings, cases)
        for param in entry.params:
            if param.default is not None and not any(_uses_default(param, case) for case in cases):
                findings.fault(FILE, line, f"No case of {entry.name} uses the default {param.name}={param.default}.")


def check_expectations(findings: Findings, frozen: Frozen) -> bool:
    """Return whether what cases expect of draws are distributions; without one, no output can be judged."""
    sound = True
    for entry in findings.problem.entries:
        names = [name for name, c in entry.comparisons.items() if c.method is Method.DISTRIBUTION]
        _check_read(findings, entry, frozen)
        for case in frozen.cases:
            expect = wire.decode(case.expect) if case.entry == entry.name and case.expect is not None else None
            try:
                if isinstance(expect, Mapping):
                    for name in names:
                        check_expectation(expect.get(name))
            except BadExpectation as bad:
                findings.fault(FILE, 0, f"{case.case}: {bad}")
                sound = False
    return sound


def _check_read(findings: Findings, entry: Entry, frozen: Frozen) -> None:
    """Check that somebody reads what a case expects: an author may take `expect` for the right answer."""
    read = {Method.CHECK, Method.DISTRIBUTION}
    if any(comparison.method in read for comparison in entry.comparisons.values()):
        return
    for case in frozen.cases:
        if case.entry == entry.name and case.expect is not None:
            reason = "the answer comes from reference.py, and `expect` is for check.py and draws alone"
            findings.fault(FILE, 0, f"{case.case}: nothing reads what it expects: {reason}.")


def _drawn(entry: Entry, cases: list[RecordedCase]) -> bool:
    """Return whether outputs are judged as draws, so that many small cases say less than a few large ones."""
    seeded = any(holds(wire.decode(case.inputs), wire.Rng) for case in cases)
    return entry.distributed or (entry.checked and seeded)


def _check_strategies(findings: Findings, built: Built, entry: Entry, line: int) -> None:
    described = built.entries.get(entry.name)
    if described is None:
        return
    if not described.strategies and described.reason is None:
        findings.fault(
            FILE, line, f"{entry.name} has no strategy: e.strategy(..., valid=valid), or None with a reason."
        )
    if not described.valid:
        findings.fault(FILE, line, f"{entry.name} has no valid function: e.strategy(..., valid=valid).")


def _check_duplicates(findings: Findings, cases: list[RecordedCase]) -> None:
    """Note two cases with the same inputs and the same expectations: the second tests nothing."""
    first: dict[tuple[object, ...], RecordedCase] = {}
    for case in cases:
        key = (case.inputs, case.raises, case.expect, case.draws, case.repeat)
        other = first.setdefault(key, case)
        if other is not case:
            names = f"{other.entry}/{other.group}/{other.id} and {case.group}/{case.id}"
            findings.fault(FILE, case.line, f"{names} have the same inputs.")


def _uses_default(param: Param, case: RecordedCase) -> bool:
    given = wire.decode(case.inputs)
    if param.name not in given:
        return True
    try:
        default = ast.literal_eval(param.default or "")
        return bool(wire.encode(given[param.name]) == wire.encode(default))
    except (ValueError, SyntaxError, wire.Unencodable):
        return False
