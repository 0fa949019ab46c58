# ruff: noqa: E501  (a table is read by the row)
"""A folder is proved in real sandboxes; each way of being unsound is found, and says where."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from judge.package.load import load
from judge.package.problem import Comparison
from judge.package.results import Costs
from judge.verdict import Group
from judge.verify import killing, solutions, verify
from judge.verify.derivatives import check_derivatives
from judge.verify.findings import Findings
from judge.verify.mutants import Mutants
from judge.verify.program_runner import ProgramRunner
from judge.verify.wrapped import diving

PROBLEMS = Path(__file__).parents[3] / "problems"

# One edit of a sound folder that loads, and the fault that only running it finds: (file, old, new, part of the fault).
FAULTS = [
    # cases.py
    ("cases.py", "    e = cases", "    raise ValueError('no')\n    e = cases", "cases.py:23: ValueError: no"),
    ("cases.py", "import numpy as np", "import numpy as np\nimport nonsense", "cases.py:2: ModuleNotFoundError"),
    ("cases.py", "import numpy as np", "import os\nimport numpy as np\nos.mkdir('/x')", "cases.py:3:"),
    ("cases.py", 'cases.of("centre")', 'cases.of("center")', '"center" is no entry of the problem. Did you mean "centre"?'),
    ("cases.py", "x=np.array([3.0]))", "y=np.array([3.0]))", 'centre/edge/one-element: "y" is no input.'),
    ("cases.py", "x=np.array([3.0]))", "axis=0)", 'centre/edge/one-element: the input "x" is missing.'),
    ("cases.py", '"one-element"', '"One Element"', 'The id "One Element" must be kebab-case.'),
    ("cases.py", '"integers"', '"three-axes"', "There are two cases centre/shape/three-axes."),
    ("cases.py", "x=np.array([3.0]))", "x=object())", "cases.py:31: centre/edge/one-element: Got an object"),
    ("cases.py", "raises=ValueError", "raises='ValueError'", "raises= must be an exception class."),
    ("cases.py", "raises=ValueError", "raises=TypeError", "centre/edge/no-axis: the reference raises ValueError instead."),
    ("cases.py", "x=np.array([3.0]))", "x=np.array([3.0]), raises=ValueError)", "the reference does not raise ValueError."),
    ("cases.py", "e.random(30,", "e.random(20,", "centre has 20 random cases; at least 30 are needed."),
    ("cases.py", "e.example(", "e.edge(", None),
    ("cases.py", "e.edge(", "e.example(", None),
    ("cases.py", "np.array([3.0])", "np.array([1.0, 2.0, 6.0])", "cases.py:31: centre/example/three-numbers and edge/one-element have"),
    ("cases.py", "np.array([3.0])", "np.array([2e9])", "valid() refuses the case centre/edge/one-element: x must be finite"),
    ("cases.py", "[0.0, 1.0, -2.0, 0.5]", "[float('nan')]", "A strategy of centre draws what valid() refuses"),
    ("cases.py", "st.sampled_from([0.0, 1.0, -2.0, 0.5])", "st.just(1).map(nonsense)", "cases.py:47: NameError"),
    ("cases.py", "st.sampled_from([0.0, 1.0, -2.0, 0.5])", "st.just('a')", "A strategy of centre fails"),
    ("cases.py", ", valid=valid", "", "centre has no valid function"),
    ("cases.py", "e.strategy(st.", "(lambda *a, **k: 0)(st.", "centre has no strategy"),
    ("cases.py", "rng.normal(size=shape)", "rng.normal(size=nothing)", "The random case 0 of centre fails: NameError"),
    ("cases.py", "rng.normal(size=shape)", "np.random.normal(size=shape)", "build() gives other inputs when it runs again"),
    ("cases.py", 'e.example("three-numbers", ', 'e.example("three-numbers", axis=0, ', None),
    # the reference
    ("reference.py", "    return", "    return 1 / 0\n    return", "reference.py:7: centre/example/three-numbers: ZeroDivisionError"),
    ("reference.py", "import numpy", "import nonsense, numpy", "reference.py:1: The reference: ModuleNotFoundError"),
    ("reference.py", "    return", "    return np.random.rand()\n    return", "reference.py: "),
    ("reference.py", "    return x", "    x -= 1.0\n    return x", "the reference changes its input x."),
    ("reference.py", "    return x", "    return lambda: x", "centre/example/three-numbers: Got a function"),
    ("problem.toml", "atol = 1e-9", "atol = 1e-9\n[[forbid]]\nname='numpy.mean'\ninstead='Sum.'", "reference.py:7: It must be accepted"),
    ("reference.py", "    return x", "    np.log(np.zeros(1))\n    return x", "reference.py:7: It must give no warning, but with warnings as errors: runtime_error"),
    ("reference.py", "    return x", "    x = x * 100 / 100 if x.dtype.kind in 'iu' else x\n    return x", "centre/shape/integers: as int8 the reference gives something else"),
    # the texts
    ("statement.md", "Centring", "Centring is good.\n" * 120 + "Centring", "words without its last section; easy has at most 350."),
    ("statement.md", "x_j\n", "x_j + Q\n", "The text does not explain Q of this formula."),
    ("statement.md", "- `axis`:", "- `axes_of_x`:", "statement.md:15: `axes_of_x` is named in neither the starter, the entries nor NumPy."),
    ("statement.md", "## Edges", "## Edges\n\nRecursion is fine.", None),
    ("hints.md", "What shape", "What shap", '"shap" is no word that we know'),
    ("followups.toml", "It costs a second\npass", "It costs a second pass" + " over all of the data" * 3, "followups.toml:5: The line has"),
    ("editorial.md", " <!-- rejected: mean_of_everything -->", "", "This pitfall is tied to no rejected solution"),
    ("editorial.md", "mean_of_everything -->", "mean_of_all -->", "There is no rejected/mean_of_all.py."),
    ("cases.py", "import numpy as np", "# coverage-ok: axis: it is so\nimport numpy as np", 'coverage-ok: "axis" is no longer needed'),
    # the other solutions
    ("accepted/plain_loops.py", "    moved =", "    np.log(np.zeros(1))\n    moved =", "accepted/plain_loops.py:8: It must give no warning"),
    ("starter.py", "raise NotImplementedError", "return x", "starter.py: centre raises nothing, not NotImplementedError."),
    ("accepted/plain_loops.py", "sum(values)", "min(values)", "It must be accepted, but: wrong_answer at centre/example/three"),
    ("rejected/mean_of_everything.py", "np.mean(x)", "np.mean(x, axis, keepdims=True)", "The header says wrong_answer, the judge says accepted"),
    ("rejected/mean_of_everything.py", "wrong_answer", "time_limit", "The header says time_limit, the judge says wrong_answer"),
    ("rejected/mean_of_everything.py", "group: example", "group: scale", "The header says group scale; centre/example fails first"),
    # the oracle
    ("oracle.py", '"constant"', '"linear"', "oracle.py: centre/example/three-numbers: the oracle disagrees"),
    ("oracle.py", "    return", "    return NotImplemented\n    return", "centre: covers 0 of 38 cases, not half of them."),
    ("oracle.py", "    return", "    nonsense\n    return", "oracle.py:10: centre/example/three-numbers: the oracle fails: NameError"),
    ("oracle.py", "REQUIRES", "raise ValueError('no')\nREQUIRES", "oracle.py:3: ValueError: no"),
]  # fmt: skip


def test_the_skeleton_is_sound_and_its_mutants_die(folder, judge):
    finding = verify(folder, judge, mutants=True)
    assert [str(fault) for fault in finding.faults] == []
    assert finding.score is not None
    assert finding.score.survivors == ()
    assert finding.score.killed > 10
    assert (finding.cases, finding.accepted, finding.rejected) == (39, 1, 3)


@pytest.mark.parametrize(("file", "old", "new", "fault"), FAULTS, ids=[f"{f[0]}: {f[2]!r:.40}" for f in FAULTS])
def test_a_fault_is_found(folder, edit, judge, file, old, new, fault):
    edit(file, old, new)
    found = [str(each) for each in verify(folder, judge).faults]
    if fault is None:
        assert found == []
    else:
        assert any(fault in each for each in found), found


def test_a_default_that_no_case_uses_is_a_fault(folder, edit, judge):
    edit("cases.py", 'e = cases.of("centre")\n', """e = cases.of("centre")
    add = e._add
    e._add = lambda group, name, inputs, line=0: add(group, name, {**inputs, "axis": 0}, line)
""")  # fmt: skip
    assert any("No case of centre uses the default axis=-1." in str(fault) for fault in verify(folder, judge).faults)


def test_an_oracle_that_can_not_run_is_a_note(folder, edit, judge):
    edit("oracle.py", '["scipy"]', '["scipy", "no_such_module"]')
    finding = verify(folder, judge)
    assert finding.sound
    assert finding.notes == ("oracle not run: needs no_such_module",)


def test_an_oracle_with_a_tolerance_of_its_own(folder, edit, judge):
    edit("oracle.py", 'REQUIRES = ["scipy"]', 'REQUIRES = ["scipy"]\nTOLERANCE = {"rtol": 1.0, "atol": 9.0}')
    edit("oracle.py", "    return ", "    return 1.01 * ")
    assert verify(folder, judge).sound


def test_surviving_mutants_are_listed(folder, edit, judge):
    edit("reference.py", "    return x", "    x = np.abs(x) * np.sign(x) if np.size(x) > 10**6 else x\n    return x")
    finding = verify(folder, judge, mutants=True, jobs=2)
    assert finding.score is not None
    assert finding.score.dead < 0.95
    assert (7, "drop abs") in [(each.line, each.edit) for each in finding.score.survivors]
    assert any("mutants die; at least 95% must." in str(fault) for fault in finding.faults)


def test_marked_mutants_are_excused_and_stale_marks_are_faults(folder, edit, judge):
    edit("reference.py", "  # the mean", "  # mutant-ok: drop keepdims: not so; the mean")
    finding = verify(folder, judge, mutants=True)
    assert finding.score is not None
    assert finding.score.excused == 2
    (fault,) = finding.faults
    assert 'reference.py:7: mutant-ok: "drop keepdims" is no longer needed: centre/' in str(fault)


def test_a_mutant_that_never_ends_is_killed(folder, edit, judge):
    edit("reference.py", "    return x", "    n = 3\n    while n > 0:\n        n -= 1\n    return x")
    finding = verify(folder, judge, mutants=True, jobs=2)
    assert finding.seconds < 30
    assert "-=->+=" not in [each.edit for each in finding.score.survivors]


CHECKED = """
import numpy as np


def centre(inputs, output, expected, expect):
    if not np.allclose(output, expected):
        return "The mean along the axis is not zero."
"""


def test_a_check_judges_solutions_and_oracle(folder, edit, judge):
    edit("problem.toml", '"allclose"', '"check"')
    edit("problem.toml", "rtol = 1e-6\natol = 1e-9", "")
    edit("check.py", "", CHECKED)
    assert [str(fault) for fault in verify(folder, judge).faults] == []


def test_a_check_that_fails_is_blamed(folder, edit, judge):
    edit("problem.toml", '"allclose"', '"check"')
    edit("problem.toml", "rtol = 1e-6\natol = 1e-9", "")
    edit("check.py", "", CHECKED.replace("np.allclose", "np.alclose"))
    assert any("check.py:6: AttributeError" in str(fault) for fault in verify(folder, judge).faults)


def test_a_check_that_fails_on_an_odd_output_is_blamed(folder, edit, judge):
    edit("problem.toml", '"allclose"', '"check"')
    edit("problem.toml", "rtol = 1e-6\natol = 1e-9", "")
    edit("check.py", "", CHECKED.replace("    if not", "    int(output.sum())\n    if not"))
    found = [str(fault) for fault in verify(folder, judge).faults]
    assert any("check.py:6: ValueError: cannot convert float NaN to integer (the output" in each for each in found), (
        found
    )


def test_a_reference_without_mutants_is_a_fault(folder, judge, monkeypatch):
    monkeypatch.setattr(killing, "mutants_of", lambda _problem, _frozen: Mutants((), ()))
    finding = verify(folder, judge, mutants=True)
    assert (finding.score.judged, finding.score.dead) == (0, 0.0)
    assert [fault.message for fault in finding.faults] == [
        "No mutant was judged: nothing says that the cases notice a mistake."
    ]


def test_a_difference_quotient_is_told_from_a_derivative(judge):
    problem = load(PROBLEMS / "foundations" / "sigmoid")
    frozen = judge.prepare(problem)
    assert derivative_faults(judge, problem, frozen) == []
    coarse = tuple(replace(e, comparisons=dict.fromkeys(e.returns, Comparison())) for e in problem.entries)
    (fault, _) = derivative_faults(judge, replace(problem, entries=coarse), frozen)
    assert "sigmoid_grad: a central difference with step 1e-05 is accepted; compare slope at 1e-9" in fault


def test_a_difference_quotient_beside_its_loss_is_told_from_a_gradient(judge):
    problem = load(PROBLEMS / "foundations" / "backpropagation")
    frozen = judge.prepare(problem)
    assert derivative_faults(judge, problem, frozen) == []
    (entry,) = problem.entries
    coarse = (replace(entry, comparisons=dict.fromkeys(entry.returns, Comparison(rtol=1e-3, atol=1e-4))),)
    few = replace(frozen, cases=[case for case in frozen.cases if case.group is Group.EXAMPLE])
    (fault, _) = derivative_faults(judge, replace(problem, entries=coarse), few)
    assert "backprop: a central difference with step 1e-05 is accepted; compare grad_x and grad_w1" in fault


def derivative_faults(judge, problem, frozen):
    findings = Findings(problem)
    with closing(ProgramRunner(judge, problem, frozen)) as runner:
        check_derivatives(findings, runner)
    return [str(fault) for fault in findings.faults]


def test_a_wrong_distribution_is_a_fault_of_its_case(folder, edit, judge):
    edit("problem.toml", '"allclose"', '"distribution"')
    edit("problem.toml", "rtol = 1e-6\natol = 1e-9", "")
    edit("cases.py", "x=np.array([3.0]))", 'x=np.array([3.0]), expect={"centred": {"cdf": "cauchy"}})')
    found = [str(fault) for fault in verify(folder, judge).faults]
    assert any("cases.py: centre/edge/one-element: The cdf 'cauchy' is unknown" in each for each in found), found


SCALED = """
    e.scale("many-rows", x=np.ones((3000, 4)), size=3000)
    e.random("""
SLOW = """# verdict: time_limit
# entry: centre
# group: scale
# lesson: A loop over the rows.
import time

import numpy as np


def centre(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError
    end = time.process_time() + (CPU if len(x) > 1000 else 0)
    while time.process_time() < end:
        pass
    return x - np.mean(x, axis=axis, keepdims=True)
"""


FLOOR = 0.2  # CPU seconds that a scale case may take: what the host measures is given as data, so that none decides


@pytest.fixture
def with_scale(folder, edit, judge):
    """Gives the folder a scale case, and a slow solution that takes so many seconds of CPU for it."""

    def with_scale(cpu):
        edit("cases.py", "\n    e.random(", SCALED)
        edit(
            "accepted/plain_loops.py",
            "if np.ndim(x) == 0",
            "if np.size(x) > 1000:\n        return x - 1\n    if np.ndim(x) == 0",
        )
        edit("rejected/slow_loop.py", "", SLOW.replace("CPU", str(cpu)))
        problem = load(folder)
        frozen = judge.prepare(problem)
        costs = Costs(
            dict.fromkeys((case.case for case in frozen.cases), 0.0), FLOOR / problem.limits.scale_floor_steps
        )
        judge.store.results.save_costs(frozen.digest, costs)

    return with_scale


def test_scale_cases_have_a_twofold_margin(folder, judge, with_scale):
    with_scale(cpu=4 * FLOOR)
    assert [str(fault) for fault in verify(folder, judge).faults] == []


def test_a_scale_limit_without_margin_is_found(folder, judge, with_scale):
    with_scale(cpu=1.4 * FLOOR)
    assert any("rejected/slow_loop.py: No twofold margin" in str(fault) for fault in verify(folder, judge).faults)


def test_where_recursion_is_allowed_a_thousand_levels_must_hold(folder, edit, judge, monkeypatch):
    edit("statement.md", "## Edges", "## Edges\n\nRecursion is fine.")
    monkeypatch.setattr(solutions, "diving", lambda source: diving(source).replace("dive(1000)", "dive(3000)"))
    found = [str(fault) for fault in verify(folder, judge).faults]
    assert any("statement.md: It speaks of recursion" in each and "RecursionError" in each for each in found), found


def test_a_mistake_that_warns_elsewhere_is_a_fault(folder, edit, judge):
    edit("rejected/single_precision.py", "    x = np.asarray(x)", "    x = np.asarray(x)\n    np.log(np.zeros(1))")
    (fault,) = verify(folder, judge).faults
    said = "elsewhere, but with warnings as errors, runtime_error at centre/example/three-numbers: The call raised"
    assert str(fault).startswith("rejected/single_precision.py: ")
    assert said in str(fault)


def test_a_mistake_that_warns_where_it_is_wrong_is_none(folder, edit, judge):
    edit("rejected/single_precision.py", "        x = x.astype", "        np.log(np.zeros(1))\n        x = x.astype")
    assert [str(fault) for fault in verify(folder, judge).faults] == []


def test_an_expectation_that_nothing_reads_is_a_fault(folder, edit, judge):
    """An author takes `expect` for the right answer; the answer comes from the reference alone."""
    edit("cases.py", "x=np.array([3.0]))", "x=np.array([3.0]), expect=np.array([1.0]))")
    assert any("nothing reads what it expects" in fault.message for fault in verify(folder, judge).faults)
