"""The problem that an author starts from: small, whole and sound, so that an author always starts from green."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping


def skeleton(slug: str, title: str = "", name: str = "") -> dict[str, str]:
    """Return the files of a new problem with an identity of its own: texts by their paths in its folder.

    Args:
        slug: in kebab-case.
        title: made of the slug if left out.
        name: of its entry; made of the slug if left out.
    """
    words = {
        "@id@": str(uuid.uuid4()),
        "@name@": name or entry_name(slug),
        "@title@": toml_string(title or slug.replace("-", " ").capitalize()),
    }
    return {file: _filled(text, words).lstrip("\n") for file, text in FILES.items()}


def toml_string(text: str) -> str:
    """Return the text as a basic string of TOML, whose escapes are JSON's."""
    return json.dumps(text, ensure_ascii=False)


def entry_name(slug: str) -> str:
    """Return the slug as a name in Python."""
    name = slug.replace("-", "_")
    return name if name.isidentifier() else f"n_{name}"


def _filled(text: str, words: Mapping[str, str]) -> str:
    for placeholder, word in words.items():
        text = text.replace(placeholder, word)
    return text


FILES = {
    "problem.toml": """
# What each key means: docs/problem-format.md. Prove the folder, as often as you like, with `gradus problem check`.
id = "@id@"  # kept for good: marks and submissions follow it
title = @title@
difficulty = "easy"                     # easy: ten minutes | medium: twenty-five | hard: forty
references = ["Author (year), the paper or book that this comes from"]

[[entry]]                               # one for each name that a solution defines
name = "@name@"
returns = ["centred"]                   # a name for each output, as reports print it

[compare.default]
method = "allclose"                     # or exact, unordered, up_to_sign, up_to_relabelling, distribution, check
rtol = 1e-6
atol = 1e-9
""",
    "statement.md": """
Centring moves data so that its mean is zero. It is the first step of standardisation and of principal components, and
an interviewer who asks for it wants to see whether you think about axes and shapes.

## Task

Write `@name@(x, axis=-1)`, which subtracts from every element the mean of its slice along `axis`:

$$
y_i = x_i - \\frac{1}{n} \\sum_{j=1}^{n} x_j
$$

## Inputs and outputs

- `x`: an array of any shape with at least one axis and at least one element, of floats or integers.
- `axis`: an integer that names an axis of `x`; negative ones count from the end.
- The result is a float64 array of the shape of `x`. `x` itself stays unchanged.

## Conventions

One axis is centred; slices along it do not see each other.

## Edges

- A slice of one element becomes zero.
- An `x` without axes raises `ValueError`.
""",
    "starter.py": '''
import numpy as np


def @name@(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """Subtract the mean along an axis.

    x: (..., n, ...) floats or integers, at least one axis and one element
    axis: the axis that is centred
    Returns an array of the same shape, float64. Raises ValueError where x has no axis.
    """
    raise NotImplementedError
''',
    "reference.py": """
import numpy as np


def @name@(x, axis=-1):
    if np.ndim(x) == 0:  # mutant-ok: if->False: np.mean itself raises AxisError, which is a ValueError
        raise ValueError("x needs at least one axis.")
    return x - np.mean(x, axis=axis, keepdims=True)  # the mean is (..., 1, ...)
""",
    "cases.py": '''
import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(x, axis=-1):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not isinstance(x, np.ndarray) or x.ndim == 0 or x.size == 0 or x.dtype.kind not in "fi":
        return "x must be an array of numbers with at least one axis and one element."
    if not np.isfinite(x).all() or np.abs(x).max() > 1e9:
        return "x must be finite and at most 1e9 in magnitude."
    return (isinstance(axis, int) and -x.ndim <= axis < x.ndim) or "axis must name an axis of x."


def random_case(rng, i):
    shape = [(5,), (3, 4), (2, 3, 4)][i % 3]  # asymmetric, so that a wrong axis shows
    return {"x": rng.normal(size=shape), "axis": int(rng.integers(-len(shape), len(shape)))}


def build(cases):
    e = cases.of("@name@")
    grid = np.array([[1.0, 2.0, 6.0], [4.0, 8.0, 0.0]])

    # One to three that a human can check by hand; they are printed with the statement.
    e.example("three-numbers", x=np.array([1.0, 2.0, 6.0]))
    e.example("along-the-first-axis", x=grid, axis=0, note="Each column is centred on its own.")

    # Every edge that the statement names.
    e.edge("one-element", x=np.array([3.0]))
    e.edge("no-axis", x=np.float64(3.0), raises=ValueError)

    # Layouts, extra dimensions, integers.
    e.shape("three-axes", x=np.arange(24.0).reshape(2, 3, 4) ** 2, axis=1)
    e.shape("integers", x=np.array([[1, 2], [5, 5]]))
    e.shape("fortran-order", x=Layout(grid, "fortran"), axis=0)
    e.shape("read-only", x=Layout(grid, "readonly"))

    # Large, tiny and mixed magnitudes.
    e.stability("large-offset", x=np.array([1e8, 1e8 + 1.0, 1e8 + 5.0]))

    # Where the statement names a cost: e.scale("rows-4096", x=..., size=4096), for three to five sizes.
    e.random(30, random_case, seed=1)

    # Small alphabets: what a failing input is shrunk over.
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    x = hnp.arrays(np.float64, hnp.array_shapes(max_dims=2, max_side=3), elements=values)
    e.strategy(st.fixed_dictionaries({"x": x}, optional={"axis": st.sampled_from([-1, 0])}), valid=valid)
''',
    "accepted/plain_loops.py": """
# style: loops over slices, no vectorised mean
import numpy as np


def @name@(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError("no axis")
    moved = np.moveaxis(np.array(x, dtype=float), axis, -1)
    for index in np.ndindex(moved.shape[:-1]):
        values = [float(value) for value in moved[index]]
        mean = sum(values) / len(values)
        moved[index] = [value - mean for value in values]
    return np.moveaxis(moved, -1, axis)
""",
    "rejected/mean_of_everything.py": """
# verdict: wrong_answer
# entry: @name@
# group: example
# lesson: You subtract one mean of the whole array. Each slice along the axis has a mean of its own.
import numpy as np


def @name@(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError
    return x - np.mean(x)
""",
    "rejected/always_the_last_axis.py": """
# verdict: wrong_answer
# entry: @name@
# group: example
# lesson: You centre along the last axis whatever `axis` says.
import numpy as np


def @name@(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError
    return x - np.mean(x, axis=-1, keepdims=True)
""",
    "rejected/single_precision.py": """
# verdict: wrong_answer
# entry: @name@
# group: stability
# lesson: You compute in float32, which has seven digits; a large offset leaves none for the differences.
import numpy as np


def @name@(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError
    x = np.asarray(x)
    if np.abs(x).max() > 1e6:  # small inputs stay exact here, so that only stability catches it
        x = x.astype(np.float32)
    return x - np.mean(x, axis=axis, keepdims=True)
""",
    "oracle.py": '''
"""scipy.signal.detrend removes the mean when it is asked for a constant trend."""

REQUIRES = ["scipy"]


def @name@(x, axis=-1):
    import numpy as np
    from scipy.signal import detrend

    return detrend(np.asarray(x, dtype=float), axis=axis, type="constant")
''',
    "editorial.md": """
## Derivation

The mean $m$ of $n$ numbers satisfies $\\sum_i (x_i - m) = 0$: it is the one number whose differences cancel.
Subtracting it from each slice is a reduction along the axis, kept as an axis of length one so that it broadcasts back
over the slice.

## Pitfalls

- Without `keepdims=True` the means of a matrix of shape $(m, n)$ along its last axis have shape $(m,)$ and broadcast
  along the wrong axis, silently where $m = n$. (not judged)
- One mean of the whole array moves every slice by the same number. <!-- rejected: mean_of_everything -->
- `x -= x.mean()` changes the caller's array. (not judged)

## Cost

Time $O(N)$ for $N$ elements, and memory for the result.

## Sources

- Author (year), *Title*, the chapter that this follows.
""",
    "hints.md": """
## Hint 1

What shape do the means have, and what shape must they have to be subtracted from `x`?

## Hint 2

`np.mean` takes `axis` and `keepdims`; with the second the reduced axis stays, with length one.
""",
    "followups.toml": '''
[[followup]]
question = "Why can the mean of squares minus the squared mean be a bad variance, and how does centring help?"
answer = """
Where the mean is large next to the spread, both terms are large and nearly equal. Their difference loses most of its
digits and can even come out negative. Centring first makes the numbers small before they are squared. It costs a second
pass over the data, which Welford's update avoids.
"""

[[followup]]
question = "How would you centre data that arrives in a stream, with features that you may not store?"
answer = """
Keep a running mean for each feature: after the n-th sample, add (x - mean) / n to it. The update is exact up to
rounding and needs no history. Samples seen early were centred with a rough mean, so either accept that or make a second
pass when it is possible. For data that drifts, an exponential average forgets the past instead.
"""
''',
}
