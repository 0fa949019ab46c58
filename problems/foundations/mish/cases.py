import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Layout

STATIONARY = -1.19243122  # where the derivative crosses zero and a relative error means nothing


def valid(x):
    x = np.asarray(x)
    if x.dtype.kind not in "iuf":
        return "x must be a float or integer array."
    if not (np.abs(x.astype(float)) <= 1e4).all():
        return "x must be finite, with magnitudes up to 1e4."
    return bool((np.abs(x - STATIONARY) > 1e-6).all()) or "x is too close to the minimum, where the derivative is zero."


def random_case(rng, i):
    shape = [(6,), (2, 3), (3, 1, 2), (1, 4)][i % 4]
    return {"x": rng.normal(size=shape) * 10.0 ** (i % 5 - 1) - i % 3}


def build(cases):
    for name in ("mish", "mish_grad"):
        e = cases.of(name)
        e.example("around-zero", x=np.array([-2.0, 0.0, 1.0]))
        e.example("matrix", x=np.array([[0.5, -0.5, 3.0], [-4.0, 2.0, 0.25]]))
        e.edge("zero-dimensional", x=np.array(-0.75))
        e.edge("empty", x=np.zeros((0, 2)))
        e.edge("integers", x=np.array([[-3, -1, 0], [1, 2, 7]]))
        e.edge("small-unsigned-integers", x=np.array([0, 3, 12], dtype=np.uint8))
        e.edge("small-signed-integers", x=np.array([-18, -1, 2, 19], dtype=np.int8))
        e.shape("one-element", x=np.array([[1.7]]))
        e.shape("three-axes", x=np.linspace(-3, 2.5, 12).reshape(2, 3, 2))
        e.shape("fortran-order", x=Layout(np.array([[0.1, 2.0, -1.0], [0.5, -0.3, 1.2]]), "fortran"))
        e.shape("strided-read", x=Layout(np.array([1.0, -0.5, 2.0, 0.3]), "strided"))
        e.shape("read-only", x=Layout(np.array([-1.5, 4.0]), "readonly"))
        e.stability("negative-tail", x=np.array([-15.0, -25.0, -32.5, -36.5, -50.0, -60.0]))
        e.stability("positive-tail", x=np.array([18.5, 30.0, 40.0, 88.9]))
        e.stability("beyond-exp", x=np.array([710.0, 800.0, 1e4]))
        e.stability("beyond-exp-squared", x=np.array([355.0, 400.0, 600.0]))
        e.stability("far-negative", x=np.array([-709.0, -746.0, -1e4]))
        e.stability("near-zero", x=np.array([1e-12, -1e-9, 1e-300, -1e-5]))
        e.stability("mixed", x=np.array([[-900.0, -20.0, -1e-3], [1e-3, 20.0, 900.0]]))
        e.random(30, random_case, seed=201)
        e.strategy(
            st.fixed_dictionaries(
                {
                    "x": hnp.arrays(
                        np.float64,
                        hnp.array_shapes(min_dims=0, max_dims=2, max_side=2),
                        elements=st.sampled_from([0.0, 1.0, -2.0, 0.5, -30.0, 20.0, 400.0, 800.0, -800.0]),
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
