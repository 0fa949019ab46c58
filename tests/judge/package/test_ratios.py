"""What the accepted solutions take beside the reference: measured once, and as a ratio."""

import pytest

from judge.package import ratios
from judge.package.freeze import freeze
from judge.package.load import load
from judge.package.problem import Unsound
from judge.package.ratios import accepted_ratios
from judge.package.store import FrozenStore

SLOW = """# style: wastes its time
import numpy as np


def centre(x, axis=0):
    sum(i * i for i in range(400_000))
    x = np.asarray(x, dtype=np.float64)
    return x - x.mean(axis=axis, keepdims=True)
"""
ENDS = "# style: ends itself\nimport os\n\n\ndef centre(x, axis=0):\n    os._exit(3)\n"


@pytest.fixture
def store(tmp_path):
    return FrozenStore(tmp_path / "frozen")


def measured(folder, sandbox, store):
    problem = load(folder)
    return accepted_ratios(problem, freeze(problem, sandbox, store), sandbox, store)


def test_each_solution_is_told_as_a_multiple_of_the_reference_and_measured_once(folder, edit, sandbox, store):
    edit("accepted/slow.py", None, SLOW)
    found = measured(folder, sandbox, store)
    assert set(found) == {each.name for each in load(folder).accepted}
    assert all(ratio > 0 for ratio in found.values())
    assert found["slow"] == max(found.values())
    assert found["slow"] > 2  # some hundred times the reference's own work
    problem = load(folder)
    assert accepted_ratios(problem, freeze(problem, sandbox, store), None, store) == found


def test_another_accepted_solution_is_measured_anew(folder, edit, sandbox, store):
    before = measured(folder, sandbox, store)
    edit("accepted/slow.py", None, SLOW)
    assert set(measured(folder, sandbox, store)) == {*before, "slow"}


def test_a_solution_that_ends_itself_has_no_time(folder, edit, sandbox, store):
    edit("accepted/ends.py", None, ENDS)
    assert "ends" not in measured(folder, sandbox, store)


def test_a_reference_that_has_to_be_stopped_is_unsound(folder, sandbox, store, monkeypatch):
    problem = load(folder)
    frozen = freeze(problem, sandbox, store)
    monkeypatch.setattr(ratios, "REFERENCE_CPU", 0.0)
    with pytest.raises(Unsound, match=r"reference\.py"):
        accepted_ratios(problem, frozen, sandbox, store)
