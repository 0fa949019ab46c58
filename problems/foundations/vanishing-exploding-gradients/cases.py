import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Layout


def valid_network(x, weights, activation, upstream):
    if activation not in ("tanh", "relu"):
        return 'activation must be "tanh" or "relu".'
    if np.ndim(x) != 2 or 0 in np.shape(x) or not len(weights):
        return "x must be (N, H0), and there must be at least one weight matrix."
    width = np.shape(x)[1]
    for w in weights:
        if np.ndim(w) != 2 or np.shape(w)[0] != width or 0 in np.shape(w):
            return "weights[l] must be (H_l, H_{l+1})."
        width = np.shape(w)[1]
    if np.shape(upstream) != (np.shape(x)[0], width):
        return "upstream must have the shape of the output."
    arrays = [np.asarray(v, dtype=float) for v in (x, *weights, upstream)]
    if not all((np.abs(v) <= 1e4).all() for v in arrays):
        return "Values must be finite, up to 1e4 in magnitude."
    exact = len(weights) <= 4 and all((v * 4 == np.round(v * 4)).all() and (np.abs(v) <= 8).all() for v in arrays)
    a = arrays[0]
    for w in arrays[1:-1]:
        z, size = a @ w, np.abs(a) @ np.abs(w)
        if activation == "relu" and not exact and not ((np.abs(z) > 1e-9 * size) | (size == 0)).all():
            return "A pre-activation is too close to zero to say on which side it is."
        a = np.tanh(z) if activation == "tanh" else np.maximum(z, 0)
    return (
        norm_bound(x, weights, upstream) <= 1e12 or "The gradient may explode beyond 1e12, where rounding errors show."
    )


def norm_bound(x, weights, upstream):
    """A bound for all norms: every derivative at most 1."""
    sizes = [np.linalg.norm(np.asarray(v, dtype=float)) for v in (x, *weights, upstream)]
    return float(np.prod([max(1.0, size) for size in sizes]))


def valid_norms(norms, low, high):
    norms = np.asarray(norms, dtype=float)
    if norms.ndim != 1 or not norms.size or not ((norms == 0) | ((norms >= 1e-300) & (norms <= 1e300))).all():
        return "norms must be (L,), each 0 or between 1e-300 and 1e300."
    if not 0 < low <= high:
        return "The thresholds must satisfy 0 < low <= high."
    if (norms == 0).any() or (norms == norms[0]).all():
        return True  # a ratio of exactly 0 or 1
    log_ratio = (np.log(norms[0]) - np.log(norms[-1])) / (norms.size - 1)
    if not abs(log_ratio) < 690:
        return "The ratio must lie between 1e-300 and 1e300."
    clear = all(abs(log_ratio - np.log(limit)) > 1e-7 for limit in (low, high))
    return clear or "The ratio is too close to a threshold to say on which side it is."


WIDTHS = [(3, 4, 2), (2, 3, 3, 1), (4, 2), (2, 2, 5, 3, 2), (1, 3, 2, 4, 3, 2)]


def random_network(rng, i):
    widths = WIDTHS[i % 5]
    gain = float(rng.choice([0.5, 1.0, 1.5]))
    n = 1 + i % 4
    return {
        "x": rng.normal(size=(n, widths[0])),
        "weights": [gain * rng.normal(size=pair) for pair in zip(widths, widths[1:])],
        "activation": ["relu", "tanh"][(i // 5) % 2],
        "upstream": rng.normal(size=(n, widths[-1])),
    }


def random_norms(rng, i):
    steps = rng.normal(loc=[-1.5, 0.0, 1.5][i % 3], size=1 + i % 6)
    low = float(rng.uniform(0.3, 0.9))
    return {
        "norms": np.exp(rng.normal() - np.append(np.cumsum(steps), 0.0)),
        "low": low,
        "high": low + float(rng.uniform(0.1, 1.5)),
    }


X = np.array([[1.0, -2.0], [0.5, 1.5], [-1.0, 0.25]])
W = [np.array([[1.0, -0.5, 0.75], [0.25, 1.5, -1.0]]), np.array([[0.5, -1.0], [1.25, 0.75], [-0.5, 2.0]])]
G = np.array([[1.0, -2.0], [0.5, 0.25], [3.0, -1.0]])


def deep(depth, gain, seed):
    rng = np.random.default_rng(seed)
    return [gain * rng.normal(size=(3, 3)) / np.sqrt(3) for _ in range(depth)]


def build(cases):
    e = cases.of("layer_gradient_norms")
    e.example(
        "two-relu-layers",
        x=np.array([[1.0, 2.0]]),
        weights=[np.array([[1.0, -1.0], [0.5, 0.25]]), np.array([[3.0], [-1.0]])],
        activation="relu",
        upstream=np.array([[1.0]]),
        note="h = (2, 0): the last gradient is (2, 0), the first one 3 (1, 2) in one column.",
    )
    e.example("two-tanh-layers", x=X, weights=W, activation="tanh", upstream=G)
    e.edge(
        "relu-kink",
        x=np.array([[2.0, 1.0], [1.0, 1.0]]),
        weights=[np.array([[1.0, -1.0], [-2.0, 1.5]]), np.array([[1.0, 0.5], [2.0, -1.0]])],
        activation="relu",
        upstream=np.array([[1.0, 2.0], [-0.5, 1.0]]),
        note="The first sample has a pre-activation of exactly 0.",
    )
    e.edge(
        "silent-layer",
        x=np.array([[1.0, 2.0]]),
        weights=[np.eye(2), -np.eye(2), np.array([[1.0], [2.0]])],
        activation="relu",
        upstream=np.array([[1.0]]),
    )
    e.edge(
        "silent-last-layer",
        x=np.array([[1.0, 2.0]]),
        weights=[np.eye(2), np.array([[-1.0], [-2.0]])],
        activation="relu",
        upstream=np.array([[5.0]]),
    )
    e.edge("unknown-activation", x=X, weights=W, activation="sigmoid", upstream=G, raises=ValueError)
    e.edge("unknown-spelling", x=X, weights=W, activation="ReLU", upstream=G, raises=ValueError)
    e.edge(
        "integers",
        x=np.array([[1, -2], [3, 1]]),
        weights=[np.array([[1, -1, 2], [0, 2, -1]]), np.array([[1], [-1], [2]])],
        activation="relu",
        upstream=np.array([[1], [-2]]),
    )
    e.edge(
        "integers-tanh",
        x=np.array([[1, 0]]),
        weights=[np.array([[1, -1], [0, 2]])],
        activation="tanh",
        upstream=np.array([[2, -1]]),
    )
    e.edge("zero-upstream", x=X, weights=W, activation="tanh", upstream=np.zeros((3, 2)))
    e.shape("one-layer", x=X, weights=[W[0][:, :2]], activation="tanh", upstream=G)
    e.shape(
        "one-of-everything",
        x=np.array([[0.5]]),
        weights=[np.array([[2.0]]), np.array([[-1.5]])],
        activation="tanh",
        upstream=np.array([[1.0]]),
    )
    e.shape(
        "square",
        x=X[:2],
        weights=[np.array([[0.5, -1.0], [2.0, 0.75]]), np.array([[1.5, 0.25], [-0.5, 1.0]])],
        activation="tanh",
        upstream=G[:2],
    )
    e.shape(
        "fortran-and-read-only",
        x=Layout(X, "fortran"),
        weights=[Layout(W[0], "fortran"), Layout(W[1], "readonly")],
        activation="relu",
        upstream=Layout(G, "readonly"),
    )
    e.shape(
        "strided",
        x=Layout(X, "strided"),
        weights=[W[0], Layout(W[1], "strided")],
        activation="tanh",
        upstream=Layout(G, "strided"),
    )
    e.stability(
        "thirty-layers-vanishing",
        x=np.array([[0.5, -1.0, 0.25], [1.5, 0.3, -0.7]]),
        weights=deep(30, 0.8, 1),
        activation="tanh",
        upstream=np.array([[1e4, -5e3, 2e3], [3e3, 1e3, -1e4]]),
    )
    e.stability(
        "twenty-layers-exploding",
        x=np.array([[0.5, 1.0, 0.25], [1.5, 0.3, 0.7]]),
        weights=[np.abs(w) for w in deep(20, 1.3, 2)],
        activation="relu",
        upstream=np.array([[1.0, 0.5, 2.0], [-0.3, 1.0, 1.0]]),
    )
    e.stability("saturated", x=X * 300, weights=W, activation="tanh", upstream=G)
    e.random(30, random_network, seed=281)
    small = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def network(widths):
        arrays = [hnp.arrays(np.float64, pair, elements=small) for pair in zip(widths[1:], widths[2:])]
        return st.fixed_dictionaries(
            {
                "x": hnp.arrays(np.float64, (widths[0], widths[1]), elements=small),
                "weights": st.tuples(*arrays).map(list),
                "activation": st.sampled_from(["tanh", "relu"]),
                "upstream": hnp.arrays(np.float64, (widths[0], widths[-1]), elements=small),
            }
        )

    e.strategy(st.lists(st.integers(1, 2), min_size=3, max_size=5).flatmap(network), valid=valid_network)

    e = cases.of("diagnose")
    e.example("vanishing", norms=np.array([0.01, 0.1, 1.0]), low=0.5, high=2.0)
    e.example(
        "exploding",
        norms=np.array([24.0, 4.0, 3.0, 3.0]),
        low=0.5,
        high=1.9,
        note="The ratios 6, 4/3 and 1 multiply to 8, and the mean is 2.",
    )
    e.edge("equal-to-both-thresholds", norms=np.array([0.7, 0.7, 0.7]), low=1.0, high=1.0)
    e.edge("one-layer", norms=np.array([3.5]), low=0.5, high=2.0)
    e.edge("one-layer-below-low", norms=np.array([3.5]), low=1.5, high=2.0)
    e.edge("one-layer-above-high", norms=np.array([3.5]), low=0.5, high=0.75)
    e.edge("one-layer-of-zero", norms=np.array([0.0]), low=0.5, high=2.0)
    e.edge("zero-next-to-the-input", norms=np.array([0.0, 0.5, 1.0]), low=0.1, high=2.0)
    e.edge("zero-at-the-output", norms=np.array([2.0, 0.5, 0.0]), low=0.1, high=2.0)
    e.edge("zero-in-between", norms=np.array([5.0, 0.0, 0.5]), low=0.1, high=2.0)
    e.edge("all-zero", norms=np.zeros(4), low=0.5, high=2.0)
    e.edge("just-below-low", norms=np.array([0.498, 1.0]), low=0.5, high=2.0)
    e.edge("just-above-low", norms=np.array([0.502, 1.0]), low=0.5, high=2.0)
    e.edge("just-above-high", norms=np.array([2.01, 1.0]), low=0.5, high=2.0)
    e.edge("arithmetic-mean-misleads", norms=np.array([1.0, 10.0, 1.0]), low=0.9, high=1.1)
    e.edge("integers", norms=np.array([2, 6, 1, 9]), low=0.3, high=0.5)
    e.shape("two-layers", norms=np.array([3.0, 2.0]), low=0.5, high=1.25)
    e.shape("read-only", norms=Layout(np.array([0.3, 0.9, 2.0]), "readonly"), low=0.2, high=1.0)
    e.shape("strided", norms=Layout(np.array([4.0, 1.0, 3.0, 0.25]), "strided"), low=0.75, high=2.0)
    e.stability("products-underflow", norms=np.array([1e-200, 1.0, 1e200]), low=1e-220, high=2.0)
    e.stability("products-overflow", norms=np.array([1e250, 1e100, 1e-20, 1e-280]), low=0.5, high=1e200)
    e.stability("hundred-layers", norms=np.logspace(-290, 290, 100), low=1e-7, high=1e-3)
    e.stability(
        "neighbours-too-far-apart",
        norms=np.array([1e300, 1e-300, 1e300]),
        low=0.5,
        high=2.0,
        note="One ratio is 1e600 and the other 1e-600; their mean is 1.",
    )
    e.stability("tiny-ratio", norms=np.array([1e-150, 1e-10]), low=1e-145, high=1.0)
    e.random(30, random_norms, seed=282)
    e.strategy(
        st.fixed_dictionaries(
            {
                "norms": st.lists(st.sampled_from([0.0, 1.0, 0.1, 3.0, 1e-200, 1e200]), min_size=1, max_size=4).map(
                    np.array
                ),
                "low": st.sampled_from([0.5, 1.0]),
                "high": st.sampled_from([1.0, 2.0]),
            }
        ).filter(lambda case: valid_norms(**case) is True),
        valid=valid_norms,
    )
