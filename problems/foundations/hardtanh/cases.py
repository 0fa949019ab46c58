import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, min_val=-1.0, max_val=1.0):
    if not (np.isfinite([min_val, max_val]).all() and min_val < max_val):
        return "min_val must be below max_val, both finite."
    if not np.isfinite(x).all():
        return "x must be finite."
    for bound in (min_val, max_val):
        distance = np.abs(np.asarray(x, dtype=np.float64) - bound)
        if ((distance < 1e-6) & (distance > 0.0)).any():
            return "x lies too close to a bound without being equal to it."
    return True


def random_case(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 6, size=1 + i % 3))
    inputs = {"x": rng.integers(-3, 4, size=shape) if i % 5 == 4 else rng.normal(scale=2.0, size=shape)}
    if i % 2:
        inputs["min_val"] = round(float(rng.uniform(-2.5, -0.2)), 2)
    if i % 3:
        inputs["max_val"] = round(float(rng.uniform(0.2, 2.5)), 2)
    return inputs


def build(cases):
    matrix = np.array([[0.5, -2.0, 0.25], [-0.75, 3.0, 1.5]])
    for name in ("hardtanh", "hardtanh_grad"):
        e = cases.of(name)
        e.example("default-bounds", x=np.array([-2.0, -0.5, 0.25, 1.75]))
        e.example("own-bounds", x=matrix, min_val=-0.5, max_val=2.0)
        e.edge("at-the-bounds", x=np.array([-1.0, 1.0, 0.0]), note="The slope is 0 at both bounds.")
        e.edge("lower-bound", x=np.array(-0.5), min_val=-0.5)
        e.edge("upper-bound", x=np.array(2.5), max_val=2.5)
        e.edge("one-number", x=np.array(0.75))
        e.edge("both-bounds-positive", x=np.array([-1.0, 0.0, 1.0, 1.5, 4.0]), min_val=1.0, max_val=2.0)
        e.edge("both-bounds-negative", x=np.array([-4.0, -2.5, -1.0, 0.0, 0.5]), min_val=-3.0, max_val=-2.0)
        e.edge("empty", x=np.zeros((0, 2)))
        e.shape("lower-bound-alone", x=matrix, min_val=-0.25)
        e.shape("upper-bound-alone", x=matrix, max_val=0.4)
        e.shape("three-axes", x=np.linspace(-2.0, 2.5, 24).reshape(2, 3, 4))
        e.shape("integers", x=np.array([[-3, 0, 2], [5, -1, 1]]), min_val=-1.5, max_val=0.5)
        e.shape("fortran-order", x=Layout(matrix, "fortran"))
        e.shape("every-second-element", x=Layout(matrix, "strided"))
        e.shape("read-only", x=Layout(matrix, "readonly"))
        e.stability("large", x=np.array([1e300, -1e300, 0.5]))
        e.stability("large-bounds", x=np.array([1e12, -1e12, 3.0, -5e9]), min_val=-1e10, max_val=1e11)
        e.stability("near-the-bounds", x=np.array([0.999, -0.999, 1.001, -1.001, 1e-300]))
        e.random(30, random_case, seed=71 if name == "hardtanh" else 72)
        small = hnp.arrays(np.float64, hnp.array_shapes(min_dims=1, max_dims=2, max_side=3),
                           elements=st.sampled_from([0.0, 1.0, -1.0, 2.0, -2.0, 0.5, 1e300]))
        e.strategy(st.fixed_dictionaries({"x": small}, optional={"min_val": st.sampled_from([-1.0, -2.0, -0.5]),
                                                                 "max_val": st.sampled_from([1.0, 2.0, 0.5])}),
                   valid=valid)
