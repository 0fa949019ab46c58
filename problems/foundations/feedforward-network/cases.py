import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Layout

NAMES = ["identity", "relu", "sigmoid", "tanh"]


def valid(x, weights, biases, activations):
    if not len(weights) == len(biases) == len(activations) or not len(weights):
        return "There must be at least one layer, and as many biases and activations as weights."
    if any(name not in NAMES for name in activations):
        return "The activations are identity, relu, sigmoid and tanh."
    if np.ndim(x) != 2:
        return "x must be (N, H0)."
    width = np.shape(x)[1]
    for w, b in zip(weights, biases):
        if np.ndim(w) != 2 or np.shape(w)[0] != width or np.shape(b) != np.shape(w)[1:] or 0 in np.shape(w):
            return "weights[l] must be (H_l, H_{l+1}) and biases[l] (H_{l+1},)."
        width = np.shape(w)[1]
    values = [x, *weights, *biases]
    return (
        all((np.abs(np.asarray(v, dtype=float)) <= 1e6).all() for v in values)
        or "Values must be finite, up to 1e6 in magnitude."
    )


WIDTHS = [(3, 4, 2), (2, 3, 3, 1), (4, 2), (2, 2, 5, 3, 2), (3, 3, 3)]


def random_case(rng, i):
    widths = WIDTHS[i % 5]
    pairs = list(zip(widths, widths[1:]))
    return {
        "x": rng.normal(size=(1 + i % 4, widths[0])),
        "weights": [rng.normal(size=p) for p in pairs],
        "biases": [rng.normal(size=p[1]) for p in pairs],
        "activations": [str(name) for name in rng.choice(NAMES, size=len(pairs))],
    }


X = np.array([[1.0, -2.0], [0.5, 3.0], [-1.0, 0.25]])
W = [np.array([[1.0, -1.0, 0.5], [2.0, 0.25, -1.5]]), np.array([[0.5, -2.0], [1.0, 1.5], [-1.0, 0.75]])]
B = [np.array([0.5, -0.25, 1.0]), np.array([0.1, -0.3])]


def build(cases):
    e = cases.of("mlp_forward")
    e.example(
        "one-relu-layer",
        x=np.array([[1.0, 2.0]]),
        weights=[np.array([[1.0, -1.0], [0.5, -2.0]])],
        biases=[np.array([0.5, 1.0])],
        activations=["relu"],
    )
    e.example("two-layers", x=X[:2], weights=W, biases=B, activations=["tanh", "identity"])
    for name in NAMES:
        e.edge(f"only-{name}", x=X, weights=W[:1], biases=B[:1], activations=[name])
    e.edge("activation-on-the-last-layer", x=X, weights=W, biases=B, activations=["identity", "relu"])
    e.edge("unknown-name", x=X, weights=W, biases=B, activations=["relu", "gelu"], raises=ValueError)
    e.edge("unknown-name-first", x=X, weights=W, biases=B, activations=["ReLU", "relu"], raises=ValueError)
    e.edge("an-activation-missing", x=X, weights=W, biases=B, activations=["relu"], raises=ValueError)
    e.edge("a-bias-missing", x=X, weights=W, biases=B[:1], activations=["relu", "relu"], raises=ValueError)
    e.edge("a-bias-too-many", x=X, weights=W[:1], biases=B, activations=["relu"], raises=ValueError)
    e.edge(
        "an-activation-too-many", x=X, weights=W, biases=B, activations=["relu", "tanh", "identity"], raises=ValueError
    )
    e.edge("a-weight-too-many", x=X, weights=W, biases=B[:1], activations=["relu"], raises=ValueError)
    e.edge("no-samples", x=np.zeros((0, 2)), weights=W, biases=B, activations=["sigmoid", "tanh"])
    e.edge(
        "integers",
        x=np.array([[1, -2], [3, 0]]),
        weights=[np.array([[1, -1, 2], [0, 2, -3]])],
        biases=[np.array([-1, 0, 2])],
        activations=["relu"],
    )
    e.edge(
        "integer-sigmoid",
        x=np.array([[1, -2], [3, 0]]),
        weights=[np.array([[1, -1], [0, 2]])],
        biases=[np.array([-1, 2])],
        activations=["sigmoid"],
    )
    e.shape("one-sample", x=X[1:2], weights=W, biases=B, activations=["sigmoid", "tanh"])
    e.shape(
        "one-unit-everywhere",
        x=np.array([[2.0]]),
        weights=[np.array([[1.5]])] * 3,
        biases=[np.array([-0.5])] * 3,
        activations=["tanh", "sigmoid", "identity"],
    )
    e.shape(
        "as-many-samples-as-units",
        x=np.array([[1.0, -0.5], [2.0, 0.75]]),
        weights=[np.array([[0.5, -1.0], [1.5, 2.0]])],
        biases=[np.array([1.0, -3.0])],
        activations=["identity"],
    )
    e.shape(
        "four-layers",
        x=X,
        weights=[*W, W[0] * 0.5, W[1] * -0.7],
        biases=[*B, B[0] - 1, B[1] + 0.4],
        activations=["relu", "tanh", "sigmoid", "identity"],
    )
    e.shape(
        "fortran-and-read-only",
        x=Layout(X, "fortran"),
        weights=[Layout(W[0], "fortran"), Layout(W[1], "readonly")],
        biases=[Layout(B[0], "readonly"), B[1]],
        activations=["relu", "sigmoid"],
    )
    e.shape(
        "strided",
        x=Layout(X, "strided"),
        weights=[Layout(W[0], "strided"), W[1]],
        biases=B,
        activations=["relu", "relu"],
    )
    e.stability("far-out-sigmoid", x=X * 1000, weights=W, biases=B, activations=["sigmoid", "sigmoid"])
    e.stability("far-out-tanh", x=X * 1000, weights=W, biases=B, activations=["tanh", "identity"])
    e.stability("large-relu", x=X * 1e5, weights=[w * 1e3 for w in W], biases=B, activations=["relu", "identity"])
    e.random(30, random_case, seed=251)

    small = st.sampled_from([0.0, 1.0, -2.0, 0.5, 1000.0])

    def network(widths):
        pairs = list(zip(widths[1:], widths[2:]))
        arrays = [hnp.arrays(np.float64, shape, elements=small) for shape in pairs]
        offsets = [hnp.arrays(np.float64, (p[1],), elements=small) for p in pairs]
        return st.fixed_dictionaries(
            {
                "x": hnp.arrays(np.float64, (widths[0], widths[1]), elements=small),
                "weights": st.tuples(*arrays).map(list),
                "biases": st.tuples(*offsets).map(list),
                "activations": st.lists(st.sampled_from(NAMES), min_size=len(pairs), max_size=len(pairs)),
            }
        )

    e.strategy(st.lists(st.integers(1, 3), min_size=3, max_size=5).flatmap(network), valid=valid)
