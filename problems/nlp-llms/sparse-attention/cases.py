import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout

N = 32768


def valid(Q, K, V, window, global_tokens=()):
    """True, or why this call is outside the task."""
    for x in (Q, K, V):
        if not isinstance(x, np.ndarray) or x.ndim != 2 or x.dtype.kind not in "iuf" or x.shape[1] == 0:
            return "Q, K and V must be arrays of numbers with two axes, the second of at least 1."
        if not np.isfinite(x).all() or np.abs(x.astype(float)).max(initial=0) > 1e6:
            return "Q, K and V must be finite and at most 1e6 in magnitude."
    if Q.shape != K.shape or len(V) != len(Q):
        return "Q and K need the same shape, and V as many rows."
    if len(Q) > N or not isinstance(window, int | np.integer):
        return f"n must be at most {N}, and window an integer."
    tokens = np.asarray(global_tokens)
    if tokens.ndim != 1 or (tokens.size and tokens.dtype.kind not in "iu"):
        return "global_tokens must be a sequence of integers."
    largest = np.linalg.norm(Q.astype(float), axis=1).max(initial=0) * np.linalg.norm(K.astype(float), axis=1).max(
        initial=0
    )
    return largest <= 1e5 or "The scores are too large to be computed to the tolerance."


def qkv(n, d, d_v, seed, scale=1.0):
    rng = np.random.default_rng([587, seed])
    return {
        "Q": scale * rng.normal(size=(n, d)),
        "K": rng.normal(size=(n, d)) + 0.3,
        "V": rng.normal(size=(n, d_v)) + np.arange(d_v),
    }


def random_case(rng, i):
    n, d, d_v = (int(k) for k in rng.integers(1, (14, 5, 4)))
    case = qkv(n, d, d_v, 1000 + i, scale=float(10 ** rng.uniform(-1, 1.5)))
    case["window"] = int(rng.integers(0, n // 2 + 2))
    if i % 3:
        case["global_tokens"] = [int(t) for t in rng.integers(0, n, size=int(rng.integers(1, 4)))]
    return case


def strategy():
    def call(n, d, d_v):
        values = st.sampled_from([0.0, 1.0, -2.0, 0.5, 30.0])
        arrays = {"Q": (n, d), "K": (n, d), "V": (n, d_v)}
        return st.fixed_dictionaries(
            {name: hnp.arrays(np.float64, shape, elements=values) for name, shape in arrays.items()}
            | {"window": st.integers(0, 3)},
            optional={"global_tokens": st.lists(st.integers(0, n - 1), max_size=2) if n else st.just([])},
        )

    return st.tuples(st.integers(0, 4), st.integers(1, 2), st.integers(1, 2)).flatmap(lambda sizes: call(*sizes))


def large():
    """Scores up to some thousands over the first and the last keys, so that exp needs a maximum for each row."""
    return st.builds(
        lambda n, at, high, window, tokens: {
            "Q": np.ones((n, 1)),
            "K": np.where(np.arange(n)[:, None] == at % n, high, 1.0),
            "V": np.arange(1.0, n + 1)[:, None],
            "window": window,
            "global_tokens": [t % n for t in tokens],
        },
        st.integers(1, 4),
        st.integers(0, 3),
        st.sampled_from([2000.0, -2000.0, 800.0]),
        st.integers(0, 2),
        st.lists(st.integers(0, 3), max_size=1),
    )


def build(cases):
    e = cases.of("sparse_attention")
    a = np.array

    # All scores are equal, so that each output is the mean of the values seen.
    alike = {"Q": np.zeros((5, 2)), "K": np.ones((5, 2)), "V": a([[1.0], [2.0], [4.0], [8.0], [16.0]])}
    e.example("means-of-windows", **alike, window=1, note="All scores are 0: each output is the mean of what is seen.")
    e.example(
        "one-global-token",
        **alike,
        window=1,
        global_tokens=[1],
        note="Token 1 sees all five; token 4 sees 3, 4 and 1; token 0 sees 0 and 1, each once.",
    )
    e.example(
        "scaled-scores",
        Q=a([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0], [-1.0, 3.0]]),
        K=a([[2.0, 1.0], [0.0, 1.0], [-1.0, 0.5], [1.0, 1.0]]),
        V=a([[1.0, 10.0, 0.0], [2.0, 20.0, 1.0], [3.0, 30.0, 0.0], [4.0, 40.0, -1.0]]),
        window=1,
        global_tokens=[3],
    )

    six = qkv(6, 3, 2, 1)
    nine = qkv(9, 3, 2, 2)
    e.edge("window-zero", **six, window=0)
    e.edge("window-zero-with-globals", **six, window=0, global_tokens=[4, 1])
    for window in (1, 2, 4):
        e.edge(f"window-{window}", **nine, window=window)
    e.edge("window-one-short-of-all", **six, window=4)
    e.edge("window-of-all", **six, window=5)
    e.edge("window-larger-than-n", **six, window=6, global_tokens=[2])
    e.edge("window-enormous", **six, window=10**12)
    e.edge("first-and-last-global", **nine, window=1, global_tokens=[0, 8])
    e.edge("neighbouring-globals", **nine, window=2, global_tokens=[4, 5])
    e.edge("unsorted-globals", **nine, window=1, global_tokens=[7, 0, 3])
    e.edge("repeated-globals", **nine, window=1, global_tokens=[6, 2, 6, 6])
    e.edge("all-global", **six, window=1, global_tokens=[0, 1, 2, 3, 4, 5])
    e.edge("empty-list-of-globals", **nine, window=3, global_tokens=[])
    e.edge("one-token", **qkv(1, 2, 3, 3), window=2)
    e.edge("one-token-global", **qkv(1, 2, 3, 4), window=0, global_tokens=[0])
    e.edge("two-tokens", **qkv(2, 1, 2, 5), window=0, global_tokens=[1])
    e.edge("no-tokens", **qkv(0, 2, 3, 6), window=2)
    e.edge("window-negative", **six, window=-1, raises=ValueError)
    e.edge("window-negative-all-global", **qkv(1, 2, 2, 7), window=-1, global_tokens=[0], raises=ValueError)
    e.edge("global-too-high", **six, window=1, global_tokens=[2, 6], raises=ValueError)
    e.edge("global-negative", **six, window=1, global_tokens=[-1], raises=ValueError)
    e.edge("global-of-no-tokens", **qkv(0, 2, 3, 8), window=1, global_tokens=[0], raises=ValueError)

    e.shape("wide-values", **qkv(7, 2, 5, 9), window=2, global_tokens=[3])
    e.shape("one-dimension", **qkv(8, 1, 1, 10), window=2, global_tokens=[5])
    e.shape("square", **qkv(4, 4, 4, 11), window=1, global_tokens=[2])
    e.shape("tuple-of-globals", **nine, window=1, global_tokens=(8, 2))
    e.shape("array-of-globals", **nine, window=1, global_tokens=a([5, 1]))
    whole = {"Q": a([[1, 0], [2, -1], [0, 3], [1, 1]]), "K": a([[1, 2], [0, -1], [2, 0], [-1, 1]])}
    e.shape("integers", **whole, V=a([[1, 7], [2, -5], [4, 3], [8, 2]]), window=1, global_tokens=[0])
    e.shape("integers-window-zero", **whole, V=a([[1], [2], [4], [8]]), window=0)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, **{k: Layout(v, layout) for k, v in nine.items()}, window=2, global_tokens=[0, 6])

    loud = {"Q": 40.0 * nine["Q"], "K": 40.0 * nine["K"], "V": nine["V"]}
    e.stability("large-scores", **loud, window=2, global_tokens=[4])
    e.stability("large-scores-without-globals", **loud, window=2)
    ones = np.ones((6, 1))
    low = {"Q": 30.0 * ones, "K": -40.0 * ones - 0.01 * np.arange(6.0)[:, None], "V": np.arange(1.0, 7.0)[:, None]}
    e.stability("all-scores-far-below-zero", **low, window=2, note="Zeros from padding would outweigh all true keys.")
    e.stability("all-scores-far-below-zero-global", **low, window=1, global_tokens=[5, 0])
    lower = {**low, "K": 30.0 * low["K"]}
    e.stability("all-scores-at-minus-36000", **lower, window=1, note="A masked score of -1e4 would win.")
    e.stability("all-scores-at-minus-36000-global", **lower, window=0, global_tokens=[2])
    peak = {"Q": 30.0 * ones, "K": a([[90.0], [1.0], [0.99], [1.01], [1.0], [0.98]]), "V": low["V"]}
    e.stability(
        "highest-score-not-seen", **peak, window=1, note="Key 0 is far above the rest, but most rows do not see it."
    )
    e.stability("highest-score-is-global", **peak, window=1, global_tokens=[0])
    e.stability("tiny-scores", **qkv(7, 2, 2, 12, scale=1e-9), window=2, global_tokens=[1])

    for n in (N // 64, N // 32, N // 16, N // 4, N):
        e.scale(f"tokens-{n}", **qkv(n, 4, 3, 13), window=32, global_tokens=[0, 7, n // 3, n - 1], size=n)

    e.random(30, random_case, seed=587)
    e.strategy(strategy(), groups=["example", "edge", "shape", "random"], valid=valid)
    e.strategy(large(), groups=["stability"], valid=valid)
