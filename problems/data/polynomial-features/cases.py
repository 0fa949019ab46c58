from math import comb

import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_powers(d, degree=2, interaction_only=False, include_bias=True):
    """True, or why this call is outside the task."""
    if type(d) is not int or not 1 <= d <= 20 or type(degree) is not int or degree > 100:
        return "d is an integer from 1 to 20, and degree an integer up to 100."
    if type(interaction_only) is not bool or type(include_bias) is not bool:
        return "interaction_only and include_bias are booleans."
    many = sum(comb(d, k) for k in range(degree + 1)) if interaction_only else comb(d + max(degree, 0), d)
    return many <= 20_000 or "There are at most 20,000 monomials."


def valid_features(X, degree=2, interaction_only=False, include_bias=True):
    if not isinstance(X, np.ndarray) or X.ndim != 2 or X.dtype.kind not in "iuf":
        return "X is an array of numbers of shape (n, d)."
    size = np.abs(X.astype(float))
    if not np.isfinite(size).all() or X.shape[1] < 1:
        return "X holds finite numbers, and has at least one column."
    told = valid_powers(X.shape[1], degree, interaction_only, include_bias)
    if told is not True or not X.size or degree < 1:
        return told
    some = size[size > 0]
    safe = not some.size or max(abs(np.log10(some))) * degree < 290
    return (safe and len(X) <= 1000) or "No product overflows or underflows, and there are at most 1000 rows."


def options(rng, i):
    case = {}
    if i % 3:
        case["degree"] = int(rng.integers(1, 5))
    if i % 4 == 1:
        case["interaction_only"] = True
    if i % 5 == 2:
        case["include_bias"] = False
    return case


def random_powers(rng, i):
    return {"d": 5 + i % 7, **options(rng, i), "degree": 1 + i // 7}


def random_features(rng, i):
    return {"X": rng.normal(scale=2.0, size=(int(rng.integers(1, 5)), int(rng.integers(1, 6)))), **options(rng, i)}


def build(cases):
    e = cases.of("polynomial_powers")
    e.example("three-features", d=3)
    e.example("interactions", d=3, degree=3, interaction_only=True, include_bias=False)
    e.edge("degree-three", d=2, degree=3)
    e.edge("interactions-alone", d=4, interaction_only=True)
    e.edge("no-bias", d=2, include_bias=False)
    e.edge("one-feature", d=1, degree=5)
    e.edge("one-feature-interactions", d=1, degree=3, interaction_only=True)
    e.edge("degree-one", d=4, degree=1)
    e.edge("degree-zero", d=3, degree=0)
    e.edge("degree-above-d", d=3, degree=6, interaction_only=True)
    e.edge("four-by-four", d=4, degree=4)
    e.edge("nothing-left", d=3, degree=0, include_bias=False, raises=ValueError)
    e.edge("negative-degree", d=3, degree=-1, raises=ValueError)
    e.random(30, random_powers, seed=461)
    given = {"degree": st.integers(0, 3), "interaction_only": st.booleans(), "include_bias": st.booleans()}
    e.strategy(st.fixed_dictionaries({"d": st.integers(1, 4)}, optional=given), valid=valid_powers)

    e = cases.of("polynomial_features")
    X = np.array([[2.0, 3.0, 5.0], [-1.0, 0.5, 7.0]])
    e.example("one-row", X=X[:1])
    e.example("interactions", X=X, interaction_only=True)
    e.edge("no-bias", X=X, include_bias=False)
    e.edge("degree-three", X=X, degree=3)
    e.edge("three-way-interactions", X=X, degree=3, interaction_only=True, include_bias=False)
    e.edge("degree-zero", X=X, degree=0)
    e.edge("degree-one", X=X, degree=1)
    e.edge("degree-above-d", X=X, degree=5, interaction_only=True)
    e.edge("zeros-and-negative-numbers", X=np.array([[0.0, -2.0], [-3.0, 0.0], [0.0, 0.0]]), degree=3)
    e.edge("no-rows", X=np.zeros((0, 3)))
    e.edge("nothing-left", X=X, degree=0, include_bias=False, raises=ValueError)
    e.edge("negative-degree", X=X, degree=-2, raises=ValueError)
    e.shape("one-feature", X=np.array([[3.0], [-2.0], [0.5]]), degree=6)
    e.shape("one-value", X=np.array([[-1.5]]), degree=3)
    e.shape("integers", X=np.array([[100, 3], [7, 90], [-4, 2]]), degree=3)
    e.shape("unsigned", X=np.array([[200, 3, 17], [7, 250, 255]], dtype=np.uint8))
    e.shape("ten-features", X=np.linspace(-2.0, 3.0, 40).reshape(4, 10), degree=3)
    e.shape("fortran", X=Layout(X, "fortran"), degree=3)
    e.shape("readonly", X=Layout(X, "readonly"))
    e.shape("strided", X=Layout(X, "strided"), include_bias=False)
    e.stability("large", X=np.array([[1e60, -3e60], [2.0, 1e-50]]), degree=4)
    e.stability("tiny", X=np.array([[1e-40, 3e40, 2e-40]]), degree=3)
    e.random(30, random_features, seed=462)
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0])
    arrays = hnp.arrays(float, st.tuples(st.integers(0, 2), st.integers(1, 3)), elements=values)
    e.strategy(st.fixed_dictionaries({"X": arrays}, optional=given), valid=valid_features)
