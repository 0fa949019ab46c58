import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def sound_zero(zero_division):
    return isinstance(zero_division, (int, float)) and 0 <= zero_division <= 1


def valid_labels(y_true, y_pred, labels=None, average="macro", zero_division=0.0):
    """True, or why this call is outside the task."""
    kinds = set()
    for y in (y_true, y_pred):
        if isinstance(y, list) and y and all(type(each) is str for each in y):
            kinds.add("strings")
        elif isinstance(y, np.ndarray) and y.ndim == 1 and y.size and y.dtype.kind in "iu":
            kinds.add("integers")
        else:
            return "y_true and y_pred are integer arrays of shape (n,), or lists of strings, with n at least 1."
    if len(kinds) > 1:
        return "y_true and y_pred are both integers, or both strings."
    if "integers" in kinds and any((np.abs(y.astype(float)) > 1e9).any() for y in (y_true, y_pred)):
        return "Labels are at most 1e9 in size."
    if labels is not None:
        kind = str if "strings" in kinds else int
        if not isinstance(labels, list) or not labels or not all(type(each) is kind for each in labels):
            return "labels is None, or a list of classes of the kind of the labels."
        if len(set(labels)) < len(labels) or (kind is int and max(map(abs, labels)) > 1e9):
            return "The classes of labels differ, and are at most 1e9 in size."
    if average not in (None, "macro", "weighted", "micro"):
        return 'average is None, "macro", "weighted" or "micro".'
    return sound_zero(zero_division) or "zero_division is a float from 0 to 1."


def valid_masks(y_true, y_pred, average="samples", zero_division=0.0):
    for y in (y_true, y_pred):
        if not isinstance(y, np.ndarray) or y.ndim < 1 or len(y) < 1 or y.dtype.kind not in "biu":
            return "Masks are boolean or integer arrays of shape (N, ...) with N at least 1."
    if average not in ("samples", "micro"):
        return 'average is "samples" or "micro".'
    return sound_zero(zero_division) or "zero_division is a float from 0 to 1."


AVERAGES = ("macro", "weighted", "micro", None)


def random_labels(rng, i):
    names = rng.choice(np.arange(-5, 20), size=2 + i % 4, replace=False)
    n = int(rng.integers(3, 20))
    y_true = rng.choice(names, size=n)
    y_pred = np.where(rng.random(n) < 0.5, y_true, rng.choice(names, size=n))
    case = {"y_true": y_true, "y_pred": y_pred, "average": AVERAGES[i % 4]}
    if i % 3 == 1:
        case["labels"] = [int(each) for each in rng.permutation(np.append(names[1:], 40))]
        case["zero_division"] = float(rng.choice([0.0, 1.0]))
    if i % 5 == 2:
        case["y_true"], case["y_pred"] = ([f"c{each}" for each in y] for y in (y_true, y_pred))
        if "labels" in case:
            case["labels"] = [f"c{each}" for each in case["labels"]]
    return case


def random_masks(rng, i):
    shape = [(3, 5), (2, 3, 4), (4, 2, 3), (5,)][i % 4]
    full = rng.random(shape[0]) < 0.7
    true, pred = (((rng.random(shape).T < 0.5) & full).T for _ in range(2))
    case = {"y_true": true, "y_pred": pred.astype(np.uint8) * 255 if i % 3 == 0 else pred}
    if i % 2:
        case["average"] = "micro"
    if i % 5 < 2:
        case["zero_division"] = 1.0
    return case


def build(cases):
    a = np.array
    e = cases.of("jaccard_score")
    # coverage-ok: jaccard_score.zero_division: it matters only where `labels` names a class that does not occur
    true, pred = a([0, 0, 0, 0, 1, 1, 2]), a([0, 0, 0, 1, 1, 2, 2])
    names = {"y_true": ["sky", "sky", "road", "car"], "y_pred": ["sky", "road", "road", "road"]}
    e.example("mean-over-classes", y_true=true, y_pred=pred)
    e.example("every-class", **names, average=None)
    e.example("micro", y_true=true, y_pred=pred, average="micro")
    e.edge("weighted", y_true=true, y_pred=pred, average="weighted")
    e.edge("micro-of-two-classes", y_true=true, y_pred=pred, labels=[2, 1], average="micro")
    e.edge("weighted-of-two-classes", y_true=true, y_pred=pred, labels=[2, 0], average="weighted")
    e.edge("order-of-labels", y_true=true, y_pred=pred, labels=[2, 0, 1], average=None)
    e.edge("strings-without-background", **names, labels=["road", "car"])
    e.edge("part-of-a-name", y_true=["cat", "dog", "cat"], y_pred=["cats", "dog", "cat"])
    e.edge("class-only-predicted", y_true=a([4, 4, 1]), y_pred=a([4, 7, 1]))
    e.edge("class-only-predicted-weighted", y_true=a([4, 4, 1]), y_pred=a([4, 7, 7]), average="weighted")
    for name, zero in (("zero", 0.0), ("one", 1.0)):
        absent = {"y_true": true, "y_pred": pred, "labels": [0, 9, 1], "zero_division": zero}
        for average in ("macro", None, "micro"):
            e.edge(f"absent-class-{name}-{average}".lower(), **absent, average=average)
    e.edge("absent-class-by-default", y_true=true, y_pred=pred, labels=[9, 0])
    e.edge("all-absent-micro", y_true=true, y_pred=pred, labels=[8, 9], average="micro", zero_division=1.0)
    e.edge(
        "no-support-weighted",
        y_true=true,
        y_pred=a([0, 5, 5, 1, 1, 2, 2]),
        labels=[5, 9],
        average="weighted",
        zero_division=1.0,
    )
    e.edge("all-right", y_true=a([1, 0, 2, 1]), y_pred=a([1, 0, 2, 1]))
    e.edge("all-wrong", y_true=a([1, 0, 1]), y_pred=a([0, 1, 0]), average="weighted")
    e.edge("one-sample", y_true=a([3]), y_pred=a([3]), average=None)
    e.edge("fewer-predictions", y_true=a([0, 1, 1]), y_pred=a([0, 1]), raises=ValueError)
    e.edge("one-prediction-for-all", y_true=a([0, 1, 1]), y_pred=a([1]), raises=ValueError)
    e.shape("unsigned", y_true=a([200, 255, 200, 3], dtype=np.uint8), y_pred=a([200, 3, 3, 255], dtype=np.uint8))
    e.shape("mixed-widths", y_true=a([-1, 4, 4, -1], dtype=np.int8), y_pred=a([-1, 4, -1, 260]), average=None)
    e.shape("readonly-and-strided", y_true=Layout(true, "readonly"), y_pred=Layout(pred, "strided"), average="weighted")
    e.random(40, random_labels, seed=811)
    small = st.integers(1, 3).flatmap(
        lambda n: st.fixed_dictionaries(
            {
                "y_true": hnp.arrays(np.int64, n, elements=st.integers(0, 2)),
                "y_pred": hnp.arrays(np.int64, n, elements=st.integers(0, 2)),
                "average": st.sampled_from(AVERAGES),
            },
            optional={"labels": st.sampled_from([[0], [2, 1], [1, 3]]), "zero_division": st.just(1.0)},
        )
    )
    e.strategy(small, valid=valid_labels)

    e = cases.of("mask_jaccard")
    left = a([[[0, 1, 1], [0, 1, 1]], [[0, 0, 0], [0, 0, 1]]])
    right = a([[[1, 1, 0], [1, 1, 0]], [[0, 0, 0], [0, 0, 1]]])
    e.example("a-large-and-a-small-one", y_true=left, y_pred=right)
    e.example("all-as-one", y_true=left, y_pred=right, average="micro")
    blank = {"y_true": a([[True, True, False], [False] * 3]), "y_pred": a([[True, False, False], [False] * 3])}
    e.edge("both-empty-zero", **blank)
    e.edge("both-empty-one", **blank, zero_division=1.0)
    e.edge("both-empty-micro", **blank, average="micro", zero_division=1.0)
    empty = np.zeros((2, 3), dtype=bool)
    e.edge("all-empty", y_true=empty, y_pred=empty.copy(), zero_division=1.0)
    e.edge("all-empty-micro", y_true=empty, y_pred=empty.copy(), average="micro", zero_division=1.0)
    e.edge("only-one-empty", y_true=a([[0, 1, 1], [0, 0, 0]]), y_pred=a([[0, 0, 0], [1, 0, 1]]), zero_division=1.0)
    e.edge("one-and-255", y_true=a([[1, 1, 0, 0]]), y_pred=a([[255, 0, 255, 0]], dtype=np.uint8))
    e.edge("minus-one", y_true=a([[1, -1, 0, -1]]), y_pred=a([[-1, 0, -1, 1]]))
    e.edge("one-and-two", y_true=a([[1, 2, 4, 0], [1, 0, 0, 3]]), y_pred=a([[2, 0, 3, 0], [0, 0, 6, 3]]))
    e.edge("no-pixels", y_true=np.zeros((2, 0)).astype(int), y_pred=np.zeros((2, 0)).astype(int), zero_division=1.0)
    e.edge("fewer-rows", y_true=left, y_pred=right[:, :1], raises=ValueError)
    e.edge("other-order-of-axes", y_true=left, y_pred=right.swapaxes(1, 2), raises=ValueError)
    e.edge("one-mask-for-all", y_true=left, y_pred=right[:1], raises=ValueError)
    e.shape("one-axis", y_true=a([1, 0, 1, 1]), y_pred=a([1, 0, 0, 1]))
    e.shape("narrow-sums", y_true=np.ones((1, 300), dtype=np.uint8), y_pred=np.tile(a([0, 1, 1], np.uint8), (1, 100)))
    e.shape("fortran-order", y_true=Layout(left, "fortran"), y_pred=Layout(right, "readonly"))
    e.random(32, random_masks, seed=812)
    pairs = st.integers(1, 2).flatmap(
        lambda n: st.fixed_dictionaries(
            {
                "y_true": hnp.arrays(np.int64, (n, 2), elements=st.sampled_from([0, 1, 2])),
                "y_pred": hnp.arrays(np.int64, (n, 2), elements=st.sampled_from([0, 1, 2])),
            },
            optional={"average": st.just("micro"), "zero_division": st.just(1.0)},
        )
    )
    e.strategy(pairs, valid=valid_masks)
