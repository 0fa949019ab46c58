import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(x, axes):
    if not isinstance(x, np.ndarray) or x.ndim != axes or x.dtype.kind not in "iuf":
        return False
    return bool((np.abs(x.astype(float)) <= 1e9).all())


def valid(activations, grads):
    """True, or why this call is outside the task."""
    if not numbers(activations, 4) or not numbers(grads, 4) or activations.size == 0 or grads.size == 0:
        return "activations and grads have four axes and finite numbers of at most 1e9."
    if activations.shape != grads.shape:
        return True
    product = activations.astype(float) * grads.astype(float)
    total, size = np.abs(product.sum(axis=(2, 3))), np.abs(product).sum(axis=(2, 3))
    return bool(((total > 1e-5 * size) | (size == 0) | (np.abs(product) % 0.25 == 0).all()).all()) or "A sum cancels."


def valid_prune(W_q, W_k, W_v, W_o, scores, num_prune):
    """True, or why this call is outside the task."""
    if not all(numbers(w, 2) and w.size for w in (W_q, W_k, W_v, W_o)):
        return "The weights are matrices of finite numbers of at most 1e9."
    if not numbers(scores, 1) or scores.size == 0:
        return "scores has one axis and at least one finite number."
    if type(num_prune) is not int:
        return "num_prune is an integer."
    h = scores.size
    if not 0 <= num_prune < h or any(w.shape[1] % h for w in (W_q, W_k, W_v)):
        return True
    if not len(W_q) == len(W_k) == len(W_v) or W_q.shape != W_k.shape or len(W_o) != W_v.shape[1]:
        return "W_q and W_k have one shape, W_v as many rows, and W_o as many rows as W_v has columns."
    return True


def layer(seed, h, d, d_v, D, D_out):
    rng = np.random.default_rng([1331, seed])
    shapes = {"W_q": (D, h * d), "W_k": (D, h * d), "W_v": (D, h * d_v), "W_o": (h * d_v, D_out)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def random_scores(rng, i):
    shape = tuple(int(k) for k in rng.integers(1, (6, 5, 5, 4)))
    return {"activations": rng.normal(size=shape), "grads": rng.normal(size=shape) * 10.0 ** rng.integers(-3, 3)}


def random_prune(rng, i):
    h, d, d_v, D, D_out = (int(k) for k in rng.integers(1, (7, 4, 4, 5, 5)))
    scores = rng.integers(-2, 3, size=h) if i % 2 else rng.normal(size=h)
    return layer(100 + i, h, d, d_v, D, D_out) | {"scores": scores, "num_prune": int(rng.integers(0, h))}


def build(cases):
    a = np.array
    e = cases.of("head_importance")
    H = a([[[[1.0, 2.0]], [[0.5, -1.0]]], [[[3.0, 0.0]], [[2.0, 2.0]]]])
    G = a([[[[1.0, 1.0]], [[4.0, 1.0]]], [[[-2.0, 5.0]], [[1.0, 1.5]]]])
    e.example("two-heads", activations=H, grads=G, note="The slopes are 3 and -6, and 1 and 5.")
    signs = a([[[[1.0, -1.0], [2.0, 1.0]], [[3.0, 0.0], [1.0, -2.0]]]])
    e.example("tokens-that-cancel", activations=signs, grads=a([[[[2.0, 1.0], [-1.0, 0.5]], [[1.0, 7.0], [1.0, 1.0]]]]))
    big = np.random.default_rng(1331).normal(size=(2, 5, 3, 2, 4))
    e.edge("one-example", activations=big[0, :1], grads=big[1, :1])
    e.edge("one-head", activations=big[0, :, :1], grads=big[1, :, :1])
    e.edge("one-token", activations=big[0, :, :, :1], grads=big[1, :, :, :1])
    e.edge("head-of-size-one", activations=big[0, ..., :1], grads=big[1, ..., :1])
    e.edge("no-gradient", activations=big[0], grads=np.zeros((5, 3, 2, 4)))
    e.edge("one-gradient-for-all", activations=big[0], grads=big[1, :1], raises=ValueError)
    e.edge("heads-differ", activations=big[0], grads=big[1, :, :1], raises=ValueError)
    whole = {"activations": a([[[[200, 100]], [[3, 90]]], [[[1, 2]], [[30, 4]]]], dtype=np.uint8)}
    e.shape("unsigned", **whole, grads=a([[[[7, 2]], [[9, 100]]], [[[250, 3]], [[1, 80]]]], dtype=np.uint8))
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, activations=Layout(big[0], layout), grads=Layout(big[1], layout))
    e.stability("tiny-and-large", activations=1e-9 * big[0], grads=1e8 * big[1])
    e.random(30, random_scores, seed=1331)
    tiny = hnp.arrays(np.float64, (2, 2, 1, 2), elements=st.sampled_from([0.0, 1.0, -2.0, 0.5]))
    e.strategy(st.fixed_dictionaries({"activations": tiny, "grads": tiny}), valid=valid)

    e = cases.of("prune_heads")
    count = {"W_q": a([[1, 2, 3], [4, 5, 6]]), "W_k": a([[7, 8, 9], [10, 11, 12]])}
    count |= {"W_v": a([[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]]), "W_o": np.arange(1, 13).reshape(6, 2)}
    e.example("one-of-three", **count, scores=a([0.9, 0.2, 0.5]), num_prune=1)
    e.example("two-of-three", **count, scores=a([0.2, 0.9, 0.5]), num_prune=2)
    four = layer(1, 4, 3, 2, 5, 3)
    e.edge("ties", **four, scores=a([0.5, 0.25, 0.5, 0.25]), num_prune=1)
    e.edge("ties-of-the-third", **four, scores=a([0.5, 0.25, 0.5, 0.25]), num_prune=3)
    e.edge("all-equal", **four, scores=a([2.0, 2.0, 2.0, 2.0]), num_prune=2)
    e.edge("negative-scores", **four, scores=a([-0.1, -3.0, 0.0, 2.0]), num_prune=1)
    e.edge("nothing-to-prune", **four, scores=a([0.3, 0.1, 0.4, 0.2]), num_prune=0)
    e.edge("one-is-left", **four, scores=a([0.3, 0.1, 0.4, 0.2]), num_prune=3)
    e.edge("one-head", **layer(2, 1, 3, 2, 4, 5), scores=a([0.3]), num_prune=0)
    e.edge("many-ties", **layer(3, 40, 1, 2, 2, 3), scores=np.arange(40) % 3 * 1.0, num_prune=17)
    e.edge("all-heads", **four, scores=a([0.3, 0.1, 0.4, 0.2]), num_prune=4, raises=ValueError)
    e.edge("negative-number", **four, scores=a([0.3, 0.1, 0.4, 0.2]), num_prune=-1, raises=ValueError)
    for name in ("W_q", "W_k", "W_v"):
        short = four | {name: four[name][:, :-1]}
        e.edge(f"columns-of-{name[-1]}", **short, scores=a([0.3, 0.1, 0.4, 0.2]), num_prune=1, raises=ValueError)
    e.shape("heads-of-one-size", **layer(4, 3, 2, 2, 6, 6), scores=a([0.3, 0.1, 0.4]), num_prune=1)
    byte = {name: w.astype(np.uint8) for name, w in count.items()}
    e.shape("unsigned", **byte, scores=a([3, 200, 100], dtype=np.uint8), num_prune=1)
    for layout in ("fortran", "strided", "readonly"):
        laid = {name: Layout(w, layout) for name, w in four.items()}
        e.shape(layout, **laid, scores=Layout(a([0.3, 0.1, 0.4, 0.2]), layout), num_prune=2)
    e.random(36, random_prune, seed=1332)
    scores = st.lists(st.sampled_from([0.0, 1.0, -2.0]), min_size=3, max_size=3).map(np.array)
    inputs = {"scores": scores, "num_prune": st.integers(0, 2)} | {name: st.just(w) for name, w in count.items()}
    e.strategy(st.fixed_dictionaries(inputs), valid=valid_prune)
