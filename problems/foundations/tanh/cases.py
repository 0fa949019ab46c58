import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x):
    return bool((np.abs(np.asarray(x, dtype=np.float64)) <= 1e4).all()) or "x is at most 1e4 in size, and not NaN."


def valid_share(x, eps):
    x = np.asarray(x, dtype=np.float64)
    if not 1e-6 <= eps <= 1.0:
        return "eps lies between 1e-6 and 1."
    near = np.abs(1.0 - np.tanh(x) ** 2 - eps) <= 1e-6 * eps
    if (near & (x != 0.0)).any():
        return "A slope is too close to eps to tell."
    return valid(x)


def random_case(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 6, size=1 + i % 3))
    if i % 6 == 5:
        return {"x": rng.integers(-4, 5, size=shape)}
    return {"x": rng.normal(scale=[1.0, 3.0, 0.01][i % 3], size=shape)}


def random_share(rng, i):
    inputs = random_case(rng, i)
    inputs["eps"] = float(rng.choice([0.5, 0.1, 0.03, 0.001, 0.99]))
    return inputs


def build(cases):
    matrix = np.array([[1.5, -2.0, 0.25], [-0.5, 3.0, -4.0]])
    shapes = hnp.array_shapes(min_dims=1, max_dims=2, max_side=3)
    small = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, -2.0, 0.5]))
    wide = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, 15.0, -15.0, 710.0, -1e4, 1e-12, -1e-12]))
    for name in ("tanh", "tanh_grad"):
        e = cases.of(name)
        e.example("three-numbers", x=np.array([0.0, 1.0, -2.0]))
        e.example("matrix", x=matrix)
        e.edge("zeros", x=np.array([0.0, -0.0]))
        e.edge("one-number", x=np.array(-1.25))
        e.edge("empty", x=np.zeros((0, 2)))
        e.shape("three-axes", x=np.linspace(-3.0, 4.0, 24).reshape(2, 3, 4))
        e.shape("integers", x=np.array([[-3, 0, 2], [5, -1, 1]]))
        e.shape("fortran-order", x=Layout(matrix, "fortran"))
        e.shape("every-second-element", x=Layout(matrix, "strided"))
        e.shape("read-only", x=Layout(matrix, "readonly"))
        e.stability("large", x=np.array([710.0, -710.0, 360.0, -360.0]))
        e.stability("very-large", x=np.array([[10000.0, -3.0], [0.5, -10000.0]]))
        e.stability("large-integers", x=np.array([-5000, 2, 5000]))
        e.stability("moderate", x=np.array([6.0, -7.0, 9.0, -15.0]))
        e.stability("tiny", x=np.array([1e-5, -1e-8, 1e-12, -1e-20, 1e-300]))
        e.random(30, random_case, seed=41 if name == "tanh" else 42)
        e.strategy(st.fixed_dictionaries({"x": small}), groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(st.fixed_dictionaries({"x": wide}), groups=["stability"])

    s = cases.of("saturation_share")
    s.example("two-of-four", x=np.array([0.0, 3.0, -4.0, 1.0]), eps=0.1)
    s.example("matrix", x=matrix, eps=0.05)
    s.edge("nothing-saturated", x=np.array([0.1, -0.2, 0.3]), eps=0.5)
    s.edge("all-saturated", x=np.array([5.0, -6.0]), eps=0.01)
    s.edge("slope-equal-to-eps", x=np.array([0.0, 1.0, 0.0]), eps=1.0, note="Strictly below.")
    s.edge("one-number", x=np.array(-2.5), eps=0.1)
    s.edge("empty", x=np.zeros((0, 3)), eps=0.1)
    s.shape("three-axes", x=np.linspace(-5.0, 4.0, 24).reshape(2, 3, 4), eps=0.01)
    s.shape("integers", x=np.array([[-3, 0, 2], [5, -1, 1]]), eps=0.2)
    s.shape("fortran-order", x=Layout(matrix, "fortran"), eps=0.3)
    s.stability("far-out", x=np.array([-10000.0, 0.5, 800.0, -1.0, 2.0]), eps=1e-6)
    s.random(30, random_share, seed=43)
    threshold = st.sampled_from([0.5, 0.1, 0.001, 1.0])
    s.strategy(st.fixed_dictionaries({"x": small, "eps": threshold}), groups=["example", "edge", "shape", "random"],
               valid=valid_share)
    far = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, 15.0, -15.0, 710.0, -1e4]))
    s.strategy(st.fixed_dictionaries({"x": far, "eps": threshold}), groups=["stability", "random"])
