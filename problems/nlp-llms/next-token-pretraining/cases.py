import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(logits, tokens, doc_ids=None, reduction="token"):
    """True, or why this call is outside the task."""
    z, x = np.asarray(logits), np.asarray(tokens)
    if z.dtype.kind not in "iuf" or z.ndim != 3 or 0 in z.shape[1:] or not (np.abs(z.astype(float)) <= 1e4).all():
        return "logits are (B, n, V), with n and V at least 1, and at most 1e4 in size."
    if x.dtype.kind not in "iu" or x.shape != z.shape[:2]:
        return "tokens are integers of shape (B, n)."
    real = np.ones(x.shape, dtype=bool)
    if doc_ids is not None:
        docs = np.asarray(doc_ids)
        if docs.dtype.kind not in "iu" or docs.shape != x.shape or (docs.size and docs.min() < -1):
            return "doc_ids are integers of at least -1, of the shape of tokens."
        real = docs != -1
        for row in docs:
            starts = [each for t, each in enumerate(row) if each != -1 and (t == 0 or row[t - 1] != each)]
            if len(set(starts)) < len(starts):
                return "Tokens of one document are neighbours."
    if ((x < 0) | (x >= z.shape[-1]))[real].any():
        return "Tokens are from 0 to V - 1."
    near = real[:, :-1] & real[:, 1:]
    target = np.where(near, x[:, 1:], 0)[..., None]
    gaps = z[:, :-1].max(axis=-1).astype(float) - np.take_along_axis(z[:, :-1], target, axis=-1)[..., 0]
    if (gaps[near] > 600).any():
        return "The target's logit is at most 600 below the largest one."
    return reduction in ("token", "sequence") or 'reduction is "token" or "sequence".'


def documents(rng, B, n):
    docs = np.sort(rng.integers(-1, 3, size=(B, n)), axis=1)
    return np.where(rng.random((B, 1)) < 0.5, docs[:, ::-1], docs)


def random_case(rng, i):
    B, n, V = (int(k) for k in rng.integers((1, 2, 2), (4, 7, 6)))
    case = {"logits": rng.normal(scale=[1.0, 3.0][i % 2], size=(B, n, V)), "tokens": rng.integers(0, V, size=(B, n))}
    if i % 3:
        case["doc_ids"] = documents(rng, B, n)
    return case | {"reduction": "sequence"} if i % 4 > 1 else case


def build(cases):
    a = np.array
    z = a([[[1.0, 0.0, 2.0], [0.5, -1.0, 0.0], [2.0, 1.0, -0.5], [0.0, 3.0, 1.0]]])
    x = a([[2, 0, 1, 1]])
    rng = np.random.default_rng(1117)
    big, ids = rng.normal(size=(3, 6, 4)), rng.integers(0, 4, size=(3, 6))
    docs = a([[0, 0, 0, 1, 1, 1], [4, 4, 2, -1, -1, -1], [-1, 7, 7, 7, 7, 8]])
    for name, seed in (("next_token_loss", 1117), ("next_token_loss_grad", 1118)):
        e = cases.of(name)
        e.example(
            "even",
            logits=np.zeros((1, 3, 4)),
            tokens=a([[0, 3, 1]]),
            note="All four tokens are as likely: the perplexity is 4.",
        )
        e.example("one-document", logits=z, tokens=x)
        e.example(
            "two-documents-and-padding",
            logits=z,
            tokens=a([[2, 0, 1, -100]]),
            doc_ids=a([[0, 1, 1, -1]]),
            note="Only position 1 counts.",
        )
        e.edge("packed", logits=big, tokens=ids, doc_ids=docs)
        e.edge(
            "large-document-numbers",
            logits=big,
            tokens=ids,
            doc_ids=a(
                [[200, 200, 456, 456, 7, 7], [2**33, 2**33, 2**33 + 1, -1, -1, -1], [-1, 255, 255, -1, 65535, 65535]]
            ),
            note="The numbers of two documents differ, by however little: only equality counts.",
        )
        e.edge("packed-by-sequence", logits=big, tokens=ids, doc_ids=docs, reduction="sequence")
        e.edge("by-sequence", logits=big, tokens=ids, reduction="sequence")
        none = a([[5, 5, 6, 6, 6, 6], [-1, -1, -1, -1, -1, -1], [0, 1, 2, 3, 4, 5]])
        e.edge(
            "sequences-without-positions",
            logits=big,
            tokens=ids,
            doc_ids=none,
            reduction="sequence",
            note="The second is padding, the third has documents of one token: the mean is that of the first.",
        )
        e.edge("sequences-without-positions-by-token", logits=big, tokens=ids, doc_ids=none)
        e.edge("garbage-in-the-padding", logits=big, tokens=np.where(docs == -1, 999, ids), doc_ids=docs)
        e.edge("nothing-counts", logits=big, tokens=ids, doc_ids=np.full((3, 6), -1))
        e.edge("nothing-counts-by-sequence", logits=big, tokens=ids, doc_ids=np.full((3, 6), -1), reduction="sequence")
        e.edge("one-token", logits=big[:, :1], tokens=ids[:, :1])
        e.edge("one-token-by-sequence", logits=big[:, :1], tokens=ids[:, :1], reduction="sequence")
        e.edge("two-tokens", logits=big[:, :2], tokens=ids[:, :2])
        e.edge("one-word", logits=big[..., :1], tokens=0 * ids, doc_ids=docs)
        e.edge("no-sequences", logits=np.zeros((0, 4, 3)), tokens=np.zeros((0, 4), dtype=np.int64))
        e.edge(
            "no-sequences-by-sequence",
            logits=np.zeros((0, 4, 3)),
            tokens=np.zeros((0, 4), dtype=np.int64),
            reduction="sequence",
        )
        e.edge(
            "padding-in-the-middle",
            logits=big,
            tokens=ids,
            doc_ids=a([[0, 0, -1, -1, 1, 1]] * 2 + [[3, -1, 2, 2, -1, 0]]),
            reduction="sequence",
        )
        e.shape(
            "all-of-one-size",
            logits=big[:, :3, :3],
            tokens=np.minimum(ids[:, :3], 2),
            doc_ids=a([[0, 0, 1], [1, 1, 1], [0, 0, 0]]),
        )
        e.shape("integers", logits=a([[[1, 0, 2], [4, 3, 0], [2, 2, 5]]]), tokens=a([[1, 0, 2]]))
        e.shape("unsigned", logits=a([[[200, 210], [7, 3], [0, 5]]], np.uint8), tokens=a([[1, 0, 1]], np.uint8))
        for layout in ("fortran", "strided", "readonly"):
            e.shape(layout, logits=Layout(big, layout), tokens=Layout(ids, layout), doc_ids=Layout(docs, layout))
        shifts = a([[[9e3]], [[-9e3]], [[700.0]]])
        e.stability("far-from-zero", logits=big + shifts, tokens=ids, doc_ids=docs)
        e.stability("far-from-zero-by-sequence", logits=big + shifts, tokens=ids, reduction="sequence")
        e.stability(
            "very-likely",
            logits=a([[[0.0, 900.0, 2.0], [8e3, -8e3, 8e3 - 1.0], [0.0, 0.0, 0.0]]]),
            tokens=a([[1, 1, 2]]),
            note="The smallest logits lie up to 16,000 below the largest.",
        )
        e.stability("unlikely", logits=a([[[0.0, 400.0], [0.0, -90.0], [1.0, 2.0]]]), tokens=a([[1, 0, 1]]))
        e.random(36, random_case, seed=seed)

        def drawn(size):
            B, n, V = size
            docs = st.sampled_from([[0] * n, [-1] * n, [0] + [1] * (n - 1), [2] * (n - 1) + [-1]])
            return st.fixed_dictionaries(
                {
                    "logits": hnp.arrays(np.float64, (B, n, V), elements=st.sampled_from([0.0, 1.0, -2.0])),
                    "tokens": hnp.arrays(np.int64, (B, n), elements=st.integers(0, V - 1)),
                },
                optional={
                    "doc_ids": st.lists(docs, min_size=B, max_size=B).map(np.array),
                    "reduction": st.just("sequence"),
                },
            )

        e.strategy(st.tuples(*[st.integers(1, 3)] * 3).flatmap(drawn), valid=valid)
