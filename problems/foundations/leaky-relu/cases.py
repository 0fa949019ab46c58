import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, negative_slope=0.01):
    if not np.isfinite(negative_slope) or abs(negative_slope) > 1e3:
        return "negative_slope is at most 1e3 in size."
    return bool((np.abs(np.asarray(x, dtype=np.float64)) <= 1e300).all()) or "x is at most 1e300 in size, and not NaN."


def random_case(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 6, size=1 + i % 3))
    inputs = {"x": rng.integers(-3, 4, size=shape) if i % 5 == 4 else rng.normal(scale=2.0, size=shape)}
    if i % 3:
        inputs["negative_slope"] = round(float(rng.uniform(-0.5, 1.5)), 3)
    return inputs


def build(cases):
    matrix = np.array([[1.5, -2.0, 0.25], [-0.5, 3.0, -4.0]])
    for name in ("leaky_relu", "leaky_relu_grad"):
        e = cases.of(name)
        e.example("default-slope", x=np.array([-2.0, 0.5, 3.0]))
        e.example("own-slope", x=matrix, negative_slope=0.25)
        e.edge("zeros", x=np.array([0.0, -0.0, 1.0]), negative_slope=0.2, note="0 belongs to the negative side.")
        e.edge("slope-zero", x=np.array([-3.0, 2.0]), negative_slope=0.0)
        e.edge("slope-one", x=np.array([-3.0, 2.0]), negative_slope=1.0)
        e.edge("slope-above-one", x=matrix, negative_slope=2.5)
        e.edge("slope-negative", x=matrix, negative_slope=-0.5)
        e.edge("one-number", x=np.array(-3.0))
        e.edge("empty", x=np.zeros((0, 2)))
        e.shape("three-axes", x=np.linspace(-2.0, 3.0, 24).reshape(2, 3, 4), negative_slope=0.1)
        e.shape("integers", x=np.array([[-3, 0, 2], [5, -1, 1]]), negative_slope=0.5)
        e.shape("fortran-order", x=Layout(matrix, "fortran"))
        e.shape("every-second-element", x=Layout(matrix, "strided"))
        e.shape("read-only", x=Layout(matrix, "readonly"))
        e.stability("large", x=np.array([1e300, -1e300, 40.0, -40.0]), negative_slope=0.05)
        e.stability("tiny", x=np.array([1e-12, -1e-12, 1e-300, -1e-300]), negative_slope=0.3)
        e.random(30, random_case, seed=81 if name == "leaky_relu" else 82)
        small = hnp.arrays(np.float64, hnp.array_shapes(min_dims=1, max_dims=2, max_side=3),
                           elements=st.sampled_from([0.0, 1.0, -2.0, 0.5, 1e-12, -1e300]))
        slopes = st.sampled_from([0.0, 0.2, 2.5, -0.5])
        e.strategy(st.fixed_dictionaries({"x": small}, optional={"negative_slope": slopes}), valid=valid)
