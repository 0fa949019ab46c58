import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, alpha=1.0):
    if not 0.0 < alpha <= 1e3:
        return "alpha is positive, and at most 1000."
    return bool((np.abs(np.asarray(x, dtype=np.float64)) <= 1e300).all()) or "x is at most 1e300 in size, and not NaN."


def random_case(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 6, size=1 + i % 3))
    inputs = {"x": rng.integers(-3, 4, size=shape) if i % 5 == 4 else rng.normal(scale=2.0, size=shape)}
    if i % 3:
        inputs["alpha"] = round(float(rng.uniform(0.1, 2.5)), 2)
    return inputs


def build(cases):
    matrix = np.array([[1.5, -2.0, 0.25], [-0.5, 3.0, -4.0]])
    for name in ("elu", "elu_grad"):
        e = cases.of(name)
        e.example("default-alpha", x=np.array([-2.0, 0.5, 3.0]))
        e.example("own-alpha", x=matrix, alpha=0.4)
        e.edge("zeros", x=np.array([0.0, -0.0, 1.0]), alpha=1.7, note="0 belongs to the exponential side.")
        e.edge("one-number", x=np.array(-1.5))
        e.edge("one-positive-number", x=np.array(2.0), alpha=0.3)
        e.edge("empty", x=np.zeros((0, 2)))
        e.shape("three-axes", x=np.linspace(-2.0, 3.0, 24).reshape(2, 3, 4), alpha=2.5)
        e.shape("integers", x=np.array([[-3, 0, 2], [5, -1, 1]]), alpha=0.5)
        e.shape("narrow-integers", x=np.array([[-3, 1, -2]], dtype=np.int8), alpha=0.7)
        e.shape("fortran-order", x=Layout(matrix, "fortran"))
        e.shape("every-second-element", x=Layout(matrix, "strided"))
        e.shape("read-only", x=Layout(matrix, "readonly"))
        e.stability("large", x=np.array([710.0, 1000.0, -1000.0, -2.0]), alpha=0.7,
                    note="np.where computes both of its branches.")
        e.stability("very-large", x=np.array([[1e300, -1e300], [0.5, -40.0]]))
        e.stability("large-integers", x=np.array([-5000, 2, 5000]))
        e.stability("tiny", x=np.array([1e-5, -1e-5, 1e-300, -1e-300]), alpha=1.5)
        e.random(30, random_case, seed=91 if name == "elu" else 92)
        shapes = hnp.array_shapes(min_dims=1, max_dims=2, max_side=3)
        small = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, -2.0, 0.5]))
        wide = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, 710.0, -710.0, 1e300, 1e-5]))
        alphas = st.sampled_from([1.0, 0.5, 2.0])
        e.strategy(st.fixed_dictionaries({"x": small}, optional={"alpha": alphas}),
                   groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(st.fixed_dictionaries({"x": wide}, optional={"alpha": alphas}), groups=["stability"])
