import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, beta=1.0):
    if not abs(beta) <= 100.0:
        return "beta is at most 100 in size."
    return bool((np.abs(np.asarray(x, dtype=np.float64)) <= 1e4).all()) or "x is at most 1e4 in size, and not NaN."


def random_case(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 6, size=1 + i % 3))
    inputs = {"x": rng.integers(-3, 4, size=shape) if i % 5 == 4 else rng.normal(scale=2.0, size=shape)}
    if i % 3:
        inputs["beta"] = round(float(rng.uniform(-0.5, 2.5)), 2)
    return inputs


def build(cases):
    matrix = np.array([[1.5, -2.0, 0.25], [-0.5, 3.0, -4.0]])
    for name in ("swish", "swish_grad"):
        e = cases.of(name)
        e.example("default-beta", x=np.array([0.0, 1.0, -2.0]))
        e.example("own-beta", x=matrix, beta=1.75)
        e.edge("zeros", x=np.array([0.0, -0.0]), beta=3.0)
        e.edge("beta-zero", x=matrix, beta=0.0)
        e.edge("beta-negative", x=matrix, beta=-0.6)
        e.edge("one-number", x=np.array(-1.25))
        e.edge("one-positive-number", x=np.array(2.0), beta=0.3)
        e.edge("empty", x=np.zeros((0, 2)))
        e.shape("three-axes", x=np.linspace(-3.0, 4.0, 24).reshape(2, 3, 4), beta=0.8)
        e.shape("integers", x=np.array([[-3, 0, 2], [5, -1, 1]]), beta=0.5)
        e.shape("fortran-order", x=Layout(matrix, "fortran"))
        e.shape("every-second-element", x=Layout(matrix, "strided"))
        e.shape("read-only", x=Layout(matrix, "readonly"))
        e.stability("large", x=np.array([710.0, -710.0, 1000.0, -1000.0, 0.5]))
        e.stability("very-large", x=np.array([[10000.0, -3.0], [0.5, -10000.0]]), beta=0.25)
        e.stability("steep", x=np.array([10.0, -10.0, 0.01, -0.02]), beta=100.0)
        e.stability("large-integers", x=np.array([-5000, 2, 5000]))
        e.stability("moderate", x=np.array([12.0, -12.0, 18.0, -18.0]))
        e.stability("tiny", x=np.array([1e-5, -1e-5, 1e-300]), beta=1.5)
        e.random(30, random_case, seed=121 if name == "swish" else 122)
        shapes = hnp.array_shapes(min_dims=1, max_dims=2, max_side=3)
        small = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, -2.0, 0.5]))
        wide = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, 12.0, -12.0, 710.0, -710.0, -1e4]))
        betas = st.sampled_from([1.0, 0.5, 2.0, 0.0, -0.5])
        e.strategy(st.fixed_dictionaries({"x": small}, optional={"beta": betas}),
                   groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(st.fixed_dictionaries({"x": wide}, optional={"beta": betas}), groups=["stability"])
