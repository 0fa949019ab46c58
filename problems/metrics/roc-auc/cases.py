import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

N = 200_000  # the size that the statement names


def valid(y_true, y_score, pos_label=1, sample_weight=None):
    """True, or why this call is outside the task."""
    strings = isinstance(y_true, list) and all(type(each) is str for each in y_true)
    if not strings and not (isinstance(y_true, np.ndarray) and y_true.ndim == 1 and y_true.dtype.kind in "iu"):
        return "y_true is an integer array of shape (n,), or a list of strings."
    if type(pos_label) is not (str if strings else int) or (not strings and abs(pos_label) > 1e9):
        return "pos_label is a label like those of y_true."
    if not isinstance(y_score, np.ndarray) or y_score.ndim != 1 or y_score.dtype.kind not in "iuf":
        return "y_score is an array of numbers with one axis."
    if not np.isfinite(y_score).all() or (np.abs(y_score.astype(float)) > 1e15).any():
        return "Scores are finite, at most 1e15 in size."
    if sample_weight is None:
        return True
    if not isinstance(sample_weight, np.ndarray) or sample_weight.ndim != 1 or sample_weight.dtype.kind not in "iuf":
        return "sample_weight is None, or an array of numbers with one axis."
    weight = sample_weight.astype(float)
    above = weight[weight != 0]
    return bool(((above >= 1e-3) & (above <= 1e6)).all()) or "A weight is 0, or between 0.001 and 1e6."


def random_case(rng, i):
    n = int(rng.integers(4, 20))
    positive = rng.permutation(np.arange(n) < rng.integers(1, n))
    score = rng.normal(size=n) + 0.8 * positive
    if i % 3:
        score = np.round(score, i % 2)
    names = [(0, 1), (-1, 1), (1, 2), (7, 3)][i % 4]
    case = {"y_true": np.where(positive, names[1], names[0]), "y_score": score, "pos_label": names[1]}
    if i % 5 == 0:
        case |= {"y_true": ["spam" if each else "ham" for each in positive], "pos_label": "spam"}
    if i % 2:
        weight = rng.uniform(0.1, 4, size=n) * (rng.random(n) < 0.7)
        weight[[np.argmax(positive), np.argmin(positive)]] = 0.7, 1.9
        case["sample_weight"] = weight
    return case


def large(n):
    rng = np.random.default_rng(835)
    positive = rng.random(n) < 0.3
    score = np.round(rng.normal(size=n) + positive, 6)
    score[1::10] = score[::10]
    return {"y_true": positive.astype(np.int8), "y_score": score}


def build(cases):
    a = np.array
    ties = {"y_true": a([1, 1, 0, 1, 0, 0, 1]), "y_score": a([0.9, 0.6, 0.6, 0.6, 0.4, 0.1, 0.1])}
    for name, seed in (("roc_curve", 831), ("roc_auc_score", 832)):
        e = cases.of(name)
        e.example("four-samples", y_true=a([0, 0, 1, 1]), y_score=a([0.1, 0.4, 0.35, 0.8]))
        e.example("ties", **ties)
        e.example(
            "weighted-spam",
            y_true=["spam", "ham", "ham", "spam"],
            y_score=a([3.0, 2.0, -1.0, -2.5]),
            pos_label="spam",
            sample_weight=a([2.0, 1.0, 3.0, 0.5]),
        )
        e.edge("weights-alone", **ties, sample_weight=a([0.5, 2.0, 1.0, 3.0, 0.25, 4.0, 1.5]))
        e.edge("positive-label-zero", y_true=a([0, 1, 1, 0, 1]), y_score=a([0.8, 0.3, 0.9, 0.2, 0.1]), pos_label=0)
        e.edge("many-labels", y_true=a([2, 0, 1, 2, 1, 3]), y_score=a([0.8, 0.3, 0.7, 0.6, 0.6, 0.1]), pos_label=2)
        e.edge("perfect", y_true=a([1, 0, 1, 0, 0]), y_score=a([0.9, 0.2, 0.7, 0.3, 0.1]))
        e.edge("inverted", y_true=a([1, 0, 0, 1]), y_score=a([-2.0, 3.0, 0.5, 0.25]))
        e.edge("constant", y_true=a([1, 0, 0, 1, 1]), y_score=a([0.5, 0.5, 0.5, 0.5, 0.5]))
        e.edge("two-samples", y_true=a([1, 0]), y_score=a([0.2, 0.7]))
        e.edge("negatives-before-positives-in-ties", y_true=a([0, 1, 1, 0]), y_score=a([2.0, 2.0, 1.0, 1.0]))
        e.edge("points-on-a-line", y_true=a([1, 1, 1, 0, 0]), y_score=a([5.0, 4.0, 3.0, 2.0, 1.0]))
        e.edge("scores-above-one-and-below-zero", y_true=a([0, 1, 0, 1]), y_score=a([-30.0, 12.0, 1.5, -0.5]))
        e.edge(
            "weight-zero",
            y_true=a([1, 0, 1, 0, 1]),
            y_score=a([0.9, 0.8, 0.5, 0.4, 0.3]),
            sample_weight=a([1.0, 0.0, 2.0, 1.5, 0.0]),
        )
        e.edge(
            "weight-zero-in-a-tie",
            y_true=a([1, 0, 0, 1]),
            y_score=a([2.0, 2.0, 1.0, 1.0]),
            sample_weight=a([1.0, 0.0, 2.0, 4.0]),
        )
        e.edge("no-negatives", y_true=a([1, 1]), y_score=a([0.2, 0.7]), raises=ValueError)
        e.edge("no-positives", y_true=a([0, 0, 0]), y_score=a([0.2, 0.7, 0.1]), raises=ValueError)
        e.edge("no-samples", y_true=a([], dtype=int), y_score=a([]), raises=ValueError)
        e.edge(
            "no-positive-with-weight",
            y_true=a([1, 0, 0]),
            y_score=a([0.2, 0.7, 0.1]),
            sample_weight=a([0.0, 1.0, 2.0]),
            raises=ValueError,
        )
        e.edge(
            "no-negative-with-weight",
            y_true=a([1, 0, 1]),
            y_score=a([0.2, 0.7, 0.1]),
            sample_weight=a([1.0, 0.0, 2.0]),
            raises=ValueError,
        )
        e.edge("fewer-scores", y_true=a([1, 0, 1]), y_score=a([0.2, 0.7]), raises=ValueError)
        e.edge("one-score-for-all", y_true=a([1, 0, 1]), y_score=a([0.2]), raises=ValueError)
        e.edge("one-weight-for-all", y_true=a([1, 0]), y_score=a([0.2, 0.7]), sample_weight=a([3.0]), raises=ValueError)
        e.edge(
            "one-weight-too-few",
            y_true=a([1, 0, 1]),
            y_score=a([0.2, 0.7, 0.9]),
            sample_weight=a([1.0, 2.0]),
            raises=ValueError,
        )
        e.shape(
            "integers",
            y_true=a([1, 0, 0, 1, 0]),
            y_score=a([30, -20, 100, 30, 0]),
            sample_weight=a([3, 1, 2, 5, 4]),
        )
        e.shape(
            "unsigned",
            y_true=a([1, 0, 0, 1, 0], dtype=np.uint8),
            y_score=a([200, 0, 250, 3, 3], dtype=np.uint8),
            sample_weight=a([200, 90, 250, 100, 7], dtype=np.uint8),
        )
        e.shape("lowest-int8", y_true=a([1, 0, 1, 0], dtype=np.int8), y_score=a([-128, -3, 127, 5], dtype=np.int8))
        e.shape(
            "readonly-and-strided",
            y_true=Layout(ties["y_true"], "readonly"),
            y_score=Layout(ties["y_score"], "strided"),
            sample_weight=Layout(a([1.0, 2.0, 0.5, 1.5, 3.0, 1.0, 0.25]), "readonly"),
        )
        e.stability("almost-equal", y_true=a([1, 0, 1, 0]), y_score=a([0.5, 0.5 + 1e-12, 0.5 + 2e-12, 0.5]))
        e.stability("tiny-scores", y_true=a([0, 1, 0, 1, 1]), y_score=a([1e-30, 3e-30, 2e-30, 1e-300, 1e-30]))
        e.stability("large-scores", y_true=a([0, 1, 1, 0]), y_score=a([1e15, 1e15 - 1, 1e15 + 0.0, 3.0]))
        for n in (N // 200, N // 50, 14_000, 54_000, N):
            e.scale(f"samples-{n}", **large(n), size=n)
        e.random(36, random_case, seed=seed)
        small = st.integers(2, 4).flatmap(
            lambda n: st.fixed_dictionaries(
                {
                    "y_true": hnp.arrays(np.int64, n, elements=st.integers(0, 1)),
                    "y_score": hnp.arrays(float, n, elements=st.sampled_from([0.0, 1.0, 0.5, 2.0])),
                },
                optional={
                    "pos_label": st.just(0),
                    "sample_weight": hnp.arrays(float, n, elements=st.sampled_from([0.0, 1.0, 2.0, 0.5])),
                },
            )
        )
        e.strategy(small, groups=["example", "edge", "shape", "stability", "random"], valid=valid)
