import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(Q, K, V):
    """True, or why this call is outside the task."""
    Q, K, V = np.asarray(Q), np.asarray(K), np.asarray(V)
    for x in (Q, K, V):
        if x.dtype.kind not in "iuf" or x.ndim < 2 or not (np.abs(x.astype(float)) <= 1e6).all():
            return "Q, K and V are arrays of two or more axes with finite numbers of at most 1e6 in size."
    if not Q.shape[:-2] == K.shape[:-2] == V.shape[:-2] or Q.shape[-1] != K.shape[-1] or K.shape[-2] != V.shape[-2]:
        return "Q is (..., n, d), K is (..., m, d) and V is (..., m, d_v), with the same leading axes."
    if 0 in (*K.shape[-2:], V.shape[-1]):
        return "There is at least one key, and its key and value have at least one element."
    lengths = [np.linalg.norm(x.astype(float), axis=-1).max(initial=0.0) for x in (Q, K)]
    return lengths[0] * lengths[1] <= 1e5 or "The scores are too large to be computed to the tolerance."


def valid_backward(grad_output, Q, K, V):
    answer = valid(Q, K, V)
    if answer is not True and not isinstance(answer, np.bool_):
        return answer
    g = np.asarray(grad_output)
    if g.shape != np.shape(Q)[:-1] + np.shape(V)[-1:] or g.dtype.kind not in "iuf":
        return "grad_output is an array of numbers of the shape (..., n, d_v)."
    largest = max(np.abs(np.asarray(x, dtype=float)).max(initial=0.0) for x in (g, Q, K, V))
    return bool(largest <= 1e3) or "Numbers are at most 1000 in size."


def qkv(seed, lead, n, m, d, d_v, scale=1.0):
    rng = np.random.default_rng([1101, seed])
    return {
        "Q": scale * rng.normal(size=(*lead, n, d)),
        "K": rng.normal(size=(*lead, m, d)) + 0.25,
        "V": rng.normal(size=(*lead, m, d_v)) + np.arange(d_v),
    }


def random_case(rng, i):
    lead = [(), (2,), (3,), (2, 3)][i % 4]
    n, m, d, d_v = (int(k) for k in rng.integers(1, 6, size=4))
    return qkv(100 + i, lead, n, m, d, d_v, scale=[1.0, 0.3, 4.0][i % 3])


def random_backward(rng, i):
    inputs = random_case(rng, i)
    return inputs | {"grad_output": rng.normal(scale=2.0, size=inputs["Q"].shape[:-1] + inputs["V"].shape[-1:])}


def build(cases):
    a = np.array
    Q, K = a([[1.0, 0.0], [0.5, 2.0], [-1.0, 3.0]]), a([[2.0, 1.0], [0.0, 1.5]])
    V = a([[1.0, 10.0, -2.0], [4.0, 30.0, 1.0]])
    G = a([[1.0, 0.0, 0.5], [-0.25, 2.0, 1.0], [0.5, -1.0, 3.0]])
    even = {"Q": a([[2.0, -1.0]]), "K": a([[1.0, 0.5], [0.0, -1.5], [3.0, 4.5]]), "V": a([[1.0], [2.0], [6.0]])}

    def grads(inputs, seed=0):
        shape = np.shape(inputs["Q"])[:-1] + np.shape(inputs["V"])[-1:]
        return np.random.default_rng([1102, seed]).normal(size=shape) + 0.5

    def common(e, given):
        """Cases of both entries; `given` adds the gradient for the output, where there is one."""
        e.example("equal-scores", **given(even), note="All three scores are equal, so the output is the mean.")
        e.example("three-queries-two-keys", **given({"Q": Q, "K": K, "V": V}, G))
        e.edge("one-key", **given(qkv(1, (2,), 3, 1, 2, 2)))
        e.edge("one-token", **given(qkv(2, (), 1, 1, 3, 2)))
        e.edge("one-element", **given(qkv(3, (), 2, 3, 1, 1)))
        e.edge("no-queries", **given(qkv(4, (2,), 0, 3, 2, 4)))
        e.edge("no-batches", **given(qkv(5, (0,), 2, 3, 4, 2)))
        e.shape("batches", **given(qkv(6, (2,), 3, 4, 5, 2)))
        e.shape("batches-of-heads", **given(qkv(7, (2, 3), 4, 2, 3, 5)))
        e.shape("three-leading-axes", **given(qkv(8, (2, 1, 3), 2, 3, 2, 4)))
        e.shape("as-many-tokens-as-elements", **given(qkv(9, (3,), 3, 3, 3, 3)))
        whole = {"Q": a([[1, 0, 3], [2, 1, 0]]), "K": a([[1, 2, 0], [3, 0, 1], [0, 1, 1]]), "V": a([[5], [2], [9]])}
        e.shape("integers", **given(whole, a([[2], [3]])))
        e.shape("integers-below-zero", **given({k: v - 2 for k, v in whole.items()}, a([[-1], [4]])))
        e.shape("unsigned", **given({k: (8 * v).astype(np.uint8) for k, v in whole.items()}, a([[2], [1]], np.uint8)))
        three = qkv(10, (2,), 2, 3, 4, 3)
        for layout in ("fortran", "strided", "readonly"):
            laid = {k: Layout(v, layout) for k, v in three.items()}
            e.shape(layout, **given(laid, Layout(grads(three), layout)))
        e.stability("large-scores", **given(qkv(11, (2,), 3, 4, 3, 2, scale=30.0)))
        ones = np.ones((4, 2))
        low = {
            "Q": 30.0 * ones[:3],
            "K": -40.0 * ones - 0.01 * np.arange(4.0)[:, None],
            "V": a([[1.0], [2.0], [4.0], [7.0]]),
        }
        e.stability("all-scores-far-below-zero", **given(low))
        e.stability("all-scores-far-above-zero", **given(low | {"K": -low["K"]}))
        mixed = {"Q": a([[40.0, 0.0], [-40.0, 1.0], [0.5, 1.0]]), "K": a([[30.0, 0.0], [29.99, 1.0], [30.02, 2.0]])}
        e.stability(
            "rows-far-apart",
            **given(mixed | {"V": a([[1.0, 0.5], [3.0, -1.0], [-2.0, 4.0]])}),
            note="The rows' largest scores lie 1,700 apart: each needs a maximum of its own.",
        )
        apart = {"Q": a([[40.0, 1.0], [-40.0, 2.0]]), "K": a([[30.0, 0.0], [-30.0, 1.0], [30.0, 0.5]])}
        e.stability("scores-of-a-row-far-apart", **given(apart | {"V": a([[1.0], [-2.0], [5.0]])}))
        e.stability("tiny-scores", **given(qkv(12, (), 3, 4, 2, 2, scale=1e-9)))

    e = cases.of("attention")
    common(e, lambda inputs, g=None: inputs)
    e.example(
        "large-head",
        Q=np.ones((1, 16)),
        K=a([[0.25], [0.5]]) * np.ones((2, 16)),
        V=a([[0.0, 1.0], [1.0, 0.0]]),
        note="The products are 4 and 8; divided by the root of 16 they are 1 and 2.",
    )
    for n in (128, 256, 512, 1024):
        e.scale(f"tokens-{n}", **qkv(13, (), n, n, 16, 8), size=n)
    e.random(32, random_case, seed=1101)

    v = cases.of("attention_backward")
    common(v, lambda inputs, g=None: {"grad_output": grads(inputs) if g is None else g, **inputs})
    v.edge(
        "constant-values",
        grad_output=G,
        Q=Q,
        K=K,
        V=np.ones((2, 3)) * a([2.0, -1.0, 4.0]),
        note="All values are equal: the weights do not matter, and only V has a gradient.",
    )
    v.random(32, random_backward, seed=1102)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def call(sizes, elements, backward):
        lead, n, m, d, d_v = sizes
        shapes = {"grad_output": (*lead, n, d_v)} if backward else {}
        shapes |= {"Q": (*lead, n, d), "K": (*lead, m, d), "V": (*lead, m, d_v)}
        return st.fixed_dictionaries({k: hnp.arrays(np.float64, s, elements=elements) for k, s in shapes.items()})

    sizes = st.tuples(st.sampled_from([(), (2,)]), *[st.integers(1, 3)] * 4)
    wide = st.sampled_from([0.0, 1.0, 40.0, -40.0])
    for entry, backward, check in ((e, False, valid), (v, True, valid_backward)):
        for elements, groups in ((number, ["example", "edge", "shape", "random"]), (wide, ["stability"])):
            entry.strategy(sizes.flatmap(lambda s, of=elements, b=backward: call(s, of, b)), groups=groups, valid=check)
