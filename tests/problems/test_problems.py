"""Every problem folder is sound, agrees with its oracle, and its cases kill the reference's mutants."""

import os
from pathlib import Path

import pytest

from judge.package.files import find
from judge.package.load import load
from judge.package.problem import Unsound
from judge.verify import verify
from judge.verify.findings import Findings
from judge.verify.oracles import check_oracle

FOLDERS = find(Path(__file__).parents[2] / "problems")


def by_slug(path):
    return path.name


def complaints(finding):
    return [str(fault) for fault in finding.faults]


MUTANTS = bool(os.environ.get("GRADUS_MUTANTS"))  # seconds for each problem: CI sets it
# Each worker of pytest-xdist takes a problem of its own; a process that is alone judges mutants on all cores.
JOBS = 1 if "PYTEST_XDIST_WORKER" in os.environ else os.cpu_count() or 1


@pytest.mark.timeout(1800)  # with mutants, the slowest problem takes two minutes of a core
@pytest.mark.parametrize("folder", FOLDERS, ids=by_slug)
def test_sound(folder, judge):
    finding = verify(folder, judge, oracle=False, mutants=MUTANTS, jobs=JOBS)
    survivors = finding.score.survivors if finding.score else ()
    assert complaints(finding) == [], [f"line {each.line}: {each.edit}" for each in survivors]


def with_marks(folder):
    """The folder, marked where its oracle is PyTorch's."""
    try:
        torch = "torch" in load(folder).oracle.requires
    except Unsound:
        torch = False
    return pytest.param(folder, id=folder.name, marks=[pytest.mark.oracle_torch] if torch else [])


@pytest.mark.parametrize("folder", [with_marks(folder) for folder in FOLDERS])
def test_agrees_with_its_oracle(folder, judge):
    findings = Findings(load(folder))
    check_oracle(findings, judge, judge.prepare(findings.problem))
    if findings.notes:
        pytest.skip("; ".join(findings.notes))
    assert complaints(findings) == []
