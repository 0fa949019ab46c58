import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(*arrays):
    for x in arrays:
        if x.dtype.kind not in "iuf" or not (np.abs(x.astype(float)) <= 1e6).all():
            return False
    return True


def valid(ids, weight):
    """True, or why this call is outside the task."""
    ids, weight = np.asarray(ids), np.asarray(weight)
    if ids.dtype.kind not in "iu" or weight.ndim != 2 or 0 in weight.shape or not numbers(weight):
        return "ids are integers, and weight is a matrix of numbers of at most 1e6 in size."
    return True


def valid_backward(grad_output, ids, padding_idx=None):
    """True, or why this call is outside the task."""
    g, ids = np.asarray(grad_output), np.asarray(ids)
    if ids.dtype.kind not in "iu" or (ids < 0).any() or g.ndim != ids.ndim + 1 or g.shape[:-1] != ids.shape:
        return "ids are integers of at least 0, and grad_output has their shape and one axis more."
    if g.shape[-1] == 0 or not numbers(g):
        return "grad_output holds numbers of at most 1e6 in size."
    whole = isinstance(padding_idx, int | np.integer) and not isinstance(padding_idx, bool)
    return padding_idx is None or (whole and padding_idx >= 0) or "padding_idx is None or an id."


def valid_nearest(query, weight, k, exclude=()):
    """True, or why this call is outside the task."""
    query, weight = np.asarray(query), np.asarray(weight)
    if weight.ndim != 2 or 0 in weight.shape or query.shape != weight.shape[1:] or not numbers(query, weight):
        return "query is (D,) and weight (V, D), with numbers of at most 1e6 in size."
    ok = isinstance(k, int | np.integer) and not isinstance(k, bool) and k >= 1
    banned = np.asarray(exclude)
    if not ok or banned.ndim != 1 or (banned.size and banned.dtype.kind not in "iu"):
        return "k is an integer of at least 1, and exclude a sequence of ids."
    if any(not 0 <= each < len(weight) for each in banned):
        return "The ids of exclude are in the table."
    rows = [query.astype(float), *weight.astype(float)]
    lengths = [np.linalg.norm(row) for row in rows]
    if any(0 < length < 1e-6 for length in lengths):
        return "Vectors are zero, or at least 1e-6 long."
    if not lengths[0]:
        return True
    scores = [rows[0] @ row / (lengths[0] * size) for row, size in zip(rows[1:], lengths[1:]) if size]
    scores += [0.0] * (0 in lengths[1:])
    return bool((np.diff(np.sort(scores)) > 1e-6).all()) or "Similarities of different words differ by 1e-6 or more."


def random_lookup(rng, i):
    V, D = int(rng.integers(1, 9)), int(rng.integers(1, 5))
    shape = [(4,), (2, 3), (2, 1, 3)][i % 3]
    return {"ids": rng.integers(0, V, size=shape), "weight": rng.normal(size=(V, D))}


def random_backward(rng, i):
    V, D = int(rng.integers(2, 7)), int(rng.integers(1, 5))
    shape = [(6,), (2, 4), (2, 2, 3)][i % 3]
    case = {"grad_output": rng.normal(size=(*shape, D)), "ids": rng.integers(0, V, size=shape)}
    return case | {"padding_idx": int(rng.integers(0, V))} if i % 2 else case


def random_nearest(rng, i):
    V, D = int(rng.integers(2, 10)), int(rng.integers(2, 6))
    weight = rng.normal(size=(V, D)) * rng.uniform(0.1, 10.0, size=(V, 1))
    case = {"query": rng.normal(size=D), "weight": weight, "k": int(rng.integers(1, V + 2))}
    return case | {"exclude": [int(each) for each in rng.integers(0, V, size=1 + i % 3)]} if i % 2 else case


def build(cases):
    a = np.array
    table = a([[0.5, -1.0, 2.0], [1.5, 0.0, -2.5], [3.0, 4.0, 0.25], [-1.0, 2.0, 1.0], [0.0, 0.75, -3.0]])
    ids = a([[3, 0, 3], [1, 3, 0]])
    G = a([[[1.0, 0.5], [2.0, -1.0], [0.25, 3.0]], [[-2.0, 1.5], [4.0, 0.0], [0.5, 0.75]]])

    e = cases.of("embedding")
    e.example("sentence", ids=a([3, 0, 3]), weight=table)
    e.example("batch", ids=ids, weight=table)
    e.edge("negative", ids=a([0, -1]), weight=table, raises=IndexError)
    e.edge("minus-the-size", ids=a([-5]), weight=table, raises=IndexError)
    e.edge("too-high", ids=a([[4, 5]]), weight=table, raises=IndexError)
    e.edge("first-and-last", ids=a([4, 0]), weight=table)
    e.edge("single-id", ids=a(2), weight=table)
    e.edge("no-ids", ids=np.zeros((2, 0), dtype=np.int64), weight=table)
    e.edge("one-row", ids=a([0, 0]), weight=table[:1])
    e.shape("three-axes", ids=a([[[1, 4]], [[0, 2]]]), weight=table)
    e.shape("one-column", ids=ids, weight=table[:, :1])
    e.shape("integer-table", ids=ids, weight=a([[1, 2], [3, 4], [5, 6], [7, 8]]))
    e.shape("unsigned-ids", ids=a([1, 3, 0], np.uint8), weight=table)
    e.shape("fortran-order", ids=Layout(ids, "fortran"), weight=Layout(table, "fortran"))
    e.shape("read-only", ids=Layout(ids, "readonly"), weight=Layout(table, "readonly"))
    e.random(30, random_lookup, seed=1113)

    b = cases.of("embedding_backward")
    b.example(
        "a-word-twice", grad_output=G[0], ids=a([3, 0, 3]), note="The gradients of the two places of word 3 add up."
    )
    b.example("padding", grad_output=G, ids=ids, padding_idx=0)
    b.edge("no-padding-given", grad_output=G, ids=ids)
    b.edge("padding-does-not-occur", grad_output=G, ids=ids, padding_idx=2)
    b.edge("padding-above-all", grad_output=G, ids=ids, padding_idx=7)
    b.edge("padding-alone", grad_output=G[0], ids=a([2, 2, 2]), padding_idx=2)
    b.edge("no-ids", grad_output=np.zeros((2, 0, 3)), ids=np.zeros((2, 0), dtype=np.int64))
    b.edge(
        "sum-of-zero",
        grad_output=a([[1.0, -2.0], [-1.0, 2.0], [3.0, 0.5]]),
        ids=a([4, 4, 1]),
        note="Word 4 occurs, so it stays.",
    )
    b.edge("zero-gradient", grad_output=np.zeros((2, 3)), ids=a([5, 1]))
    b.edge("single-id", grad_output=a([1.0, -0.5]), ids=a(6))
    b.edge("far-ids", grad_output=G[0], ids=a([10**9, 7, 10**9]), note="There is no table to allocate.")
    b.shape(
        "three-axes",
        grad_output=np.cos(np.arange(24.0)).reshape(2, 2, 3, 2),
        ids=a([[[1, 0, 1], [2, 1, 0]], [[5, 5, 5], [0, 1, 2]]]),
        padding_idx=1,
    )
    b.shape("integers", grad_output=a([[1, 2], [3, -4], [5, 6]]), ids=a([1, 0, 1]))
    b.shape(
        "unsigned", grad_output=a([[200, 2], [3, 4], [100, 6]], np.uint8), ids=a([1, 0, 1], np.uint8), padding_idx=0
    )
    b.shape("fortran-order", grad_output=Layout(G, "fortran"), ids=Layout(ids, "fortran"))
    b.shape("strided", grad_output=Layout(G, "strided"), ids=Layout(ids, "strided"), padding_idx=3)
    b.shape("read-only", grad_output=Layout(G, "readonly"), ids=Layout(ids, "readonly"), padding_idx=1)
    b.random(30, random_backward, seed=1114)

    n = cases.of("nearest_words")
    words = a([[0.0, 0.0], [4.0, 1.0], [1.0, 1.0], [0.5, 3.0], [-3.0, -2.0], [0.25, 0.05]])
    n.example("two-nearest", query=a([2.0, 0.0]), weight=words, k=2, note="Row 5 is short, but points best.")
    n.example("excluded", query=words[2], weight=words, k=3, exclude=[2, 0])
    n.edge("all", query=a([1.0, 3.0]), weight=words, k=6, note="The zero row comes before the opposite one.")
    n.edge("more-than-there-are", query=a([1.0, 3.0]), weight=words, k=9)
    n.edge("more-than-are-left", query=a([-1.0, 3.0]), weight=words, k=4, exclude=[1, 5, 3])
    n.edge("nothing-left", query=a([-1.0, 3.0]), weight=words[:2], k=1, exclude=[0, 1])
    n.edge("excluded-twice", query=a([1.0, 0.5]), weight=words, k=5, exclude=[5, 4, 5])
    n.edge("zero-query", query=np.zeros(2), weight=words[1:], k=3, note="All similarities are 0: the lower ids.")
    n.edge(
        "zero-rows", query=a([1.0, -0.5]), weight=a([[0.0, 0.0], [-1.0, 1.0], [0.0, 0.0], [2.0, 1.0], [0.0, 0.0]]), k=4
    )
    n.edge("one-word", query=a([2.0, 1.0]), weight=words[1:2], k=1)
    n.edge("opposite", query=-words[1], weight=words, k=6)
    n.shape("one-dimension", query=a([2.0]), weight=a([[0.0], [-3.0], [1.5]]), k=3)
    n.shape("wide", query=np.sin(np.arange(7.0)), weight=np.cos(np.arange(28.0) ** 2).reshape(4, 7), k=3, exclude=(2,))
    n.shape("array-of-excluded", query=a([1.0, 3.0]), weight=words, k=2, exclude=a([3, 2]))
    n.shape("integers", query=a([3, 1]), weight=a([[1, 2], [5, 0], [2, 2], [7, 3]]), k=3)
    n.shape("unsigned", query=a([200, 100], np.uint8), weight=a([[150, 20], [90, 200], [3, 250]], np.uint8), k=2)
    n.shape("read-only", query=Layout(a([1.0, 3.0]), "readonly"), weight=Layout(words, "readonly"), k=3)
    n.stability(
        "large-and-small", query=a([3e5, 1e5]), weight=a([[2e-5, 1e-5], [1e6, 1e3], [-1e-4, 2e-5], [5.0, 7.0]]), k=4
    )
    n.random(32, random_nearest, seed=1115)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    size = st.tuples(st.integers(1, 3), st.integers(1, 2), st.integers(1, 3))
    e.strategy(
        size.flatmap(
            lambda s: st.fixed_dictionaries(
                {
                    "ids": hnp.arrays(np.int64, (s[2],), elements=st.integers(-1, s[0])),
                    "weight": hnp.arrays(np.float64, s[:2], elements=number),
                }
            )
        ),
        valid=valid,
    )
    b.strategy(
        size.flatmap(
            lambda s: st.fixed_dictionaries(
                {
                    "grad_output": hnp.arrays(np.float64, (s[2], s[1]), elements=number),
                    "ids": hnp.arrays(np.int64, (s[2],), elements=st.integers(0, s[0])),
                },
                optional={"padding_idx": st.integers(0, s[0])},
            )
        ),
        valid=valid_backward,
    )
    rows = st.sampled_from([(1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (-1.0, 2.0), (0.0, 0.0)])
    n.strategy(
        st.lists(rows, min_size=1, max_size=4, unique=True).flatmap(
            lambda drawn: st.fixed_dictionaries(
                {
                    "query": st.sampled_from([(2.0, 0.5), (-1.0, 3.0)]).map(np.array),
                    "weight": st.just(np.array(drawn)),
                    "k": st.integers(1, 4),
                },
                optional={"exclude": st.lists(st.integers(0, len(drawn) - 1), max_size=2)},
            )
        ),
        valid=valid_nearest,
    )
