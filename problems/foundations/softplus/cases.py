import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Layout


def valid(x, beta=1.0, threshold=20.0):
    x = np.asarray(x)
    if x.dtype.kind not in "iuf":
        return "x must be a float or integer array."
    if not (np.abs(x.astype(float)) <= 1e4).all():
        return "x must be finite, with magnitudes up to 1e4."
    if not (1e-3 <= beta <= 1e3 and 0 <= threshold <= 1e4):
        return "beta must lie between 1e-3 and 1e3, threshold between 0 and 1e4."
    z = beta * x
    tie = (z == threshold) & (x == threshold / beta)  # a tie however it is written
    clear = np.abs(z - threshold) > 1e-9 * max(1.0, threshold)
    return bool((tie | clear).all()) or "beta * x is too close to the threshold to say on which side it is."


def random_case(rng, i):
    shape = [(6,), (2, 3), (3, 1, 2), (1, 4)][i % 4]
    case = {"x": rng.normal(size=shape) * 10.0 ** (i % 4 - 1)}
    if i % 3:
        case["beta"] = float(rng.choice([0.3, 0.5, 2.0, 7.5]))
    if i % 5 > 1:
        case["threshold"] = float(rng.choice([0.5, 1.7, 30.0, 900.0]))
    return case


def build(cases):
    for name in ("softplus", "softplus_grad"):
        e = cases.of(name)
        e.example("defaults", x=np.array([-1.0, 0.0, 2.0]))
        e.example("small-threshold", x=np.array([0.5, 1.0, 1.5]), beta=2.0, threshold=2.0,
                  note="2 * 1.0 equals the threshold: the smooth case. 2 * 1.5 exceeds it: the straight line.")
        e.edge("zero-dimensional", x=np.array(0.75), beta=0.5)
        e.edge("empty", x=np.zeros((2, 0)))
        e.edge("integers", x=np.array([[-3, -1, 0], [1, 2, 30]]))
        e.edge("small-unsigned-integers", x=np.array([0, 3, 255], dtype=np.uint8))
        e.edge("small-signed-integers", x=np.array([-128, -1, 2, 127], dtype=np.int8))
        e.edge("integer-tie", x=np.array([1, 2, 3]), threshold=2.0)
        e.edge("tie-below-one", x=np.array([4.0, 4.25, 3.75]), beta=0.25, threshold=1.0)
        e.edge("threshold-zero", x=np.array([-0.5, 0.0, 0.5]), threshold=0.0)
        e.edge("around-the-default-threshold", x=np.array([19.5, 20.0, 20.5, 21.5]))
        e.edge("threshold-on-beta-x", x=np.array([3.0, 8.0, 12.0]), beta=0.2, threshold=2.0)
        e.shape("matrix", x=np.array([[0.5, -0.5, 3.0], [-1.5, 2.0, 0.25]]), beta=3.0)
        e.shape("one-element", x=np.array([[1.7]]), beta=0.4)
        e.shape("three-axes", x=np.linspace(-3, 2.5, 12).reshape(2, 3, 2))
        e.shape("fortran-order", x=Layout(np.array([[0.1, 2.0, -1.0], [0.5, -0.3, 1.2]]), "fortran"))
        e.shape("strided", x=Layout(np.array([1.0, -0.5, 2.0, 0.3]), "strided"), threshold=1.5)
        e.shape("read-only", x=Layout(np.array([-1.5, 4.0]), "readonly"), beta=2.5)
        e.stability("negative-tail", x=np.array([-12.0, -20.0, -30.0, -36.5, -40.0, -60.0]))
        e.stability("negative-tail-with-beta", x=np.array([-1.5, -9.0, -12.0]), beta=5.0)
        e.stability("far-negative", x=np.array([-709.0, -746.0, -1e4]))
        e.stability("beyond-exp", x=np.array([710.0, 800.0, 1e4]))
        e.stability("beyond-exp-below-the-threshold", x=np.array([100.0, 710.0, 800.0]), threshold=1000.0)
        e.stability("large-beta", x=np.array([-2.0, -0.01, 0.015, 3.0]), beta=1000.0)
        e.stability("small-beta", x=np.array([-300.0, 5.0, 1e4]), beta=1e-3)
        e.random(30, random_case, seed=211)
        e.strategy(
            st.fixed_dictionaries(
                {
                    "x": hnp.arrays(
                        np.float64,
                        hnp.array_shapes(min_dims=0, max_dims=2, max_side=2),
                        elements=st.sampled_from([0.0, 1.0, -2.0, 0.5, 4.0, -30.0, 25.0, 800.0, -800.0]),
                    )
                },
                optional={"beta": st.sampled_from([1.0, 2.0, 0.5]), "threshold": st.sampled_from([20.0, 2.0, 1000.0])},
            ),
            valid=valid,
        )
        e.strategy(
            st.fixed_dictionaries(
                {"x": hnp.arrays(np.int64, hnp.array_shapes(max_dims=1, max_side=2), elements=st.integers(-3, 3))},
                optional={"threshold": st.sampled_from([2.0])},
            ),
            groups=["edge"],
        )
