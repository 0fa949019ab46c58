from fractions import Fraction

import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def kind(labels):
    """The kind of labels, "string" or "integer", or None for what are no labels."""
    if isinstance(labels, list):
        return "string" if all(type(each) is str for each in labels) else None
    return "integer" if isinstance(labels, np.ndarray) and labels.ndim == 1 and labels.dtype.kind in "iu" else None


def gap(y_true, y_pred, weights):
    """Accuracy minus balanced accuracy, as a fraction."""
    samples = [(t, t == p, Fraction(float(w))) for t, p, w in zip(y_true, y_pred, weights) if w]
    recalls = []
    for c in {t for t, _, _ in samples}:
        own = [(right, w) for t, right, w in samples if t == c]
        recalls.append(sum(right * w for right, w in own) / sum(w for _, w in own))
    accuracy = sum(right * w for _, right, w in samples) / sum(w for _, _, w in samples)
    return accuracy - sum(recalls) / len(recalls)


def valid(y_true, y_pred, margin=0.1, sample_weight=None):
    """True, or why this call is outside the task."""
    if kind(y_true) is None or kind(y_true) != kind(y_pred):
        return "Labels are integer arrays of shape (n,), or lists of strings, of one kind."
    if not isinstance(margin, (int, float)) or not 0.001 <= margin <= 1:
        return "margin is between 0.001 and 1."
    weights = np.ones(len(y_true))
    if sample_weight is not None:
        if (
            not isinstance(sample_weight, np.ndarray)
            or sample_weight.ndim != 1
            or sample_weight.dtype.kind not in "iuf"
        ):
            return "sample_weight is None, or an array of numbers with one axis."
        weights = sample_weight.astype(float)
        if not ((weights == 0) | ((weights >= 1e-6) & (weights <= 1e6))).all():
            return "A weight is 0, or between 1e-6 and 1e6."
    if not len(y_true) == len(y_pred) == len(weights) or not weights.any():
        return True
    exact = gap(y_true, y_pred, weights)
    tie = exact == margin and margin in (0.125, 0.25, 0.5) and (weights == 1).all()
    return tie or bool(abs(float(exact) - margin) > 1e-9) or "Accuracy and balanced accuracy differ by the margin."


def random_case(rng, i):
    n, names = int(rng.integers(3, 20)), rng.permutation(np.arange(-9, 30))[: 2 + i % 4]
    shares = 0.5 ** np.arange(len(names))
    y_true = rng.choice(names, size=n, p=shares / shares.sum())
    y_pred = np.where(rng.random(n) < 0.6, y_true, rng.choice(names, size=n))
    inputs = {"y_true": y_true, "y_pred": y_pred}
    if i % 5 == 1:
        inputs = {name: [f"c{each}" for each in value] for name, value in inputs.items()}
    if i % 2:
        inputs["sample_weight"] = rng.uniform(0.1, 3.0, size=n) * (rng.random(n) < 0.8)
        inputs["sample_weight"][0] = 1.25
    if i % 3:
        inputs["margin"] = float(rng.uniform(0.01, 0.4))
    return inputs


def build(cases):
    a = np.array
    t, p = a([0, 0, 0, 0, 0, 0, 1, 1, 2, 2]), a([0, 0, 0, 0, 0, 2, 1, 0, 0, 0])
    e = cases.of("accuracy_report")
    e.example("mostly-healthy", y_true=["healthy"] * 4 + ["ill"], y_pred=["healthy"] * 5)
    e.example("three-classes", y_true=t, y_pred=p, margin=0.15)
    e.example("weights", y_true=a([0, 0, 1, 1]), y_pred=a([0, 1, 1, 1]), sample_weight=a([3.0, 1.0, 0.5, 1.5]))
    e.edge("default-margin", y_true=t, y_pred=p)
    e.edge("margin-alone", y_true=a([0, 0, 0, 0, 1]), y_pred=a([0, 0, 0, 0, 0]), margin=0.35)
    e.edge("gap-equals-margin", y_true=a([7, 7, 7, 3]), y_pred=a([7, 7, 7, 7]), margin=0.25)
    e.edge("gap-above-margin", y_true=a([7, 7, 7, 3]), y_pred=a([7, 7, 7, 7]), margin=0.24)
    e.edge("gap-below-margin", y_true=a([7, 7, 7, 3]), y_pred=a([7, 7, 7, 7]), margin=0.26)
    e.edge("gap-just-below-margin", y_true=a([7, 7, 3]), y_pred=a([7, 7, 7]), margin=0.168)
    e.edge("part-of-a-name", y_true=["cat", "dog", "cat"], y_pred=["cats", "dog", "cat"])
    e.edge("balanced-is-higher", y_true=a([1, 1, 1, 1, 0]), y_pred=a([0, 1, 0, 1, 0]))
    e.edge("one-class", y_true=a([4, 4, 4]), y_pred=a([4, 1, 4]))
    e.edge("class-only-predicted", y_true=a([1, 1, 2]), y_pred=a([5, 1, 2]))
    e.edge("all-wrong", y_true=a([0, 1, 1]), y_pred=a([1, 0, 0]))
    e.edge("all-right", y_true=a([-2, 9, 9]), y_pred=a([-2, 9, 9]))
    e.edge("constant-outside-the-truth", y_true=["a", "b", "b"], y_pred=["z", "z", "z"])
    e.edge(
        "class-of-weight-zero", y_true=a([0, 0, 1, 2]), y_pred=a([0, 1, 0, 2]), sample_weight=a([2.0, 1.0, 0.0, 0.5])
    )
    e.edge("weights-below-one", y_true=a([0, 0, 1]), y_pred=a([0, 1, 1]), sample_weight=a([0.25, 0.125, 0.0625]))
    e.edge("heaviest-is-not-most-frequent", y_true=a([0, 0, 1]), y_pred=a([0, 0, 0]), sample_weight=a([1.0, 1.0, 6.0]))
    e.edge("zero-weights", y_true=a([0, 1]), y_pred=a([0, 1]), sample_weight=a([0.0, 0.0]), raises=ValueError)
    e.edge("no-samples", y_true=[], y_pred=[], raises=ValueError)
    e.edge("lengths-differ", y_true=a([1, 2]), y_pred=a([1]), raises=ValueError)
    e.edge("one-weight-for-all", y_true=a([1, 2]), y_pred=a([1, 1]), sample_weight=a([2.0]), raises=ValueError)
    e.edge("one-sample-two-weights", y_true=a([1]), y_pred=a([1]), sample_weight=a([2.0, 1.0]), raises=ValueError)
    e.shape(
        "unsigned",
        y_true=a([200, 3, 255, 3], dtype=np.uint8),
        y_pred=a([200, 3, 200, 255], dtype=np.uint8),
        sample_weight=a([200, 250, 1, 90], dtype=np.uint8),
    )
    e.shape("counts-beyond-a-byte", y_true=np.repeat(a([1, 0]), [300, 4]), y_pred=np.repeat(a([1, 0, 1]), [290, 10, 4]))
    e.shape("widths-differ", y_true=a([44, 1, 1], dtype=np.uint8), y_pred=a([300, 1, 44]))
    e.shape("layouts", y_true=Layout(t, "readonly"), y_pred=Layout(p, "strided"))
    e.random(30, random_case, seed=811)
    names = st.sampled_from([0, 1, 3])
    e.strategy(
        st.integers(1, 5).flatmap(
            lambda n: st.fixed_dictionaries(
                {
                    "y_true": st.lists(names, min_size=n, max_size=n).map(a),
                    "y_pred": st.lists(names, min_size=n, max_size=n).map(a),
                },
                optional={
                    "margin": st.sampled_from([0.05, 0.25, 0.31]),
                    "sample_weight": st.lists(st.sampled_from([0.0, 1.0, 2.5]), min_size=n, max_size=n).map(a),
                },
            )
        ),
        valid=valid,
    )
