import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Fn, Layout


def valid_gradient(f, x, eps=1e-5):
    x = np.asarray(x)
    if x.dtype.kind not in "iuf":
        return "x must be a float or integer array."
    if not (np.abs(x.astype(float)) <= 100).all():
        return "The elements of x must lie between -100 and 100."
    return bool(1e-7 <= eps <= 1) or "eps must lie between 1e-7 and 1."


def valid_error(a, b):
    for array in (np.asarray(a), np.asarray(b)):
        if array.dtype.kind not in "iuf":
            return "a and b must be float or integer arrays."
        size = np.abs(array.astype(float))
        if not ((size == 0) | ((size >= 1e-100) & (size <= 1e100))).all():
            return "Nonzero magnitudes must lie between 1e-100 and 1e100."
    return np.shape(a) == np.shape(b) or "a and b must have the same shape."


def random_gradient(rng, i):
    shape = [(4,), (2, 3), (3, 1, 2), (5,), (3, 2), ()][i % 6]
    x = rng.normal(size=shape) * 2
    functions = [
        Fn("waves", frequency=float(rng.uniform(0.5, 2))),
        Fn("log_sum_exp", temperature=float(rng.uniform(0.5, 3))),
        Fn("products", power=int(rng.integers(1, 4))),
        Fn("squares", weights=rng.normal(size=shape)),
        Fn("cubic", scale=float(rng.normal())),
    ]
    case = {"f": functions[i % 5], "x": np.array(x)}
    if i % 2:
        case["eps"] = float(rng.choice([1e-4, 1e-3, 0.1, 0.7]))
    return case


def random_error(rng, i):
    shape = [(4,), (2, 3), (3, 1, 2), ()][i % 4]
    a = rng.normal(size=shape) * 10.0 ** rng.integers(-8, 8)
    b = a * (1 + 10.0 ** rng.integers(-7, 1) * rng.normal(size=shape)) if i % 3 else rng.normal(size=shape)
    return {"a": np.array(a), "b": np.array(b)}


def build(cases):
    e = cases.of("numerical_gradient")
    e.example("weighted-squares", f=Fn("squares", weights=[1.0, -2.0, 0.5]), x=np.array([3.0, 1.0, -4.0]))
    e.example(
        "cubic-with-a-wide-step",
        f=Fn("cubic", scale=1.0),
        x=np.array([1.0, -2.0]),
        eps=0.5,
        note="The quotient of a cubic is 3 x^2 + eps^2.",
    )
    e.edge("zero-dimensional", f=Fn("cubic", scale=2.0), x=np.array(1.5))
    e.edge("empty", f=Fn("waves", frequency=1.0), x=np.zeros((0, 3)))
    e.edge("absolute-at-its-kink", f=Fn("absolute"), x=np.array([0.0, 2.0, -3.0]))
    e.edge("relu-at-its-kink", f=Fn("relu"), x=np.array([-1.0, 0.0, 2.0]))
    e.edge(
        "default-step-across-a-kink",
        f=Fn("absolute"),
        x=np.array([5e-6, -2.5e-6, 2e-5]),
        note="The default eps of 1e-5 reaches across the kink from the first two elements.",
    )
    e.edge("integer-input", f=Fn("squares", weights=[1.0, 2.0, 3.0]), x=np.array([3, -2, 5]))
    e.edge("integer-zero-dimensional", f=Fn("cubic", scale=1.0), x=np.array(4), eps=0.25)
    e.edge("read-only", f=Fn("waves", frequency=1.3), x=Layout(np.array([0.3, -1.2, 2.0]), "readonly"))
    e.edge("constant", f=Fn("constant", value=7.5), x=np.array([[1.0, 2.0]]))
    e.edge("no-drift", f=Fn("products", power=2), x=np.array([0.1, 0.7, 13.3, 0.2]), eps=0.3)
    e.shape(
        "matrix",
        f=Fn("quadratic_form", matrix=[[1.0, 2.0, 0.0], [-1.0, 0.5, 3.0], [0.0, 4.0, -2.0]]),
        x=np.array([[1.0, -2.0, 0.5], [0.3, 1.5, -1.0]]),
    )
    e.shape(
        "fortran-order",
        f=Fn("waves", frequency=0.7),
        x=Layout(np.array([[0.1, 2.0, -1.0], [0.5, -0.3, 1.2]]), "fortran"),
    )
    e.shape("strided", f=Fn("products", power=3), x=Layout(np.array([1.0, -0.5, 2.0, 0.3]), "strided"))
    e.shape("three-axes", f=Fn("linear", weights=np.arange(12.0).reshape(2, 3, 2) - 4), x=np.ones((2, 3, 2)))
    e.shape("one-element", f=Fn("cubic", scale=-1.0), x=np.array([[[2.0]]]), eps=1.0)
    e.stability("mixed-magnitudes", f=Fn("waves", frequency=1.0), x=np.array([1e-8, 50.0, -90.0, 0.25]))
    e.stability("small-step", f=Fn("log_sum_exp", temperature=1.0), x=np.array([0.1, -0.4, 1.0]), eps=1e-6)
    e.random(30, random_gradient, seed=101)
    e.strategy(
        st.fixed_dictionaries(
            {
                "f": st.sampled_from(
                    [
                        Fn("waves", frequency=1.0),
                        Fn("cubic", scale=1.0),
                        Fn("absolute"),
                        Fn("relu"),
                        Fn("products", power=2),
                        Fn("constant", value=2.0),
                    ]
                ),
                "x": st.one_of(
                    hnp.arrays(
                        np.float64,
                        hnp.array_shapes(min_dims=0, max_dims=2, max_side=2),
                        elements=st.sampled_from([0.0, 1.0, -2.0, 0.5]),
                    ),
                    hnp.arrays(
                        np.int64, hnp.array_shapes(min_dims=0, max_dims=1, max_side=2), elements=st.integers(-2, 3)
                    ),
                ),
            },
            optional={"eps": st.sampled_from([1e-5, 1e-3, 0.5])},
        ),
        valid=valid_gradient,
    )

    e = cases.of("relative_error")
    e.example("right-angle", a=np.array([3.0, 0.0]), b=np.array([0.0, 4.0]), note="5 / (3 + 4)")
    e.example("off-by-a-factor-of-two", a=np.array([1.0, -2.0, 2.0]), b=np.array([2.0, -4.0, 4.0]))
    e.edge("both-zero", a=np.zeros((2, 2)), b=np.zeros((2, 2)))
    e.edge("one-is-zero", a=np.array([0.0, 0.0]), b=np.array([0.0, 1e-7]))
    e.edge("empty", a=np.zeros(0), b=np.zeros(0))
    e.edge("zero-dimensional", a=np.array(2.0), b=np.array(-1.0))
    e.edge("opposite", a=np.array([1.0, -3.0]), b=np.array([-1.0, 3.0]))
    e.edge("row-against-column", a=np.array([[1.0, 2.0]]), b=np.array([[1.0], [2.0]]), raises=ValueError)
    e.edge("flat-against-column", a=np.array([1.0, 2.0, 3.0]), b=np.array([[1.0], [2.0], [3.0]]), raises=ValueError)
    e.edge("scalar-against-vector", a=np.array(1.0), b=np.array([1.0, 1.0]), raises=ValueError)
    e.edge("integers", a=np.array([[1, 2], [3, 4]]), b=np.array([[1, 2], [3, 5]]))
    e.shape("matrix", a=np.array([[1.0, 2.0, 0.5], [-1.0, 0.0, 3.0]]), b=np.array([[1.5, 2.0, 0.5], [-1.0, 1.0, -3.0]]))
    e.shape(
        "three-axes",
        a=Layout(np.arange(12.0).reshape(2, 3, 2), "fortran"),
        b=np.arange(12.0).reshape(2, 3, 2)[::-1].copy(),
    )
    e.stability("tiny-gradients", a=np.array([1e-12, -2e-12]), b=np.array([1.5e-12, -2e-12]))
    e.stability("huge-gradients", a=np.array([1e80, -2e80]), b=np.array([1e80, 1e79]))
    e.stability("nearly-equal", a=np.array([1.0, 2.0, 3.0]), b=np.array([1.0, 2.0 + 1e-9, 3.0]))
    e.stability("mixed-magnitudes", a=np.array([1e6, 1e-6]), b=np.array([1e6, 2e-6]))
    e.random(30, random_error, seed=102)
    small = st.sampled_from([0.0, 1.0, -2.0, 0.5, 1e-12])
    e.strategy(
        hnp.array_shapes(min_dims=0, max_dims=2, max_side=2).flatmap(
            lambda shape: st.fixed_dictionaries(
                {"a": hnp.arrays(np.float64, shape, elements=small), "b": hnp.arrays(np.float64, shape, elements=small)}
            )
        ),
        valid=valid_error,
    )
