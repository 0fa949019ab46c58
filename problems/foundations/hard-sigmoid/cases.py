import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x):
    distance = np.abs(np.abs(np.asarray(x, dtype=np.float64)) - 3.0)
    if ((distance < 1e-6) & (distance > 0.0)).any():
        return "x lies too close to a kink without being on it."
    return bool(np.isfinite(x).all()) or "x must be finite."


def random_case(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 6, size=1 + i % 3))
    if i % 5 == 4:
        return {"x": rng.integers(-5, 6, size=shape)}
    return {"x": rng.normal(scale=3.0, size=shape)}


def build(cases):
    matrix = np.array([[1.5, -2.0, 0.25], [-4.5, 2.9, 4.0]])
    for name in ("hard_sigmoid", "hard_sigmoid_grad"):
        e = cases.of(name)
        e.example("ramp-and-ends", x=np.array([-4.0, -1.5, 0.0, 3.6]))
        e.example("matrix", x=matrix)
        e.edge("kinks", x=np.array([-3.0, 3.0, 0.0]), note="The slope is 0 at both kinks.")
        e.edge("lower-kink", x=np.array(-3.0))
        e.edge("upper-kink", x=np.array(3.0))
        e.edge("one-number", x=np.array(1.25))
        e.edge("empty", x=np.zeros((0, 2)))
        e.shape("three-axes", x=np.linspace(-4.0, 5.0, 24).reshape(2, 3, 4))
        e.shape("integers", x=np.array([[-3, 0, 2], [5, -1, 3]]))
        e.shape("fortran-order", x=Layout(matrix, "fortran"))
        e.shape("every-second-element", x=Layout(matrix, "strided"))
        e.shape("read-only", x=Layout(matrix, "readonly"))
        e.stability("large", x=np.array([1e300, -1e300, 40.0, -40.0]))
        e.stability("near-the-kinks", x=np.array([-3.001, -2.999, 2.999, 3.001]))
        e.stability("tiny", x=np.array([1e-5, -1e-5, 1e-300]))
        e.random(30, random_case, seed=51 if name == "hard_sigmoid" else 52)
        small = hnp.arrays(np.float64, hnp.array_shapes(min_dims=1, max_dims=2, max_side=3),
                           elements=st.sampled_from([0.0, 1.0, -2.0, 3.0, -3.0, 4.0, -4.0, 2.999, 1e300]))
        e.strategy(st.fixed_dictionaries({"x": small}), valid=valid)
