import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(x, shape, most=1000):
    x = np.asarray(x)
    plain = x.dtype == np.float64 or x.dtype.kind in "iu"
    return plain and x.shape == shape and bool((np.abs(x.astype(float)) <= most).all())


def tokens(x, n, V):
    x = np.asarray(x)
    return x.dtype.kind in "iu" and x.shape == (n,) and all(0 <= int(each) < V for each in x)


def length(weights, x, which, shares):
    x, w = np.asarray(x, dtype=float), np.asarray(weights, dtype=float)
    z = x @ w
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    hot = np.arange(w.shape[1]) == np.asarray(which)[:, None]
    return np.linalg.norm(x.T @ ((p - hot) * np.asarray(shares, dtype=float)[:, None])) / len(x)


def valid_batches(weights, features, actions, advantages, ptx_features, ptx_targets):
    if np.ndim(weights) != 2 or 0 in np.shape(weights) or not numbers(weights, np.shape(weights)):
        return "weights has shape (d, V), with numbers of at most 1,000 in size."
    d, V = np.shape(weights)
    n, m = np.size(actions), np.size(ptx_targets)
    if n == 0 or m == 0 or not tokens(actions, n, V) or not tokens(ptx_targets, m, V):
        return "actions and ptx_targets hold one integer at least, each from 0 to V - 1."
    if not numbers(features, (n, d)) or not numbers(advantages, (n,)) or not numbers(ptx_features, (m, d)):
        return "features is (n, d), advantages (n,), ptx_features (m, d), with numbers of at most 1,000 in size."
    lengths = [length(weights, features, actions, advantages), length(weights, ptx_features, ptx_targets, np.ones(m))]
    return not any(0 < each < 1e-6 for each in lengths) or "A gradient is 0, or at least 1e-6 long."


def valid(weights, features, actions, advantages, ptx_features, ptx_targets, gamma):
    """True, or why this call is outside the task."""
    if not isinstance(gamma, (int, float)) or not 0 <= gamma <= 1000:
        return "gamma is from 0 to 1,000."
    return valid_batches(weights, features, actions, advantages, ptx_features, ptx_targets)


def valid_steps(weights, features, actions, advantages, ptx_features, ptx_targets, gammas, lr):
    """True, or why this call is outside the task."""
    if np.ndim(gammas) != 1 or not numbers(gammas, np.shape(gammas)) or (np.asarray(gammas) < 0).any():
        return "gammas has shape (K,), and is from 0 to 1,000."
    if not isinstance(lr, (int, float)) or not 0 < lr <= 100:
        return "lr is above 0, and at most 100."
    return valid_batches(weights, features, actions, advantages, ptx_features, ptx_targets)


def batches(rng, n, m, d, V):
    return {
        "weights": rng.normal(size=(d, V)),
        "features": rng.normal(size=(n, d)),
        "actions": rng.integers(0, V, size=n),
        "advantages": rng.normal(size=n),
        "ptx_features": rng.normal(size=(m, d)),
        "ptx_targets": rng.integers(0, V, size=m),
    }


def random_batches(rng, i):
    n, m, d, V = (int(k) for k in rng.integers((1, 1, 1, 2), (6, 6, 4, 5)))
    return batches(rng, n, m, d, V)


def random_case(rng, i):
    return random_batches(rng, i) | {"gamma": float(rng.choice([0.1, 0.5, 3.0]))}


def random_steps(rng, i):
    return random_batches(rng, i) | {"gammas": rng.uniform(0, 5, size=1 + i % 4), "lr": float(rng.choice([0.05, 0.7]))}


def drawn(extra):
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(size):
        n, m, d, V = size
        token = st.integers(0, V - 1)
        parts = {
            "weights": hnp.arrays(np.float64, (d, V), elements=number),
            "features": hnp.arrays(np.float64, (n, d), elements=number),
            "actions": hnp.arrays(np.int64, n, elements=token),
            "advantages": hnp.arrays(np.float64, n, elements=number),
            "ptx_features": hnp.arrays(np.float64, (m, d), elements=number),
            "ptx_targets": hnp.arrays(np.int64, m, elements=token),
        }
        return st.fixed_dictionaries(parts | extra)

    return st.tuples(*[st.integers(1, 2)] * 3, st.integers(2, 3)).flatmap(inputs)


def build(cases):
    a = np.array
    rng = np.random.default_rng(3701)
    usual = batches(rng, 4, 3, 2, 5)
    tiny = {
        "weights": np.zeros((1, 2)),
        "features": a([[1.0], [2.0]]),
        "actions": a([0, 1]),
        "advantages": a([1.0, -0.5]),
        "ptx_features": a([[1.0]]),
        "ptx_targets": a([1]),
    }
    bytes_ = {
        "weights": a([[3, 0, 2], [1, 4, 0]], np.uint8),
        "features": a([[90, 1], [2, 1]], np.uint8),
        "actions": a([2, 0], np.uint8),
        "advantages": a([3, 200], np.uint8),
        "ptx_features": a([[0, 1], [1, 1], [2, 0]], np.uint8),
        "ptx_targets": a([1, 0, 2], np.uint8),
    }
    ints = usual | {
        "weights": a([[3, 0, -2, 1, 0], [1, -4, 0, 0, 2]]),
        "features": a([[1, 0], [-2, 1], [3, 3], [0, -1]]),
        "advantages": a([3, -2, 1, 0]),
        "ptx_features": a([[0, 1], [-1, 1], [2, 0]]),
    }
    large = usual | {"weights": 60.0 * usual["weights"], "ptx_features": 40.0 * usual["ptx_features"]}
    kinds = [
        ("mixed_loss", {"gamma": 0.5}, random_case, valid),
        ("mixed_loss_grad", {"gamma": 2.0}, random_case, valid),
    ]
    steps = {"gammas": a([0.0, 0.5, 4.0]), "lr": 0.3}
    kinds.append(("ptx_losses_after_step", steps, random_steps, valid_steps))
    for seed, (name, extra, make, check) in enumerate(kinds, 3702):
        e = cases.of(name)
        e.example("fighting", **tiny, **extra)
        e.example("usual", **usual, **extra)
        e.edge("advantages-zero", **usual | {"advantages": np.zeros(4)}, **extra)
        e.edge("one-word", **usual | {"weights": usual["weights"][:, :1], "actions": a([0] * 4),
                                      "ptx_targets": a([0] * 3)}, **extra)  # fmt: skip
        e.edge("features-zero", **usual | {"ptx_features": np.zeros((3, 2))}, **extra)
        one = {key: usual[key][:1] for key in ("features", "actions", "advantages", "ptx_features", "ptx_targets")}
        e.edge("one-context-each", **usual | one, **extra)
        same = {"ptx_features": usual["features"], "ptx_targets": usual["actions"], "advantages": a([2.0] * 4)}
        e.edge("the-same-batch", **usual | same, **extra)
        if name == "ptx_losses_after_step":
            e.edge("no-gammas", **usual, gammas=a([]), lr=0.3)
            e.edge("falling-gammas", **usual, gammas=a([7.0, 1.5, 0.0, 1.5]), lr=1.25)
            e.edge("integer-gammas", **usual, gammas=a([0, 3, 27]), lr=1)
        else:
            e.edge("gamma-zero", **usual, gamma=0)
            e.edge("gamma-of-instructgpt", **usual, gamma=27.8)
        e.shape("bytes", **bytes_, **extra)
        e.shape("integers", **ints, **extra)
        e.shape("as-many-contexts-as-features-as-words", **batches(rng, 3, 3, 3, 3), **extra)
        for layout in ("fortran", "readonly"):
            laid = {
                key: Layout(x, layout if x.ndim > 1 or layout != "fortran" else "strided") for key, x in usual.items()
            }
            e.shape(layout, **laid, **extra)
        e.stability("scores-of-ten-thousand", **large, **extra)
        short = usual | {"features": 1e-4 * usual["features"], "ptx_features": 1e-4 * usual["ptx_features"]}
        e.stability("short-gradients", **short, **extra)
        e.random(30, make, seed=seed)
        few = {"gammas": st.just(a([0.0, 1.0])), "lr": st.just(0.5)}
        e.strategy(
            drawn(few if name == "ptx_losses_after_step" else {"gamma": st.sampled_from([0.5, 2.0])}), valid=check
        )
