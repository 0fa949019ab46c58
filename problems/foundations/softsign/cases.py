import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Layout


def valid(x):
    x = np.asarray(x)
    if x.dtype.kind not in "iuf":
        return "x must be a float or integer array."
    return bool((np.abs(x.astype(float)) <= 1e100).all()) or "x must be finite, with magnitudes up to 1e100."


def random_case(rng, i):
    shape = [(6,), (2, 3), (3, 1, 2), (1, 4)][i % 4]
    return {"x": rng.normal(size=shape) * 10.0 ** rng.integers(-3, 4, size=shape)}


def build(cases):
    for name in ("softsign", "softsign_grad"):
        e = cases.of(name)
        e.example("three-values", x=np.array([-3.0, 0.0, 1.0]))
        e.example("matrix", x=np.array([[0.5, -0.25, 4.0], [-9.0, 1.5, 0.0]]))
        e.edge("zero-dimensional", x=np.array(-0.6))
        e.edge("empty", x=np.zeros((0, 3)))
        e.edge("integers", x=np.array([[-3, -1, 0], [1, 2, 7]]))
        e.edge("small-unsigned-integers", x=np.array([0, 3, 255], dtype=np.uint8))
        e.edge("small-signed-integers", x=np.array([-128, -1, 2, 127], dtype=np.int8))
        e.edge("zeros-of-both-signs", x=np.array([0.0, -0.0]))
        e.shape("one-element", x=np.array([[1.7]]))
        e.shape("three-axes", x=np.linspace(-3, 2.5, 12).reshape(2, 3, 2))
        e.shape("fortran-order", x=Layout(np.array([[0.1, 2.0, -1.0], [0.5, -0.3, 1.2]]), "fortran"))
        e.shape("strided", x=Layout(np.array([1.0, -0.5, 2.0, 0.3]), "strided"))
        e.shape("read-only", x=Layout(np.array([-1.5, 4.0]), "readonly"))
        e.stability("far-out", x=np.array([1e6, -3e9, 1e12, -2e16, 5e20]))
        e.stability("enormous", x=np.array([1e100, -1e80]))
        e.stability("near-zero", x=np.array([1e-10, -1e-20, 1e-200]))
        e.stability("mixed", x=np.array([[-1e15, -1e-15], [800.0, -800.0]]))
        e.random(30, random_case, seed=221)
        e.strategy(
            st.fixed_dictionaries(
                {
                    "x": hnp.arrays(
                        np.float64,
                        hnp.array_shapes(min_dims=0, max_dims=2, max_side=2),
                        elements=st.sampled_from([0.0, 1.0, -2.0, 0.5, -30.0, 1e9, -1e12, 1e20, 1e100]),
                    )
                }
            ),
            valid=valid,
        )
        e.strategy(
            st.fixed_dictionaries(
                {"x": hnp.arrays(np.int64, hnp.array_shapes(max_dims=1, max_side=2), elements=st.integers(-3, 3))}
            ),
            groups=["edge"],
        )
