import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_network(x, weights, activation, upstream):
    """True, or why this call is outside the task."""
    if activation not in ("tanh", "relu"):
        return 'activation must be "tanh" or "relu".'
    if np.ndim(x) != 2 or 0 in np.shape(x) or not len(weights) or len(weights) > 400:
        return "x must have the shape (N, H_0), and there must be at least one weight matrix."
    width = np.shape(x)[1]
    for w in weights:
        if np.ndim(w) != 2 or np.shape(w)[0] != width or 0 in np.shape(w):
            return "The l-th of weights must have the shape (H_{l-1}, H_l)."
        width = np.shape(w)[1]
    if np.shape(upstream) != (np.shape(x)[0], width):
        return "upstream must have the shape of the output."
    arrays = [np.asarray(each) for each in (x, upstream, *weights)]
    if not all(plain(each) for each in arrays):
        return "Arrays must hold float64 or integers, finite and at most 1e9 in size."
    return decided(arrays, activation)


def decided(arrays, activation):
    """Whether every variance, and every side of a ReLU, is far from what rounding can change."""
    found = [measure([each.astype(kind) for each in arrays], activation) for kind in (np.float64, np.longdouble)]
    if found[1] is None:
        return "A z is too close to zero to say on which side it is."
    for coarse, fine in zip(*(each for each in found if each is not None), strict=True):
        if not (fine == coarse == 0 or (1e-200 < fine < 1e200 and abs(fine - coarse) < 1e-9 * fine)):
            return "Rounding decides a variance, or it is out of range."
    return True


def measure(arrays, activation):
    """All variances; None where a z is within rounding of zero, and not exactly there."""
    a, grad, *weights = arrays
    exact = len(weights) <= 4 and all(
        (each * 4 == np.round(each * 4)).all() and abs(each).max() <= 300 for each in arrays
    )
    outputs, variances = [], []
    for w in weights:
        z, size = a @ w, np.abs(a) @ np.abs(w)
        if activation == "relu" and not exact and not ((np.abs(z) > 1e-9 * size) | (size == 0)).all():
            return None
        a = np.tanh(z) if activation == "tanh" else np.maximum(z, 0)
        outputs.append(a)
        variances.append(spread(a))
    for a, w in zip(outputs[::-1], weights[::-1]):
        grad = (grad * (1 - a**2 if activation == "tanh" else a > 0)) @ w.T
        variances.append(spread(grad))
    return variances


def spread(values):
    """The variance; NaN where it is lost in the rounding of the mean."""
    if values.size == 1 or (values == 0).all():
        return 0.0
    variance = values.var()
    return variance if variance > 1e-14 * (values**2).mean() else np.nan


def valid_prediction(x, widths, stds, activation, upstream):
    """True, or why this call is outside the task."""
    if activation not in ("tanh", "relu"):
        return 'activation must be "tanh" or "relu".'
    if not 1 <= len(stds) <= 400 or len(widths) != len(stds) + 1:
        return "stds must have at least one number, and widths one more."
    if not all(isinstance(each, int | np.integer) and 1 <= each <= 1e6 for each in widths):
        return "widths must be integers from 1 to 1,000,000."
    if not all(each == 0 or 1e-6 <= each <= 1e6 for each in stds):
        return "stds must be 0, or between 1e-6 and 1e6."
    x, upstream = np.asarray(x), np.asarray(upstream)
    if x.ndim != 2 or upstream.ndim != 2 or x.shape[1] != widths[0] or upstream.shape != (len(x), widths[-1]):
        return "x must have the shape (N, H_0) and upstream the shape (N, H_L)."
    if not len(x) or not plain(x) or not plain(upstream):
        return "Arrays must hold float64 or integers, finite and at most 1e9 in size, with at least one sample."
    logs = np.log10(np.maximum(np.array(stds, dtype=float), 1e-300)) * 2
    grows = [
        np.abs(np.cumsum(logs[::step] + np.log10(sides))).max()
        for step, sides in ((1, widths[:-1]), (-1, widths[:0:-1]))
    ]
    return 0 in stds or max(grows) < 200 or "The variances must stay between 1e-200 and 1e200."


def plain(values):
    if values.dtype.kind not in "iu" and values.dtype != np.float64:
        return False
    values = values.astype(np.float64)
    return bool(np.isfinite(values).all() and np.abs(values).max() <= 1e9)


WIDTHS = [(3, 4, 2), (2, 5, 3, 1), (4, 2), (2, 6, 5, 3, 2), (1, 3, 2, 4, 3, 2)]


def random_network(rng, i):
    widths = WIDTHS[i % 5]
    n = 2 + i % 4
    return {
        "x": rng.normal(loc=0.5, size=(n, widths[0])),
        "weights": [
            rng.normal(loc=0.2, scale=float(rng.uniform(0.4, 1.2)), size=pair) for pair in zip(widths, widths[1:])
        ],
        "activation": ["relu", "tanh"][(i // 5) % 2],
        "upstream": rng.normal(loc=-0.5, size=(n, widths[-1])),
    }


def random_prediction(rng, i):
    widths = [int(each) for each in rng.integers(1, 9, size=2 + i % 4)]
    n = 1 + i % 3
    return {
        "x": rng.normal(loc=1.0, size=(n, widths[0])),
        "widths": widths,
        "stds": [float(each) for each in rng.uniform(0.1, 1.5, size=len(widths) - 1)],
        "activation": ["relu", "tanh"][(i // 4) % 2],
        "upstream": rng.normal(loc=-2.0, size=(n, widths[-1])),
    }


A = np.array
X = A([[1.0, -2.0], [0.5, 1.5], [-1.0, 0.25], [2.0, 1.0]])
W = [A([[1.0, -0.5, 0.75], [0.25, 1.5, -1.0]]), A([[0.5, -1.0], [1.25, 0.75], [-0.5, 2.0]])]
G = A([[1.0, -2.0], [0.5, 0.25], [3.0, -1.0], [0.75, 1.0]])


def deep(depth, gain, seed):
    rng = np.random.default_rng(seed)
    return [gain * rng.normal(size=(4, 4)) / 2 for _ in range(depth)]


def build(cases):
    e = cases.of("measured_variances")
    e.example(
        "two-relu-layers",
        x=A([[1.0, 2.0]]),
        weights=[A([[1.0, -1.0], [0.5, 0.25]]), A([[3.0, 1.0], [-1.0, 2.0]])],
        activation="relu",
        upstream=A([[1.0, 2.0]]),
        note="a_1 = (2, 0), a_2 = (6, 2); the gradient is (5, 3) at a_1 and (5, 2.5) at x.",
    )
    e.example("two-tanh-layers", x=X, weights=W, activation="tanh", upstream=G)
    e.example(
        "three-relu-layers",
        x=X,
        weights=[*W, A([[1.0, 0.5, -0.25], [-0.5, 1.5, 1.0]])],
        activation="relu",
        upstream=X[:, [0, 1, 0]] * A([1.0, 0.5, -1.5]) + 1.0,
    )
    e.edge(
        "relu-kink",
        x=A([[2.0, 1.0], [1.0, 1.0]]),
        weights=[A([[1.0, -1.0, 2.0], [-2.0, 1.5, 1.0]]), A([[1.0, 0.5], [2.0, -1.0], [0.5, 1.0]])],
        activation="relu",
        upstream=A([[1.0, 2.0], [-0.5, 1.0]]),
        note="The first sample has a z of exactly 0.",
    )
    silent = [A([[1.0, 0.5], [0.25, 2.0]]), -np.eye(2), A([[1.0, -2.0], [2.0, 0.5]])]
    e.edge("silent-layer", x=A([[1.0, 2.0]]), weights=silent, activation="relu", upstream=A([[1.0, 3.0]]))
    e.edge("zero-upstream", x=X, weights=W, activation="tanh", upstream=np.zeros((4, 2)))
    e.edge("zero-input", x=np.zeros((4, 2)), weights=W, activation="tanh", upstream=G)
    e.edge("unknown-activation", x=X, weights=W, activation="sigmoid", upstream=G, raises=ValueError)
    e.edge("unknown-spelling", x=X, weights=W, activation="ReLU", upstream=G, raises=ValueError)
    e.shape("one-layer", x=X, weights=[W[0]], activation="relu", upstream=np.column_stack([G, G[:, 0] - 0.5]))
    e.shape(
        "one-of-everything", x=A([[0.5]]), weights=[A([[2.0]]), A([[-1.5]])], activation="tanh", upstream=A([[1.0]])
    )
    e.shape("one-sample", x=X[:1], weights=W, activation="tanh", upstream=G[:1])
    e.shape("tuple-of-weights", x=X, weights=tuple(W), activation="relu", upstream=G)
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127), ("int32", -7, 90000)):
        first, second = A([[high, 3, low], [low, 90, 7]], dtype=kind), A([[2, high], [100, 5], [low, 9]], dtype=kind)
        given = {"x": A([[high, 5], [17, 100], [3, low]], dtype=kind), "weights": [first, second]}
        e.shape(kind, **given, activation="relu", upstream=A([[100, low], [high, 3], [7, 9]], dtype=kind))
    e.shape(
        "integers-tanh",
        x=A([[1, 0], [-1, 1]]),
        weights=[A([[1, -1, 0], [0, 2, 1]])],
        activation="tanh",
        upstream=A([[2, -1, 3], [1, 0, 1]]),
    )
    for layout in ("fortran", "strided", "readonly"):
        given = {"x": Layout(X, layout), "weights": [Layout(w, layout) for w in W], "upstream": Layout(G, layout)}
        e.shape(layout, **given, activation="tanh")
    signal, back = (
        A([[0.5, -1.0, 0.25, 2.0], [1.5, 0.3, -0.7, -0.2], [0.4, 0.9, 1.1, -1.3]]),
        A([[1.0, 0.5, 2.0, -1.0], [-0.3, 1.0, 1.0, 0.8], [0.2, -0.6, 0.1, 1.7]]),
    )
    e.stability("sixty-layers-vanishing", x=signal, weights=deep(60, 0.15, 1), activation="tanh", upstream=back)
    e.stability(
        "sixty-layers-exploding",
        x=np.abs(signal),
        weights=[np.abs(w) for w in deep(60, 20.0, 2)],
        activation="relu",
        upstream=back,
    )
    e.stability("forty-layers-saturated", x=signal, weights=deep(40, 1.6, 3), activation="tanh", upstream=back)
    far = 1e6 + A([[1.0, -2.0], [0.5, 1.5], [-1.0, 0.25]])
    e.stability("far-from-zero", x=far, weights=[A([[0.5, 0.25], [0.5, 0.75]])], activation="relu", upstream=G[:3])
    e.stability(
        "gradient-far-from-zero",
        x=np.abs(X),
        weights=[A([[0.5, 0.25], [0.25, 0.5]])],
        activation="relu",
        upstream=1e6 + 0.3 * G,
        note="The squares of the gradients are not exact, so that their difference has few digits left.",
    )
    e.random(30, random_network, seed=391)
    small = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def network(widths):
        n, first, *others = widths
        arrays = [hnp.arrays(np.float64, pair, elements=small) for pair in zip([first, *others], others)]
        return st.fixed_dictionaries(
            {
                "x": hnp.arrays(np.float64, (n, first), elements=small),
                "weights": st.tuples(*arrays).map(list),
                "activation": st.sampled_from(["tanh", "relu"]),
                "upstream": hnp.arrays(np.float64, (n, others[-1]), elements=small),
            }
        )

    sizes = st.lists(st.integers(1, 2), min_size=3, max_size=4)
    e.strategy(sizes.flatmap(network), groups=["example", "edge", "shape", "random"], valid=valid_network)
    distant = st.sampled_from([0.0, 1e6, 1e6 + 1, 1e6 + 3])

    def one_layer(n):
        return st.fixed_dictionaries(
            {
                "x": hnp.arrays(np.float64, (n, 1), elements=distant),
                "weights": st.just([A([[1.0]])]),
                "activation": st.just("relu"),
                "upstream": hnp.arrays(np.float64, (n, 1), elements=distant),
            }
        )

    e.strategy(st.integers(2, 3).flatmap(one_layer), groups=["stability"])

    e = cases.of("predicted_variances")
    e.example(
        "two-relu-layers",
        x=A([[1.0, 3.0]]),
        widths=[2, 3, 1],
        stds=[0.5, 2.0],
        activation="relu",
        upstream=A([[2.0]]),
        note="The mean square of x is 5, so that v_1 = 2.5, and v_2 = 3 * 4 * 1.25 = 15.",
    )
    e.example(
        "two-tanh-layers",
        x=X,
        widths=[2, 5, 3],
        stds=[0.4, 0.3],
        activation="tanh",
        upstream=np.column_stack([G, G[:, 0]]),
    )
    e.edge("he-keeps-the-mean-square", x=X, widths=[2, 8, 8, 2], stds=[1.0, 0.5, 0.5], activation="relu", upstream=G)
    e.edge("mean-far-from-zero", x=X + 10.0, widths=[2, 4, 2], stds=[0.5, 0.25], activation="tanh", upstream=G - 7.0)
    e.edge("weights-of-zero", x=X, widths=[2, 3, 4, 2], stds=[0.5, 0.0, 0.75], activation="relu", upstream=G)
    e.edge("zero-upstream", x=X, widths=[2, 3, 2], stds=[0.5, 0.75], activation="relu", upstream=np.zeros((4, 2)))
    e.edge(
        "unknown-activation", x=X, widths=[2, 3, 2], stds=[0.5, 0.75], activation="gelu", upstream=G, raises=ValueError
    )
    e.edge("large-scale-tanh", x=X, widths=[2, 30, 2], stds=[2.5, 1.5], activation="tanh", upstream=G)
    e.shape("one-layer", x=X, widths=[2, 3], stds=[0.75], activation="relu", upstream=np.column_stack([G, G[:, 1]]))
    e.shape("one-of-everything", x=A([[3.0]]), widths=[1, 1], stds=[0.5], activation="relu", upstream=A([[-2.0]]))
    e.shape("integer-stds", x=X, widths=[2, 3, 2], stds=[2, 3], activation="tanh", upstream=G)
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127), ("uint16", 9, 65535)):
        given = {"x": A([[high, 5, low], [17, 100, 3]], dtype=kind), "upstream": A([[100, low], [high, 3]], dtype=kind)}
        e.shape(kind, **given, widths=[3, 4, 2], stds=[0.25, 0.5], activation="relu")
    for layout in ("strided", "readonly"):
        e.shape(
            layout,
            x=Layout(X, layout),
            widths=[2, 3, 2],
            stds=[0.5, 0.75],
            activation="relu",
            upstream=Layout(G, layout),
        )
    e.stability(
        "hundred-layers-vanishing",
        x=X,
        widths=[2, *[7] * 99, 2],
        stds=[0.1] * 99 + [0.2],
        activation="relu",
        upstream=G,
    )
    e.stability(
        "hundred-layers-exploding",
        x=X,
        widths=[2, *[50] * 99, 2],
        stds=[0.9] + [1.1] * 99,
        activation="tanh",
        upstream=G,
    )
    e.random(30, random_prediction, seed=392)

    def prediction(widths):
        return st.fixed_dictionaries(
            {
                "x": hnp.arrays(np.float64, (1, widths[0]), elements=small),
                "widths": st.just(widths),
                "stds": st.lists(st.sampled_from([1.0, 2.0, 0.5]), min_size=len(widths) - 1, max_size=len(widths) - 1),
                "activation": st.sampled_from(["tanh", "relu"]),
                "upstream": hnp.arrays(np.float64, (1, widths[-1]), elements=small),
            }
        )

    e.strategy(st.lists(st.integers(1, 3), min_size=2, max_size=3).flatmap(prediction), valid=valid_prediction)
