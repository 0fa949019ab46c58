import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Layout


def forward(x, weights, biases, activation):
    a, entered, slopes = np.asarray(x, dtype=float), [], []
    for w, b in zip(weights, biases):
        entered.append(a)
        z = a @ w + b
        a = np.tanh(z) if activation == "tanh" else 0.5 + 0.5 * np.tanh(0.5 * z)
        slopes.append(1 - a * a if activation == "tanh" else a * (1 - a))
    return entered, slopes


def shapes_fit(x, weights, biases, activation):
    if activation not in ("sigmoid", "tanh"):
        return 'activation must be "sigmoid" or "tanh".'
    if np.ndim(x) != 2 or 0 in np.shape(x) or not len(weights) or len(weights) != len(biases):
        return "x must be (N, H0), and there must be one bias for each of at least one weight matrix."
    width = np.shape(x)[1]
    for w, b in zip(weights, biases):
        if np.ndim(w) != 2 or np.shape(w)[0] != width or np.shape(b) != np.shape(w)[1:] or 0 in np.shape(w):
            return "weights[l] must be (H_l, H_{l+1}) and biases[l] (H_{l+1},)."
        width = np.shape(w)[1]
    values = [x, *weights, *biases]
    return (
        all((np.abs(np.asarray(v, dtype=float)) <= 1e4).all() for v in values)
        or "Values must be finite, up to 1e4 in magnitude."
    )


def valid_shares(x, weights, biases, activation, eps):
    fits = shapes_fit(x, weights, biases, activation)
    if fits is not True:
        return fits
    if not eps >= 0:
        return "eps must not be negative."
    highest = 1.0 if activation == "tanh" else 0.25  # where z is zero the derivative is exact, and a tie is decidable
    for slope in forward(x, weights, biases, activation)[1]:
        if eps and not ((np.abs(slope - eps) > 1e-9) | ((slope == eps) & (eps == highest))).all():
            return "A derivative is too close to eps to say on which side it is."
    return True


def valid_layer(x, weights, biases, activation, upstream, threshold):
    fits = shapes_fit(x, weights, biases, activation)
    if fits is not True:
        return fits
    if np.shape(upstream) != (np.shape(x)[0], np.shape(weights[-1])[1]):
        return "upstream must have the shape of the output."
    if not (np.abs(np.asarray(upstream, dtype=float)) <= 1e4).all():
        return "upstream must be finite, up to 1e4 in magnitude."
    if not threshold >= 0:
        return "threshold must not be negative."
    norms = weight_norms(x, weights, biases, activation, upstream)
    if not (norms <= 1e6).all():
        return "The gradient explodes: norms up to 1e6 can be judged."
    clear = threshold == 0 or bool((np.abs(norms - threshold) > 1e-11 + 1e-5 * threshold).all())
    return clear or "A norm is too close to the threshold."


def weight_norms(x, weights, biases, activation, upstream):
    entered, slopes = forward(x, weights, biases, activation)
    grad, norms = np.asarray(upstream, dtype=float), []
    for a, s, w in reversed(list(zip(entered, slopes, weights))):
        grad = grad * s
        norms.append(np.sqrt(np.sum((a.T @ grad) ** 2)))
        grad = grad @ np.transpose(w)
    return np.array(norms[::-1])


def network(rng, widths, gain=1.0):
    pairs = list(zip(widths, widths[1:]))
    return [gain * rng.normal(size=p) / np.sqrt(p[0]) for p in pairs], [0.3 * rng.normal(size=p[1]) for p in pairs]


WIDTHS = [(3, 4, 2), (2, 3, 3, 1), (4, 2), (2, 2, 5, 3, 2), (1, 3, 2, 4)]


def random_network(rng, i):
    widths = WIDTHS[i % 5]
    weights, biases = network(rng, widths, gain=float(rng.choice([1.0, 2.0, 4.0])))
    x = rng.normal(size=(1 + i % 4, widths[0])) * 2
    return {"x": x, "weights": weights, "biases": biases, "activation": ["tanh", "sigmoid"][i % 2]}


def random_shares(rng, i):
    case = random_network(rng, i)
    case["eps"] = float(rng.choice([0.3, 0.6, 0.9] if i % 2 == 0 else [0.05, 0.1, 0.2])) if i % 5 else 0.01
    return case


def random_layer(rng, i):
    case = random_network(rng, i)
    case["upstream"] = rng.normal(size=(len(case["x"]), len(case["biases"][-1])))
    norms = np.sort(weight_norms(**case))
    cuts = [*np.sqrt(norms[1:] * norms[:-1]), norms[0] / 2, norms[-1] * 2]
    case["threshold"] = float(cuts[i % len(cuts)])
    return case


W = [np.array([[1.0, -2.0], [0.5, 1.5]]), np.array([[0.5], [-1.0]])]
B = [np.array([0.0, 0.25]), np.array([0.5])]
X = np.array([[1.0, 2.0], [-3.0, 0.5], [0.0, -0.25]])
DEEP = [
    np.array(w)
    for w in ([[0.9, -0.4], [0.3, 1.1]], [[0.5, 0.2], [-0.6, 0.8]], [[1.2, -0.3], [0.4, 0.7]], [[0.6], [-1.3]])
]
DEEP_B = [np.array([0.1, -0.2]), np.array([0.0, 0.3]), np.array([-0.1, 0.2]), np.array([0.05])]
# the middle layer is far out in the flat part; large inputs give the first one a large gradient all the same
UNEVEN = [np.array([[2e-5, -1e-5]]), np.array([[3.0, -2.0], [1.0, 4.0]]), np.array([[0.8], [-0.5]])]
UNEVEN_B = [np.array([0.1, -0.3]), np.array([3.5, -3.0]), np.array([0.2])]


def build(cases):
    e = cases.of("saturated_shares")
    e.example("two-tanh-layers", x=X, weights=W, biases=B, activation="tanh", eps=0.1)
    e.example(
        "sigmoid-at-zero",
        x=np.zeros((2, 1)),
        weights=[np.array([[1.0, 2.0]])],
        biases=[np.array([0.0, 3.0])],
        activation="sigmoid",
        eps=0.25,
        note="At z = 0 the derivative is exactly 0.25: not saturated.",
    )
    e.edge(
        "tanh-at-zero",
        x=np.zeros((1, 2)),
        weights=[np.eye(2)],
        biases=[np.array([0.0, 0.5])],
        activation="tanh",
        eps=1.0,
    )
    e.edge("eps-zero", x=X, weights=W, biases=B, activation="sigmoid", eps=0.0)
    e.edge(
        "eps-zero-and-derivative-zero",
        x=np.array([[3000.0], [-0.5]]),
        weights=[np.array([[1.0]])],
        biases=[np.zeros(1)],
        activation="sigmoid",
        eps=0.0,
    )
    e.edge("everything-saturated", x=X, weights=W, biases=B, activation="sigmoid", eps=0.5)
    e.edge("unknown-activation", x=X, weights=W, biases=B, activation="relu", eps=0.1, raises=ValueError)
    e.edge(
        "integers",
        x=np.array([[1, -2], [0, 3]]),
        weights=[np.array([[1, 0, 2], [-1, 1, 1]])],
        biases=[np.array([0, 1, -1])],
        activation="tanh",
        eps=0.3,
    )
    e.shape(
        "one-value",
        x=np.array([[2.0]]),
        weights=[np.array([[1.5]])],
        biases=[np.array([-0.5])],
        activation="sigmoid",
        eps=0.15,
    )
    e.shape("four-layers", x=X, weights=DEEP, biases=DEEP_B, activation="tanh", eps=0.7)
    e.shape("widths-differ", x=X * 2, weights=UNEVEN[1:], biases=UNEVEN_B[1:], activation="tanh", eps=0.2)
    e.shape(
        "fortran-and-read-only",
        x=Layout(X, "fortran"),
        weights=[Layout(W[0], "fortran"), Layout(W[1], "readonly")],
        biases=B,
        activation="sigmoid",
        eps=0.12,
    )
    e.shape(
        "strided",
        x=Layout(X, "strided"),
        weights=[Layout(W[0], "strided"), W[1]],
        biases=B,
        activation="tanh",
        eps=0.12,
    )
    e.stability(
        "far-out-sigmoid",
        x=np.array([[800.0, -1000.0], [0.1, 5000.0]]),
        weights=W,
        biases=B,
        activation="sigmoid",
        eps=1e-3,
    )
    e.stability(
        "far-out-tanh", x=np.array([[800.0, -1000.0], [0.1, 5000.0]]), weights=W, biases=B, activation="tanh", eps=1e-3
    )
    e.stability(
        "small-eps",
        x=np.array([[4.0], [8.0], [-12.0], [-3.0]]),
        weights=[np.array([[1.0]])],
        biases=[np.zeros(1)],
        activation="sigmoid",
        eps=1e-4,
    )
    e.random(30, random_shares, seed=241)

    small = st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0])

    def net(widths, more):
        arrays = lambda shape: hnp.arrays(np.float64, shape, elements=small)  # noqa: E731
        pairs = list(zip(widths[1:], widths[2:]))
        return st.fixed_dictionaries(
            {
                "x": arrays((widths[0], widths[1])),
                "weights": st.tuples(*[arrays(p) for p in pairs]).map(list),
                "biases": st.tuples(*[arrays((p[1],)) for p in pairs]).map(list),
                "activation": st.sampled_from(["sigmoid", "tanh"]),
                **more((widths[0], widths[-1])),
            }
        )

    widths = st.lists(st.integers(1, 2), min_size=3, max_size=5)
    eps = st.sampled_from([0.0, 0.01, 0.1, 0.25, 1.0])
    shares = widths.flatmap(lambda w: net(w, lambda shape: {"eps": eps}))
    e.strategy(shares.filter(lambda case: valid_shares(**case) is True), valid=valid_shares)

    e = cases.of("vanishing_layer")
    up = np.array([[1.0], [-0.5], [2.0]])
    e.example(
        "one-tanh-layer",
        x=np.array([[1.0, 2.0]]),
        weights=[np.array([[0.5], [-0.25]])],
        biases=[np.array([0.0])],
        activation="tanh",
        upstream=np.array([[3.0]]),
        threshold=1.0,
        note="z = 0, so dL/dz = 3, and the gradient is (3, 6).",
    )
    e.example("four-tanh-layers", x=X, weights=DEEP, biases=DEEP_B, activation="tanh", upstream=up, threshold=0.8)
    e.edge("none-below", x=X, weights=DEEP, biases=DEEP_B, activation="tanh", upstream=up, threshold=1e-6)
    e.edge("all-below", x=X, weights=DEEP, biases=DEEP_B, activation="sigmoid", upstream=up, threshold=100.0)
    e.edge(
        "input-side-above-again",
        x=np.array([[9000.0], [-7000.0]]),
        weights=UNEVEN,
        biases=UNEVEN_B,
        activation="tanh",
        upstream=np.array([[1.0], [0.7]]),
        threshold=0.1,
    )
    e.edge(
        "not-the-smallest",
        x=np.array([[0.1], [-0.3]]),
        weights=UNEVEN,
        biases=UNEVEN_B,
        activation="tanh",
        upstream=np.array([[1.0], [0.7]]),
        threshold=0.2,
    )
    e.edge("threshold-zero", x=X, weights=W, biases=B, activation="sigmoid", upstream=np.zeros((3, 1)), threshold=0.0)
    e.edge("zero-upstream", x=X, weights=W, biases=B, activation="tanh", upstream=np.zeros((3, 1)), threshold=1e-3)
    e.edge(
        "unknown-activation", x=X, weights=W, biases=B, activation="Tanh", upstream=up, threshold=0.1, raises=ValueError
    )
    e.edge(
        "integers",
        x=np.array([[1, -2], [0, 3]]),
        weights=[np.array([[1, 0, 2], [-1, 1, 1]])],
        biases=[np.array([0, 1, -1])],
        activation="sigmoid",
        upstream=np.array([[1, 2, -1], [3, 0, 1]]),
        threshold=0.25,
    )
    e.shape("two-sigmoid-layers", x=X, weights=W, biases=B, activation="sigmoid", upstream=up, threshold=0.2)
    e.shape(
        "fortran-and-read-only",
        x=Layout(X, "fortran"),
        weights=[Layout(W[0], "fortran"), Layout(W[1], "readonly")],
        biases=B,
        activation="sigmoid",
        upstream=Layout(up, "readonly"),
        threshold=0.4,
    )
    e.shape(
        "two-outputs",
        x=X,
        weights=DEEP[:2],
        biases=DEEP_B[:2],
        activation="tanh",
        upstream=np.array([[1.0, 2.0], [0.0, -1.0], [0.5, 3.0]]),
        threshold=3.0,
    )
    e.stability(
        "far-out-sigmoid",
        x=np.array([[800.0, -1000.0], [0.1, 5000.0]]),
        weights=W,
        biases=B,
        activation="sigmoid",
        upstream=np.array([[1.0], [2.0]]),
        threshold=1e-3,
    )
    e.stability(
        "far-out-tanh",
        x=np.array([[800.0, -1000.0], [0.1, 5000.0]]),
        weights=W,
        biases=B,
        activation="tanh",
        upstream=np.array([[1.0], [2.0]]),
        threshold=1e-3,
    )
    e.stability(
        "tiny-norms",
        x=X * 2,
        weights=[w * 3 for w in DEEP],
        biases=DEEP_B,
        activation="tanh",
        upstream=up * 1e-4,
        threshold=1e-5,
    )
    e.random(30, random_layer, seed=242)
    e.strategy(
        widths.flatmap(
            lambda w: net(
                w,
                lambda shape: {
                    "upstream": hnp.arrays(np.float64, shape, elements=small),
                    "threshold": st.sampled_from([0.0, 1e-3, 0.1, 1.0]),
                },
            )
        ).filter(lambda case: valid_layer(**case) is True),
        valid=valid_layer,
    )
