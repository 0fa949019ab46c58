"""Compares the reference with an independent implementation, on the frozen cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from judge import wire
from judge.grading.compare import compare
from judge.judge import Judge
from judge.package.authors import MEMORY, OUTPUT, STOPS, AuthorFault, Authors
from judge.package.faults import listed
from judge.package.frozen import Frozen, FrozenCase
from judge.package.problem import Comparison, Entry, Method
from judge.sandbox.base import Limits, Role, Session
from judge.verify.findings import Findings

FILE = "oracle.py"
CPU = 60.0  # seconds for one case; importing the oracle's library counts
WALL = 180.0
LEAST = 0.5  # smallest share of an entry's cases that an oracle covers
SHOWN = 5  # most disagreements that are listed for an entry


def check_oracle(findings: Findings, judge: Judge, frozen: Frozen) -> None:
    """Note where the oracle disagrees, fails, or covers too little; or that it can't run here."""
    problem = findings.problem
    covered = [entry for entry in problem.entries if entry.name not in problem.oracle.not_covered]
    if not covered:
        return
    limits = Limits(memory=4 * MEMORY, wall=20 * WALL, output=OUTPUT)
    try:
        with judge.sandbox.open(Role.ORACLE, limits) as session, Authors(judge.sandbox, problem) as authors:
            functions = None if problem.functions is None else problem.functions.encode()
            session.send({"do": "oracle", "oracle": problem.oracle.source.encode(), "functions": functions})
            ready = session.receive(cpu=CPU, wall=WALL)
            if ready.get("missing"):
                findings.note(f"oracle not run: needs {listed(ready['missing'], 'and')}")
            elif "error" in ready:
                findings.fault(FILE, int(ready["line"]), str(ready["message"]))
            else:
                for entry in covered:
                    _OracleComparison(findings, frozen, session, authors, entry).run()
    except STOPS as stop:
        findings.fault(FILE, 0, f"The oracle had to be stopped: {type(stop).__name__} {stop}".rstrip())
    except AuthorFault as failure:
        findings.faults.append(failure.fault)


class _OracleComparison:
    """Compares one entry with its oracle."""

    def __init__(self, findings: Findings, frozen: Frozen, session: Session, authors: Authors, entry: Entry) -> None:
        self.findings = findings
        self.frozen = frozen
        self.session = session
        self.authors = authors
        self.entry = _tolerant(entry, findings.problem.oracle.tolerance)

    def run(self) -> None:
        cases = [case for case in self.frozen.cases if case.entry == self.entry.name and case.raises is None]
        answered, objections = 0, []
        for case in cases:
            inputs = self.frozen.read_inputs(case)
            asked = {"entry": case.entry, "inputs": inputs, "draws": case.draws}
            self.session.send({"ask": "oracle", **asked})
            answer = self.session.receive(cpu=CPU, wall=WALL)
            if "not_implemented" in answer:
                continue
            answered += 1
            if objection := self._objection(case, inputs, answer):
                objections.append((int(answer.get("line") or 0), f"{case.case}: {objection}"))
        for line, objection in objections[:SHOWN]:
            self.findings.fault(FILE, line, objection)
        if len(objections) > SHOWN:
            self.findings.fault(FILE, 0, f"{self.entry.name}: {len(objections) - SHOWN} more cases disagree.")
        if answered < LEAST * len(cases):
            self.findings.fault(
                FILE, 0, f"{self.entry.name}: covers {answered} of {len(cases)} cases, not half of them."
            )

    def _objection(self, case: FrozenCase, inputs: bytes, answer: Mapping[str, Any]) -> str:
        """Says why the reference and the oracle disagree; "" where they agree."""
        if "exception" in answer:
            return f"the oracle fails: {answer['message']}"
        expect = None if case.expect is None else wire.decode(case.expect)
        output = bytes(answer["output"])
        mismatches = compare(wire.decode(case.expected[0]), wire.decode(output), self.entry, expect=expect)
        if mismatches:
            return f"the oracle disagrees: {mismatches[0].output} {mismatches[0].sentence}".replace(":  ", ": ")
        if self.entry.checked:
            sentence = self.authors.check(case.entry, inputs, output, case.expected[0], case.expect)
            return "" if sentence is None else f"the check refuses the oracle's output: {sentence}"
        return ""


def _tolerant(entry: Entry, tolerance: tuple[float, float] | None) -> Entry:
    """Return the entry with the oracle's own tolerances where it has some."""
    if tolerance is None:
        return entry
    rtol, atol = tolerance

    def changed(comparison: Comparison) -> Comparison:
        if comparison.method in (Method.ALLCLOSE, Method.UP_TO_SIGN):
            return replace(comparison, rtol=rtol, atol=atol)
        return comparison

    return replace(entry, comparisons=MappingProxyType({name: changed(c) for name, c in entry.comparisons.items()}))
