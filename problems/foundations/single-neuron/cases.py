import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Layout


def valid(x, y, weights, bias, lr=0.1, epochs=10):
    if np.ndim(x) != 2 or 0 in np.shape(x):
        return "x must be (N, D), with at least one sample and one feature."
    if np.shape(y) != np.shape(x)[:1] or np.shape(weights) != np.shape(x)[1:] or np.ndim(bias) != 0:
        return "y must be (N,), weights (D,), and bias a number."
    y = np.asarray(y)
    if not ((y >= 0) & (y <= 1)).all():
        return "The targets must lie between 0 and 1."
    if not all((np.abs(np.asarray(v, dtype=float)) <= 1e4).all() for v in (x, weights, bias)):
        return "Values must be finite, up to 1e4 in magnitude."
    if not (isinstance(epochs, int) and 0 <= epochs <= 100 and 0 <= lr <= 10):
        return "epochs must be an int from 0 to 100, and lr lie between 0 and 10."
    if lr * (1 + np.sum(np.square(x, dtype=float), axis=1).max()) > 200:
        return "The learning rate is too large for these inputs: rounding errors would be amplified."
    return True


def random_case(rng, i):
    n, d = 1 + i % 6, 1 + i % 4
    y = rng.integers(0, 2, size=n) if i % 3 else rng.uniform(size=n)
    case = {"x": rng.normal(size=(n, d)), "y": y, "weights": rng.normal(size=d), "bias": float(rng.normal())}
    if i % 2:
        case["lr"] = float(rng.choice([0.01, 0.5, 2.0]))
    if i % 4 > 1:
        case["epochs"] = int(rng.integers(1, 25))
    return case


X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5], [2.0, 0.25]])
Y = np.array([1, 0, 0, 1])


def build(cases):
    e = cases.of("train_neuron")
    e.example(
        "one-step-from-zero",
        x=np.array([[1.0], [3.0]]),
        y=np.array([1, 0]),
        weights=np.zeros(1),
        bias=0.0,
        lr=1.0,
        epochs=1,
        note="p = 0.5 twice, p (1 - p) = 0.25: dL/dz is -0.125 and 0.125.",
    )
    e.example("three-epochs", x=X, y=Y, weights=np.array([0.5, -0.25]), bias=0.1, lr=0.5, epochs=3)
    e.edge("no-epochs", x=X, y=Y, weights=np.array([0.5, -0.25]), bias=0.1, epochs=0)
    e.edge("no-epochs-integer-weights", x=X, y=Y, weights=np.array([2, -1]), bias=1, epochs=0)
    e.edge("integer-weights", x=X, y=Y, weights=np.array([2, -1]), bias=1, epochs=4)
    e.edge(
        "all-integers",
        x=np.array([[1, 2], [-1, 0], [3, -2]]),
        y=np.array([1, 0, 1]),
        weights=np.array([0, 1]),
        bias=0,
        epochs=5,
    )
    e.edge("learning-rate-zero", x=X, y=Y, weights=np.array([0.5, -0.25]), bias=0.1, lr=0.0, epochs=2)
    e.edge("defaults", x=X, y=Y, weights=np.array([1.5, -0.5]), bias=-0.3)
    e.edge("default-rate", x=X, y=Y, weights=np.array([0.2, 0.7]), bias=0.4, epochs=1)
    e.edge(
        "soft-targets", x=X, y=np.array([0.9, 0.2, 0.35, 0.5]), weights=np.array([0.3, 0.1]), bias=0.0, lr=1.5, epochs=4
    )
    e.shape(
        "one-sample",
        x=np.array([[0.5, -1.0, 2.0]]),
        y=np.array([1.0]),
        weights=np.array([0.1, 0.2, -0.3]),
        bias=-0.5,
        epochs=3,
    )
    e.shape(
        "one-feature",
        x=np.array([[0.5], [-1.0], [2.0]]),
        y=np.array([1.0, 0.0, 1.0]),
        weights=np.array([-0.3]),
        bias=0.2,
        epochs=3,
    )
    e.shape(
        "as-many-samples-as-features",
        x=np.array([[1.0, -2.0], [0.5, 3.0]]),
        y=np.array([0, 1]),
        weights=np.array([0.4, -0.1]),
        bias=0.3,
        epochs=2,
    )
    e.shape(
        "fortran-and-read-only",
        x=Layout(X, "fortran"),
        y=Layout(Y, "readonly"),
        weights=Layout(np.array([0.5, -0.25]), "readonly"),
        bias=0.1,
        epochs=3,
    )
    e.shape(
        "strided",
        x=Layout(X, "strided"),
        y=Layout(Y, "strided"),
        weights=Layout(np.array([0.5, -0.25]), "strided"),
        bias=0.1,
        epochs=2,
    )
    e.stability(
        "saturated-and-wrong",
        x=np.array([[1.0], [-1.0], [0.001]]),
        y=np.array([0, 1, 1]),
        weights=np.array([2000.0]),
        bias=1.0,
        epochs=2,
    )
    e.stability("large-bias", x=X, y=Y, weights=np.array([0.5, -0.25]), bias=-900.0, epochs=2)
    e.stability("many-epochs", x=X, y=Y, weights=np.array([-0.5, 0.25]), bias=0.0, lr=2.0, epochs=60)
    e.random(30, random_case, seed=261)

    small = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def data(size):
        n, d = size
        return st.fixed_dictionaries(
            {
                "x": hnp.arrays(np.float64, (n, d), elements=small),
                "y": hnp.arrays(np.int64, (n,), elements=st.integers(0, 1)),
                "weights": st.one_of(
                    hnp.arrays(np.float64, (d,), elements=small),
                    hnp.arrays(np.int64, (d,), elements=st.integers(-2, 2)),
                ),
                "bias": st.sampled_from([0.0, 0.5, -1.0, 900.0]),
            },
            optional={"lr": st.sampled_from([0.5, 1.0]), "epochs": st.integers(0, 3)},
        )

    e.strategy(st.tuples(st.integers(1, 3), st.integers(1, 2)).flatmap(data), valid=valid)
