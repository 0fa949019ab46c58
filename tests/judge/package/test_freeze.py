"""Freezing in real sandboxes: what is written where, what is expected, and that it is made once."""

import json
import threading
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from judge import wire
from judge.package.costs import reference_costs
from judge.package.freeze import SEEDS, freeze, freeze_rejected, frozen_digest
from judge.package.frozen import encoded_exception
from judge.package.load import load
from judge.package.problem import Unsound
from judge.package.store import FrozenStore
from judge.verdict import Group


@pytest.fixture
def store(tmp_path):
    return FrozenStore(tmp_path / "frozen")


NOISE = """

def noise(n: int, rng: np.random.Generator) -> tuple:
    "Draws."
    return rng.normal(size=n), n
"""


@pytest.fixture
def noisy(edit):
    """The skeleton with a second entry that draws, and cases of every kind."""
    edit(
        "problem.toml",
        "[compare.default]",
        '[[entry]]\nname = "noise"\nreturns = ["values", "count"]\n\n[compare.default]',
    )
    for file in ("starter.py", "reference.py", "accepted/plain_loops.py"):
        edit(file, "\n\ndef centre", f"{NOISE}\n\ndef centre")
    edit("oracle.py", 'REQUIRES = ["scipy"]', 'REQUIRES = ["scipy"]\nNOT_COVERED = {"noise": "random"}')
    edit("cases.py", "import Layout", "import Layout, Rng")
    edit("cases.py", "    e.random(", """    e.scale("wide", x=np.arange(300_000.0).reshape(2, -1), size=300_000)
    n = cases.of("noise")
    n.example("three", n=3, rng=Rng(7))
    n.edge("stacked", n=2, rng=Rng(8), draws=5, note="Five draws.")
    n.edge("none", n=0, rng=Rng(9), expect={"values": [1, 2]})
    n.edge("plain", n=1, rng=Rng(10), repeat=2)
    e.random(""")  # fmt: skip


def outputs(case):
    return [wire.decode(each) for each in case.expected]


def test_inputs_are_laid_out_for_mapping(folder, sandbox, store, noisy):
    frozen = freeze(load(folder), sandbox, store)
    spans = [case.inputs for case in frozen.cases if case.group is not Group.SCALE]
    assert {span.file for span in spans} == {"inputs.bin"}
    assert all(span.offset % 64 == 0 for span in spans)
    (wide,) = [case for case in frozen.cases if case.group is Group.SCALE]
    assert wire.decode(frozen.read_inputs(wide))["x"].shape == (2, 150_000)
    assert wide.inputs.file.startswith("scale-")
    assert frozen.inputs_path.stat().st_size < 100_000


def test_cases_come_by_entry_then_group(folder, sandbox, store, noisy):
    frozen = freeze(load(folder), sandbox, store)
    order = [case.case.rsplit("/", 1)[0] for case in frozen.cases]
    assert list(dict.fromkeys(order)) == [
        *(f"centre/{group}" for group in ("example", "edge", "shape", "stability", "scale", "random")),
        "noise/example",
        "noise/edge",
    ]


def test_what_is_expected(folder, sandbox, store, noisy):
    cases = {case.case: case for case in freeze(load(folder), sandbox, store).cases}
    np.testing.assert_array_equal(outputs(cases["centre/example/three-numbers"])[0], [-2.0, -1.0, 3.0])
    assert cases["centre/edge/no-axis"].raises == "ValueError"
    assert cases["centre/edge/no-axis"].expected == ()
    three = cases["noise/example/three"]
    assert three.seeds == SEEDS
    first, again, other = outputs(three)
    np.testing.assert_array_equal(first[0], np.random.default_rng(7).normal(size=3))
    np.testing.assert_array_equal(other[0], np.random.default_rng([7, 1]).normal(size=3))
    assert three.expected[0] == three.expected[1]
    assert three.varies
    assert not cases["noise/edge/none"].varies
    assert again[1] == 3
    stacked = outputs(cases["noise/edge/stacked"])[0]
    assert (stacked[0].shape, stacked[1].tolist()) == ((5, 2), [2] * 5)
    assert cases["noise/edge/stacked"].note == "Five draws."
    assert wire.decode(cases["noise/edge/none"].expect) == {"values": [1, 2]}


def test_what_is_expected_lies_apart_from_the_inputs(folder, sandbox, store):
    frozen = freeze(load(folder), sandbox, store)
    case = frozen.cases[0]
    assert case.expected[0] in (frozen.folder / "expected.bin").read_bytes()
    values = wire.decode(case.expected[0]).tobytes()
    assert values not in frozen.inputs_path.read_bytes()


def test_a_frozen_problem_is_read_back_the_same_and_made_once(folder, sandbox, store, noisy):
    problem = load(folder)
    frozen = freeze(problem, sandbox, store)
    assert store.load(frozen.digest) == frozen
    closed = SimpleNamespace(toolchain=sandbox.toolchain)  # no session can be opened in it
    assert freeze(problem, closed, store) == frozen


def test_texts_do_not_change_the_digest_and_sources_do(folder, edit, sandbox):
    before = frozen_digest(load(folder), sandbox)
    edit("statement.md", "Centring moves", "Centring shifts")
    assert frozen_digest(load(folder), sandbox) == before
    edit("cases.py", "seed=1", "seed=2")
    assert frozen_digest(load(folder), sandbox) != before


def test_a_damaged_or_older_store_is_made_again(folder, sandbox, store):
    problem = load(folder)
    frozen = freeze(problem, sandbox, store)
    for text in ("{", json.dumps({"format": 0})):
        meta = frozen.folder / "meta.json"
        meta.unlink()
        meta.write_text(text)
        assert freeze(problem, sandbox, store) == frozen


@pytest.mark.parametrize("name", ["inputs.bin", "expected.bin", "meta.json"])
@pytest.mark.parametrize("kept", [slice(1, None), slice(0, -1)], ids=["changed", "cut"])
def test_damaged_files_are_frozen_anew(folder, sandbox, store, name, kept):
    problem = load(folder)
    frozen = freeze(problem, sandbox, store)
    path = frozen.folder / name
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[kept])
    assert freeze(problem, sandbox, store) == frozen
    assert path.read_bytes() == data


def test_two_may_freeze_at_once(folder, sandbox, store):
    problem = load(folder)
    found = []
    threads = [threading.Thread(target=lambda: found.append(freeze(problem, sandbox, store))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    assert len(found) == 3
    assert found[0] == found[1] == found[2]
    assert [path.name for path in found[0].folder.parent.iterdir()] == [found[0].digest]  # no draft is left


def test_known_mistakes_are_frozen_after(folder, edit, sandbox, store):
    edit(
        "rejected/single_precision.py",
        "    x = np.asarray(x)",
        "    if np.shape(x) == (1,):\n        raise KeyError\n    x = np.asarray(x)",
    )
    problem = load(folder)
    frozen = freeze_rejected(problem, freeze(problem, sandbox, store), sandbox, store)
    assert store.load(frozen.digest).rejected == frozen.rejected
    assert set(frozen.rejected) == {"always_the_last_axis", "mean_of_everything", "single_precision"}
    assert frozen.rejected["single_precision"]["centre/edge/one-element"].output == encoded_exception("KeyError", "")
    wrong = frozen.rejected["mean_of_everything"]["centre/example/along-the-first-axis"].output
    assert wire.decode(wrong)[0, 0] == 1.0 - 3.5


def test_the_reference_is_measured_once_a_host(folder, sandbox, store, noisy):
    problem = load(folder)
    frozen = freeze(problem, sandbox, store)
    costs = reference_costs(problem, frozen, sandbox, store)
    assert set(costs.cases) == {case.case for case in frozen.cases}
    assert costs.cases["centre/scale/wide"] > 0
    assert costs.step > 0
    assert reference_costs(problem, frozen, None, store) == costs


def test_costs_of_an_older_format_are_measured_again(folder, sandbox, store):
    problem = load(folder)
    frozen = freeze(problem, sandbox, store)
    costs = reference_costs(problem, frozen, sandbox, store)
    (file,) = store.root.glob("costs/*/*.json")
    file.write_text(json.dumps(costs.cases))
    assert reference_costs(problem, frozen, sandbox, store).step > 0


def test_all_faults_of_the_reference_at_once(folder, edit, sandbox, store):
    edit(
        "reference.py",
        "    return x",
        "    if x.ndim == 3:\n        raise KeyError(1)\n    if x.size == 1:\n        return print\n    return x",
    )
    with pytest.raises(Unsound) as unsound:
        freeze(load(folder), sandbox, store)
    found = [str(fault) for fault in unsound.value.faults]
    assert any("centre/edge/one-element: Got a builtin_function_or_method" in each for each in found)
    assert sum("reference.py:8: centre/" in each for each in found) > 5


def test_a_reference_that_never_ends_is_a_fault(folder, edit, sandbox, store):
    edit("reference.py", "    return x", "    while x.ndim == 3: pass\n    return x")
    with pytest.raises(Unsound, match=r"The reference \(at centre/shape/three-axes\): had to be stopped"):
        freeze(load(folder), sandbox, store, reference_cpu=0.3)


def test_build_that_never_ends_is_a_fault(folder, edit, sandbox, store):
    edit("cases.py", "    e = cases", "    while True: pass\n    e = cases")
    with pytest.raises(Unsound, match=r"cases.py: The author's code had to be stopped"):
        freeze(load(folder), sandbox, store, author_cpu=0.3)


def test_a_problem_of_the_same_name_is_not_mistaken(folder, sandbox, store):
    problem = load(folder)
    frozen = freeze(problem, sandbox, store)
    other = replace(problem, judged_digest="0" * 64)
    assert freeze(other, sandbox, store).digest != frozen.digest
