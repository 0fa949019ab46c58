import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(X, W_q, W_k, W_v, W_o, num_heads, num_kv_heads=None, causal=False):
    """True, or why this call is outside the task."""
    arrays = [np.asarray(each) for each in (X, W_q, W_k, W_v, W_o)]
    X, *weights = arrays
    if X.ndim < 2 or any(w.ndim != 2 for w in weights):
        return "X has two or more axes, and each matrix of weights has two."
    for x in arrays:
        if x.dtype.kind not in "iuf" or not (np.abs(x.astype(float)) <= 1e3).all():
            return "Arrays hold finite numbers of at most 1000 in size."
    W_q, W_k, W_v, W_o = weights
    for count in (num_heads, num_kv_heads):
        if count is not None and (not isinstance(count, int | np.integer) or isinstance(count, bool) or count < 1):
            return "num_heads and num_kv_heads are integers of at least 1."
    if not isinstance(causal, bool | np.bool_):
        return "causal is True or False."
    if 0 in (*X.shape[-2:], *W_q.shape, *W_k.shape, *W_v.shape, *W_o.shape):
        return "There is at least one token, and all sizes of the weights are at least 1."
    if not X.shape[-1] == W_q.shape[0] == W_k.shape[0] == W_v.shape[0]:
        return "W_q, W_k and W_v have a row for each column of X."
    h, g = num_heads, num_heads if num_kv_heads is None else num_kv_heads
    if h % g or W_q.shape[1] % h or W_k.shape[1] % g or W_v.shape[1] % g:
        return True  # ValueError is the right answer
    if W_q.shape[1] // h != W_k.shape[1] // g or W_o.shape[0] != h * (W_v.shape[1] // g):
        return "Queries and keys have heads of one size, and W_o has h * d_v rows."
    q, k = (np.linalg.norm(X.astype(float) @ w.astype(float), axis=-1).max(initial=0.0) for w in (W_q, W_k))
    return bool(q * k <= 1e5) or "The scores are too large to be computed to the tolerance."


def call(seed, lead, n, D, h, d, g=None, d_v=None, D_out=None, scale=1.0):
    rng = np.random.default_rng([1105, seed])
    heads, d_v = g or h, d_v or d
    case = {
        "X": rng.normal(size=(*lead, n, D)),
        "W_q": scale * rng.normal(size=(D, h * d)),
        "W_k": rng.normal(size=(D, heads * d)) + 0.2,
        "W_v": rng.normal(size=(D, heads * d_v)),
        "W_o": rng.normal(size=(h * d_v, D_out or D)) - 0.3,
        "num_heads": h,
    }
    return case if g is None else case | {"num_kv_heads": g}


def random_case(rng, i):
    lead = [(), (2,), (3,), (2, 2)][i % 4]
    n, D, d, d_v, D_out, g, shared = (int(k) for k in rng.integers(1, (6, 6, 5, 4, 5, 4, 4)))
    case = call(100 + i, lead, n, D, g * shared if i % 3 else g, d, g if i % 3 else None, d_v, D_out)
    return case | {"causal": True} if i % 2 else case


def build(cases):
    e = cases.of("multi_head_attention")
    a = np.array
    X = a([[1.0, 2.0], [0.0, -1.0], [3.0, 0.5]])
    e.example(
        "two-heads",
        X=X,
        W_q=a([[1.0, 0.0], [0.0, 0.0]]),
        W_k=a([[0.5, 1.0], [0.0, 0.0]]),
        W_v=a([[1.0, 0.0], [0.0, 1.0]]),
        W_o=np.eye(2),
        num_heads=2,
        note="The second head's queries are 0: it averages the second elements.",
    )
    e.example("four-heads-share-two", **call(1, (), 2, 3, 4, 1, 2, 1, 2))
    e.example("causal", **call(2, (), 3, 2, 2, 2), causal=True)

    big = {"lead": (2,), "n": 4, "D": 5}
    e.edge("one-head", **call(3, **big, h=1, d=3))
    e.edge("one-head-by-name", **call(4, **big, h=1, d=3, g=1))
    e.edge("head-of-size-one", **call(5, **big, h=3, d=1))
    e.edge("multi-query", **call(6, **big, h=4, d=3, g=1))
    e.edge("as-many-of-both", **call(7, **big, h=3, d=2, g=3))
    e.edge("six-share-two", **call(8, **big, h=6, d=2, g=2))
    e.edge("six-share-three", **call(8, **big, h=6, d=2, g=3))
    e.edge("six-share-three-causal", **call(9, **big, h=6, d=3, g=3, d_v=2), causal=True)
    e.edge("one-token", **call(10, (2,), 1, 3, 2, 2, d_v=3))
    e.edge("one-token-causal", **call(10, (2,), 1, 3, 2, 2, d_v=3), causal=True)
    e.edge("no-batches", **call(12, (0,), 3, 4, 2, 3), causal=True)
    odd = call(13, (), 2, 3, 4, 2)
    e.edge(
        "heads-that-do-not-share-evenly",
        **odd | {"W_k": odd["W_k"][:, :6], "W_v": odd["W_v"][:, :6]},
        num_kv_heads=3,
        raises=ValueError,
    )
    e.edge("fewer-query-heads", **call(14, (), 2, 3, 2, 3) | {"num_kv_heads": 4}, raises=ValueError)
    e.edge("columns-of-the-queries", **odd | {"W_q": odd["W_q"][:, :7]}, raises=ValueError)
    e.edge("columns-of-the-keys", **odd | {"W_k": odd["W_k"][:, :7]}, raises=ValueError)
    e.edge("columns-of-the-values", **odd | {"W_v": odd["W_v"][:, :6]}, raises=ValueError)

    e.shape("values-of-another-size", **call(15, **big, h=2, d=3, d_v=4))
    e.shape("output-of-another-size", **call(16, **big, h=2, d=3, D_out=7))
    e.shape("two-leading-axes", **call(17, (2, 3), 4, 5, 2, 3, d_v=2))
    e.shape("two-leading-axes-grouped", **call(18, (3, 2), 2, 4, 4, 3, g=2), causal=True)
    e.shape("everything-four", **call(19, (4,), 4, 4, 4, 4, d_v=4), causal=True)
    whole = {"X": a([[1, 0, 3], [2, 1, 0]]), "W_q": a([[1, 2], [3, 0], [0, 1]]), "W_k": a([[2], [1], [3]])}
    whole |= {"W_v": a([[5], [2], [9]]), "W_o": a([[1, 0, 4], [3, 2, 7]]), "num_heads": 2, "num_kv_heads": 1}
    e.shape("integers", **whole)
    e.shape(
        "unsigned",
        **{
            k: v if isinstance(v, int) else v.astype(np.uint8) * (9 if k in ("W_v", "W_o") else 1)
            for k, v in whole.items()
        },
        causal=True,
    )
    laid = call(20, **big, h=4, d=3, g=2, d_v=2)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, **{k: v if isinstance(v, int) else Layout(v, layout) for k, v in laid.items()})
    e.stability("large-scores", **call(21, **big, h=2, d=3, scale=300.0))
    e.stability("large-scores-grouped-causal", **call(22, **big, h=4, d=3, g=2, scale=300.0), causal=True)
    low = {"X": a([[1.0], [1.01], [0.98]]), "W_q": a([[100.0, -60.0]]), "W_k": a([[-90.0, 80.0]])}
    low |= {"W_v": a([[1.0, -2.0]]), "W_o": a([[1.0, 3.0], [0.5, -1.0]]), "num_heads": 2}
    e.stability("all-scores-far-below-zero", **low)
    e.stability("hidden-token-is-loudest", **low | {"X": low["X"] * a([[1.0], [-1.0], [1.0]])}, causal=True)
    lower = low | {"W_q": 4.0 * low["W_q"], "X": np.abs(low["X"])}
    e.stability("all-scores-below-minus-19000", **lower, causal=True, note="A hidden score of -1e4 would win.")
    e.random(36, random_case, seed=1105)

    def drawn(sizes):
        n, D, h_of_g, g, d, d_v = sizes
        number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
        h = h_of_g * g
        shapes = {"X": (n, D), "W_q": (D, h * d), "W_k": (D, g * d), "W_v": (D, g * d_v), "W_o": (h * d_v, 2)}
        arrays = {k: hnp.arrays(np.float64, s, elements=number) for k, s in shapes.items()}
        optional = {"causal": st.just(True)} | ({"num_kv_heads": st.just(g)} if h_of_g == 1 else {})
        needed = {"num_heads": st.just(h)} | ({"num_kv_heads": st.just(g)} if h_of_g > 1 else {})
        return st.fixed_dictionaries(arrays | needed, optional=optional)

    sizes = st.tuples(st.integers(1, 3), st.integers(1, 2), *[st.integers(1, 2)] * 4)
    e.strategy(sizes.flatmap(drawn), valid=valid)
