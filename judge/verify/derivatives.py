"""Checks that a central difference is rejected where the derivative is the task."""

from __future__ import annotations

from judge.package.authors import AuthorFault
from judge.verdict import Verdict
from judge.verify.findings import Findings
from judge.verify.program_runner import NotLoaded, ProgramRunner
from judge.verify.wrapped import differences


def check_derivatives(findings: Findings, runner: ProgramRunner) -> None:
    """Note each derivative that a central difference passes for: `<f>_grad`, and `grad_<input>` beside an output."""
    for entry, source, step in differences(runner.problem, runner.problem.reference):
        cases = [case for case in runner.cases if case.entry == entry.name]
        try:
            passed = all(one.verdict is Verdict.ACCEPTED for one in runner.judged(source, cases))
        except (NotLoaded, AuthorFault):
            continue  # it could not be built; a check that fails is reported where it is asked
        if passed:
            outputs = " and ".join([name for name in entry.returns if name.startswith("grad_")] or entry.returns)
            message = f"{entry.name}: a central difference with step {step:g} is accepted; compare {outputs}"
            findings.fault("problem.toml", 0, f"{message} at 1e-9 or tighter, or add a case that it fails.")
