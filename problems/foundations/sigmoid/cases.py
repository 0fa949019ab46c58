import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x):
    return bool((np.abs(np.asarray(x, dtype=np.float64)) <= 1e4).all()) or "x is at most 1e4 in size, and not NaN."


def random_case(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 6, size=1 + i % 3))
    if i % 6 == 5:
        return {"x": rng.integers(-6, 7, size=shape)}
    return {"x": rng.normal(scale=[1.0, 4.0][i % 2], size=shape)}


def build(cases):
    matrix = np.array([[1.5, -2.0, 0.25], [-0.5, 3.0, -4.0]])
    for name in ("sigmoid", "sigmoid_grad"):
        e = cases.of(name)
        e.example("three-numbers", x=np.array([0.0, 1.0, -2.0]))
        e.example("matrix", x=matrix)
        e.edge("zeros", x=np.array([0.0, -0.0]))
        e.edge("one-number", x=np.array(-3.0))
        e.edge("one-positive-number", x=np.array(1.25))
        e.edge("empty", x=np.zeros((0, 2)))
        e.shape("three-axes", x=np.linspace(-3.0, 4.0, 24).reshape(2, 3, 4))
        e.shape("integers", x=np.array([[-3, 0, 2], [5, -1, 1]]))
        e.shape("unsigned", x=np.array([3, 0, 7, 9], dtype=np.uint8))
        e.shape("fortran-order", x=Layout(matrix, "fortran"))
        e.shape("every-second-element", x=Layout(matrix, "strided"))
        e.shape("read-only", x=Layout(matrix, "readonly"))
        e.stability("overflow-below", x=np.array([-710.0, -1000.0, -10000.0]),
                    note="exp overflows beyond about 709, also in a branch that np.where then throws away.")
        e.stability("overflow-above", x=np.array([710.0, 1000.0, 10000.0]))
        e.stability("both-ends", x=np.array([[10000.0, -3.0], [0.5, -10000.0]]),
                    note="np.where computes both of its branches.")
        e.stability("large-integers", x=np.array([-5000, 2, 5000]))
        e.stability("moderate", x=np.array([12.0, -12.0, 15.0, -15.0, 18.0, -18.0]),
                    note="A sigmoid clipped at 10 is visibly wrong here.")
        e.stability("tiny", x=np.array([1e-5, -1e-5, 1e-300, -1e-300]))
        e.random(30, random_case, seed=31 if name == "sigmoid" else 32)
        shapes = hnp.array_shapes(min_dims=1, max_dims=2, max_side=3)
        small = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, -2.0, 0.5]))
        wide = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, 15.0, -15.0, 710.0, -710.0, -1e4]))
        e.strategy(st.fixed_dictionaries({"x": small}), groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(st.fixed_dictionaries({"x": wide}), groups=["stability"])
