import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

INF = np.inf


def fits(shape, into):
    """Whether an array of this shape broadcasts to `into` and no further."""
    try:
        return np.broadcast_shapes(shape, into) == into
    except ValueError:
        return False


def valid(Q, K, V, mask=None, key_lengths=None, causal=False):
    """True, or why this call is outside the task."""
    Q, K, V = np.asarray(Q), np.asarray(K), np.asarray(V)
    for x in (Q, K, V):
        if x.dtype.kind not in "iuf" or x.ndim < 2 or not (np.abs(x.astype(float)) <= 1e6).all():
            return "Q, K and V are arrays of two or more axes with finite numbers of at most 1e6 in size."
    if not Q.shape[:-2] == K.shape[:-2] == V.shape[:-2] or Q.shape[-1] != K.shape[-1] or K.shape[-2] != V.shape[-2]:
        return "Q is (..., n, d), K is (..., m, d) and V is (..., m, d_v), with the same leading axes."
    if 0 in (*K.shape[-2:], V.shape[-1]):
        return "There is at least one key, and its key and value have at least one element."
    lead, n, m = Q.shape[:-2], Q.shape[-2], K.shape[-2]
    if mask is not None:
        mask = np.asarray(mask)
        if mask.dtype not in (np.dtype(bool), np.dtype(float)) or not fits(mask.shape, (*lead, n, m)):
            return "mask is a boolean or float64 array that broadcasts to (..., n, m)."
        if mask.dtype == float and (np.isnan(mask).any() or np.abs(mask[mask != -INF]).max(initial=0.0) > 1e5):
            return "A float mask holds -inf and numbers of at most 1e5 in size."
    if key_lengths is not None:
        lengths = np.asarray(key_lengths)
        if (
            lengths.dtype.kind not in "iu"
            or not fits(lengths.shape, lead)
            or not ((0 <= lengths) & (lengths <= m)).all()
        ):
            return "key_lengths are integers from 0 to m that broadcast to the leading axes."
    if not isinstance(causal, bool | np.bool_):
        return "causal is True or False."
    lengths = [np.linalg.norm(x.astype(float), axis=-1).max(initial=0.0) for x in (Q, K)]
    return bool(lengths[0] * lengths[1] <= 1e5) or "The scores are too large to be computed to the tolerance."


def qkv(seed, lead, n, m, d, d_v, scale=1.0):
    rng = np.random.default_rng([1103, seed])
    return {
        "Q": scale * rng.normal(size=(*lead, n, d)),
        "K": rng.normal(size=(*lead, m, d)) + 0.25,
        "V": rng.normal(size=(*lead, m, d_v)) + np.arange(d_v),
    }


def random_case(rng, i):
    lead = [(), (2,), (3,), (2, 3)][i % 4]
    n, m, d, d_v = (int(k) for k in rng.integers(1, 6, size=4))
    case = qkv(100 + i, lead, n, m, d, d_v, scale=[1.0, 0.3, 4.0][i % 3])
    shape = [(*lead, n, m), (n, m), (1, m), (*lead, n, 1)][int(rng.integers(4))]
    kind = int(rng.integers(4))
    if kind == 1:
        case["mask"] = rng.random(shape) < 0.6
    if kind > 1:
        case["mask"] = np.where(rng.random(shape) < 0.3, -INF, rng.normal(scale=2.0, size=shape))
    if i % 3:
        case["key_lengths"] = rng.integers(0, m + 1, size=(*lead[:-1], 1) if i % 2 and lead else lead)
    if rng.random() < 0.5:
        case["causal"] = True
    return case


def build(cases):
    e = cases.of("masked_attention")
    a = np.array
    # all scores are 0, so that each output is the mean of the visible values
    alike = {"Q": np.zeros((3, 2)), "K": np.ones((3, 2)), "V": a([[3.0], [6.0], [15.0]])}
    e.example(
        "causal-means", **alike, causal=True, note="All scores are 0: each output is the mean of what is visible."
    )
    e.example(
        "padding-and-causal",
        Q=a([[1.0, 0.0], [0.5, 2.0], [-1.0, 1.0]]),
        K=a([[2.0, 1.0], [0.0, 1.5], [1.0, 1.0], [9.0, 9.0]]),
        V=a([[1.0, 10.0], [4.0, 30.0], [2.0, -5.0], [99.0, 99.0]]),
        key_lengths=3,
        causal=True,
        note="The queries stand at positions 1, 2 and 3; the key at 3 is padding.",
    )
    e.example(
        "row-without-keys",
        **alike,
        mask=a([[True, True, False], [False, False, False], [False, True, True]]),
        note="The second query sees nothing: zeros.",
    )

    # Each of the masks alone, and each pair.
    four = qkv(1, (2,), 3, 4, 3, 2)
    some = a([[True, False, True, True], [False, True, True, False], [True, True, False, True]])
    bias = a([[0.5, -1.0, -INF, 2.0], [0.0, -INF, 1.5, -0.25], [-2.0, 1.0, 0.75, -INF]])
    e.edge("no-mask", **four)
    e.edge("boolean", **four, mask=some)
    e.edge("additive", **four, mask=bias)
    e.edge("lengths", **four, key_lengths=a([4, 2]))
    e.edge("causal", **four, causal=True)
    e.edge("boolean-and-lengths", **four, mask=some, key_lengths=a([1, 3]))
    e.edge("additive-and-lengths", **four, mask=bias, key_lengths=a([3, 4]))
    e.edge("boolean-and-causal", **four, mask=some, causal=True)
    e.edge("additive-and-causal", **four, mask=bias, causal=True)
    e.edge("lengths-and-causal", **four, key_lengths=a([2, 3]), causal=True)
    e.edge("all-three", **four, mask=some, key_lengths=a([3, 4]), causal=True)
    e.edge("one-key-each", **four, mask=np.eye(3, 4, 1, dtype=bool), note="Weights of 1: the values themselves.")
    e.edge("finite-bias", **four, mask=np.where(np.isinf(bias), 3.0, bias))
    e.edge("zeros-as-a-bias", **four, mask=np.zeros((3, 4)), note="A float mask of zeros hides nothing.")

    e.edge("length-zero", **four, key_lengths=a([0, 4]), note="The first sequence has no keys: zeros.")
    e.edge("nothing-visible-additive", **four, mask=np.full((3, 4), -INF))
    e.edge("nothing-left-of-both", **four, mask=some, key_lengths=a([1, 2]))
    e.edge("more-queries-than-keys", **qkv(2, (2,), 5, 3, 2, 4), causal=True, note="Queries 0 and 1 see nothing.")
    e.edge("one-query-of-a-cache", **qkv(3, (2,), 1, 5, 3, 2), causal=True, note="The newest token sees all keys.")
    e.edge("one-token", **qkv(4, (), 1, 1, 3, 2), causal=True)
    e.edge("one-key", **qkv(5, (2,), 3, 1, 1, 2), mask=a([[True], [False], [True]]))
    e.edge("no-queries", **qkv(6, (2,), 0, 3, 2, 4), causal=True)
    e.edge("no-batches", **qkv(7, (0,), 2, 3, 4, 2), key_lengths=np.zeros(0, dtype=np.int64))

    heads = qkv(8, (2, 3), 4, 5, 3, 2)
    e.shape("length-for-each-sequence", **heads, key_lengths=a([[5], [2]]), causal=True)
    e.shape("length-for-each-head", **heads, key_lengths=a([[5, 1, 2], [3, 4, 0]]))
    e.shape("length-for-all", **heads, key_lengths=3)
    e.shape("mask-for-each-sequence", **heads, mask=np.arange(40).reshape(2, 1, 4, 5) % 3 > 0)
    e.shape("mask-over-keys", **heads, mask=a([True, False, True, True, False]))
    e.shape(
        "bias-for-each-head",
        **heads,
        mask=-a([[[0.5]], [[0.25]], [[2.0]]]) * np.abs(np.arange(4)[:, None] - np.arange(5)),
    )
    e.shape("mask-over-queries", **heads, mask=a([[True], [False], [True], [True]]))
    e.shape("as-many-tokens-as-elements", **qkv(9, (3,), 3, 3, 3, 3), causal=True, key_lengths=a([1, 3, 2]))
    whole = {"Q": a([[1, 0, 3], [2, 1, 0]]), "K": a([[1, 2, 0], [3, 0, 1], [0, 1, 1]]), "V": a([[5], [2], [9]])}
    e.shape("integers", **whole, causal=True, key_lengths=2)
    narrow = {"Q": [[16, 1, 3], [2, 1, 0]], "K": [[15, 14, 0], [16, 2, 0], [0, 1, 1]], "V": [[5], [2], [9]]}
    narrow = {k: a(v, dtype=np.uint8) for k, v in narrow.items()}
    e.shape("unsigned", **narrow, mask=a([[-0.5, 1.0, -INF]]), note="A product of 258 does not fit into uint8.")
    for layout in ("fortran", "strided", "readonly"):
        laid = {k: Layout(v, layout) for k, v in four.items()}
        e.shape(layout, **laid, mask=Layout(some, layout), key_lengths=Layout(a([3, 4]), layout))
    e.shape("readonly-bias", **four, mask=Layout(bias, "readonly"), causal=True)

    loud = {
        "Q": 30.0 * np.ones((3, 2)),
        "K": a([[40.0, 1.0], [900.0, 900.0], [41.0, -0.25]]),
        "V": a([[1.0], [5.0], [3.0]]),
    }
    e.stability("hidden-key-is-loudest", **loud, mask=a([True, False, True]), note="38,000 above the visible scores.")
    e.stability("hidden-key-is-loudest-additive", **loud, mask=a([0.5, -INF, -0.5]))
    shy = loud | {"K": -a([[40.0, 1.0], [41.0, 0.0], [900.0, 900.0]])}
    e.stability("padding-is-loudest", **shy | {"K": shy["K"][::-1] + 950.0}, key_lengths=1)
    e.stability(
        "visible-scores-at-minus-38000", **shy, mask=a([False, False, True]), note="A hidden score of -1e4 wins."
    )
    e.stability("visible-scores-far-below-zero", **shy, key_lengths=2)
    e.stability("rows-far-apart", **shy | {"Q": a([[30.0, 1.0], [-30.0, 2.0], [0.5, 0.25]])}, causal=True)
    e.stability(
        "large-bias",
        **four,
        mask=a([[-5e4, -5e4 + 1.0, -INF, -5e4], [4e4, 4e4, 4e4 - 0.5, 1.0], [0.0, 1e3, 0.0, -1e3]]),
    )
    e.stability("bias-of-minus-1e5", **four, mask=np.full((3, 4), -1e5), note="A finite bias hides nothing.")
    e.random(40, random_case, seed=1103)

    def call(sizes, wide):
        lead, n, m, d, d_v = sizes
        number = st.sampled_from([0.0, 1.0, -2.0, 0.5] if not wide else [0.0, 1.0, 40.0, -40.0])
        arrays = {"Q": (*lead, n, d), "K": (*lead, m, d), "V": (*lead, m, d_v)}
        boolean = hnp.arrays(np.bool_, (n, m))
        additive = hnp.arrays(np.float64, (n, m), elements=st.sampled_from([0.0, -INF, 1.0]))
        return st.fixed_dictionaries(
            {k: hnp.arrays(np.float64, s, elements=number) for k, s in arrays.items()},
            optional={
                "mask": boolean | additive,
                "key_lengths": hnp.arrays(np.int64, lead, elements=st.integers(0, m)),
                "causal": st.just(True),
            },
        )

    sizes = st.tuples(st.sampled_from([(), (2,)]), *[st.integers(1, 3)] * 4)
    e.strategy(sizes.flatmap(lambda s: call(s, False)), groups=["example", "edge", "shape", "random"], valid=valid)
    e.strategy(sizes.flatmap(lambda s: call(s, True)), groups=["stability"], valid=valid)
