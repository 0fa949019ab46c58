"""A small sound problem with two entries, as an author writes it from the one that `gradus problem new` gives."""

from __future__ import annotations

from judge.package.skeleton import skeleton

SLUG = "centre-and-total"
TITLE = "Centre and total"

_ENTRY = """

[[entry]]
name = "total"
returns = ["total"]
"""
_STARTER = '''


def total(x: np.ndarray) -> float:
    """Add all elements.

    x: any shape, floats or integers; it may be empty
    Returns a float; 0.0 where x is empty.
    """
    raise NotImplementedError
'''
_RIGHT = """

def total(x):
    return float(np.sum(x))
"""
_TASK = """
Write `total(x)`, which returns the sum of all elements of `x` as a float.

## Inputs and outputs

- For `total`, `x` may also be empty.
"""
_CASES = """
    t = cases.of("total")
    t.example("four-numbers", x=np.array([1.0, 2.0, 6.0, 0.5]))
    t.edge("empty", x=np.zeros(0){wrong})
    t.shape("matrix", x=np.array([[1, 2], [5, 5]]))
    t.random(30, lambda rng, i: {{"x": rng.normal(size=[(5,), (3, 4)][i % 2])}}, seed=2)
    small = hnp.arrays(np.float64, hnp.array_shapes(max_dims=2, max_side=3), elements=values)
    t.strategy(st.fixed_dictionaries({{"x": small}}), valid=lambda x: isinstance(x, np.ndarray))
"""
_REJECTED = """
# verdict: wrong_answer
# entry: total
# group: shape
# lesson: You add along the first axis alone and give back one of the sums; the total is over all elements.
import numpy as np


def centre_and_total(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError
    return x - np.mean(x, axis=axis, keepdims=True)


def total(x):
    return float(np.ravel(np.sum(x, axis=0))[0])
"""
WRONG_CASE = ", raises=ValueError"  # the reference raises nothing there
NEW_CASE = '    t.edge("one-element", x=np.array([3.0]))\n'


def two_entries(wrong: str = "") -> dict[str, str]:
    """Return the files; `wrong` is put behind the inputs of an edge case."""
    files = dict(skeleton(SLUG, TITLE))
    files["problem.toml"] = files["problem.toml"].replace("\n[compare.default]", _ENTRY + "\n[compare.default]")
    files["statement.md"] = files["statement.md"].replace("\n## Inputs and outputs\n", _TASK, 1)
    files["starter.py"] = files["starter.py"].rstrip() + _STARTER
    files["cases.py"] = files["cases.py"].rstrip() + "\n" + _CASES.format(wrong=wrong)
    solutions = [name for name in files if name == "reference.py" or name.startswith(("accepted/", "rejected/"))]
    files |= {name: files[name].rstrip() + "\n" + _RIGHT for name in solutions}
    files["oracle.py"] = (
        files["oracle.py"].rstrip() + "\n\n\ndef total(x):\n    import math\n\n    return math.fsum(x.ravel())\n"
    )
    files["rejected/one_axis_alone.py"] = _REJECTED.lstrip()
    return files
