import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def sound(values):
    values = np.asarray(values)
    return values.dtype.kind in "iuf" and bool((np.abs(values.astype(float)) <= 1e6).all())


def valid(x, lengths, norm, eps=1e-5):
    if np.ndim(x) != 3 or 0 in np.shape(x) or not sound(x):
        return "x has shape (N, T, D), all at least 1, and holds finite numbers of at most 1e6 in size."
    lengths = np.asarray(lengths)
    if lengths.shape != np.shape(x)[:1] or lengths.dtype.kind not in "iu":
        return "lengths are integers of shape (N,)."
    if not ((lengths >= 1) & (lengths <= np.shape(x)[1])).all():
        return "A length lies between 1 and T."
    if norm not in ("batch-padded", "batch", "layer"):
        return 'norm is "batch-padded", "batch" or "layer".'
    if not 1e-12 <= eps <= 10:
        return "eps lies between 1e-12 and 10."
    x = np.asarray(x, dtype=float)
    real = np.arange(x.shape[1]) < lengths[:, None]
    tokens = x[real]
    if norm == "layer":
        variance = tokens.var(axis=1, keepdims=True)
    else:
        variance = tokens.var(axis=0) if norm == "batch" else x.var(axis=(0, 1))
    near = np.abs(tokens) <= 3e4 * np.sqrt(variance + eps)
    return bool(near.all()) or "Values lie within 3e4 of their standard deviations from 0."


def valid_changes(sequence, companions, eps=1e-5):
    if np.ndim(sequence) != 2 or 0 in np.shape(sequence) or not isinstance(companions, list | tuple) or not companions:
        return "sequence has shape (S, D), and companions is a list of one or more lists."
    if any(not isinstance(others, list | tuple) for others in companions):
        return "Each companion is a list of sequences."
    every = [sequence, *(each for others in companions for each in others)]
    if any(np.ndim(each) != 2 or 0 in np.shape(each) or np.shape(each)[1] != np.shape(sequence)[1] for each in every):
        return "All sequences have two axes of at least 1, and as many features as `sequence`."
    if not all(sound(each) and (np.abs(np.asarray(each, dtype=float)) <= 100).all() for each in every):
        return "Sequences hold finite numbers, here of at most 100 in size."
    return bool(1e-5 <= eps <= 10) or "eps lies between 1e-5 and 10."


def random_batch(rng, i):
    n, t, d = 1 + i % 4, 2 + i % 3, 2 + i % 5
    case = {"x": rng.normal(loc=rng.normal(size=d), scale=[1.0, 4.0][i % 2], size=(n, t, d)),
            "lengths": rng.integers(1, t + 1, size=n), "norm": ("batch-padded", "batch", "layer")[i % 3]}
    if i % 2:
        case["eps"] = float(rng.choice([1e-3, 0.1, 1.0]))
    return case


def random_changes(rng, i):
    d, shift = 2 + i % 4, rng.normal(size=2 + i % 4)

    def tokens():
        return shift + rng.normal(scale=2.0, size=(int(rng.integers(1, 6)), d))

    companions = [[tokens() for _ in range(int(rng.integers(0, 4)))] for _ in range(2 + i % 3)]
    case = {"sequence": tokens(), "companions": companions}
    if i % 2:
        case["eps"] = float(rng.choice([1e-3, 0.1, 1.0]))
    return case


def build(cases):
    x = np.array([[[1.0, 4.0], [3.0, -2.0], [2.0, 0.5]], [[5.0, 1.0], [0.0, 0.0], [0.0, 0.0]]])  # (2, 3, 2)
    lengths = np.array([3, 1])
    dirty = np.round(np.random.default_rng(8).normal(1.0, 3.0, size=(3, 4, 5)), 2)  # padding that is not 0
    e = cases.of("normalize_tokens")
    for norm in ("batch-padded", "batch", "layer"):
        e.example(norm, x=x, lengths=lengths, norm=norm)
        e.edge(f"padding-of-any-value-{norm}", x=dirty, lengths=np.array([4, 1, 2]), norm=norm)
        e.edge(f"no-padding-{norm}", x=dirty, lengths=np.array([4, 4, 4]), norm=norm, eps=0.25)
        e.edge(f"one-token-{norm}", x=dirty[:1, :1], lengths=np.array([1]), norm=norm)
        e.edge(f"one-feature-{norm}", x=dirty[:, :, :1], lengths=np.array([2, 3, 1]), norm=norm)
        e.edge(f"equal-tokens-{norm}", x=np.broadcast_to(dirty[0, 0], (2, 3, 5)).copy(), lengths=np.array([3, 2]),
               norm=norm)
        e.shape(f"integers-{norm}", x=np.array([[[3, 250, 7], [1, 0, 9]]], dtype=np.uint8), lengths=np.array([2]),
                norm=norm)
        e.shape(f"fortran-order-{norm}", x=Layout(dirty, "fortran"), lengths=np.array([1, 4, 3]), norm=norm)
        e.shape(f"read-only-{norm}", x=Layout(dirty, "readonly"), lengths=Layout(np.array([3, 2, 4]), "readonly"),
                norm=norm, eps=0.01)
        e.stability(f"large-offset-{norm}", x=dirty + 2e4, lengths=np.array([2, 4, 3]), norm=norm)
        e.stability(f"tiny-spread-{norm}", x=1e-4 * dirty, lengths=np.array([2, 4, 3]), norm=norm)
    zeros = np.array([[[1.0, 4.0], [0.0, 0.0], [2.0, 0.5]], [[5.0, 1.0], [0.0, 0.0], [0.0, 0.0]]])
    e.edge("real-token-of-zeros", x=zeros, lengths=np.array([3, 2]), norm="batch")
    e.shape("every-second-element", x=Layout(dirty, "strided"), lengths=np.array([2, 4, 3], dtype=np.uint8),
            norm="batch")
    e.random(36, random_batch, seed=641)

    sequence, short = x[0], np.array([[4.0, 2.0]])
    long = np.array([[0.5, -1.0], [2.5, 3.0], [6.0, 1.0], [-2.0, 0.0]])
    v = cases.of("largest_changes")
    v.example("alone-or-with-another", sequence=sequence, companions=[[], [long]])
    v.example("padding-alone", sequence=sequence, companions=[[sequence], [sequence, np.vstack([sequence, sequence])]],
              note="The companions repeat the sequence: over real tokens the statistics stay the same.")
    v.edge("one-batch", sequence=sequence, companions=[[short, long]])
    v.edge("one-batch-alone", sequence=sequence, companions=[[]])
    v.edge("same-batch-twice", sequence=sequence, companions=[[long], [long.copy()]])
    v.edge("another-order", sequence=sequence, companions=[[long, short], [short, long]])
    v.edge("companion-ends-in-zeros", sequence=sequence, companions=[[], [np.array([[4.0, 3.0], [0.0, 0.0]])]])
    v.edge("one-token", sequence=short, companions=[[], [sequence], [long]])
    v.edge("one-feature", sequence=sequence[:, :1], companions=[[long[:, :1]], [short[:, :1], long[:, :1]]])
    v.edge("three-batches", sequence=long, companions=[[short], [sequence, short], [sequence]], eps=0.5)
    v.edge("extremes-not-in-the-first-batch", sequence=long, companions=[[long], [long + 3.0], [long - 2.0]])
    v.shape("integers", sequence=np.array([[1, 200, 3], [0, 4, 9]], dtype=np.uint8)[:, ::2],
            companions=[[np.array([[7, 2]])], [np.array([[1, -5], [3, 3], [8, 0]])]])
    v.shape("read-only", sequence=Layout(sequence, "readonly"), companions=[[Layout(long, "readonly")], [short]])
    v.stability("far-companion", sequence=sequence, companions=[[short], [short + 90.0]])
    v.random(36, random_changes, seed=642)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    shapes = st.tuples(st.integers(1, 2), st.integers(1, 3), st.integers(1, 2))
    e.strategy(shapes.flatmap(lambda shape: st.fixed_dictionaries(
        {"x": hnp.arrays(np.float64, shape, elements=number),
         "lengths": hnp.arrays(np.int64, shape[0], elements=st.integers(1, shape[1])),
         "norm": st.sampled_from(["batch-padded", "batch", "layer"])}, optional={"eps": st.just(0.25)})), valid=valid)
    tokens = st.integers(1, 2).flatmap(lambda s: hnp.arrays(np.float64, (s, 2), elements=number))
    companions = st.lists(st.lists(tokens, max_size=2), min_size=1, max_size=2)
    v.strategy(st.fixed_dictionaries({"sequence": tokens, "companions": companions}, optional={"eps": st.just(0.25)}),
               valid=valid_changes)
