import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def kind(labels):
    """The kind of labels, "string" or "integer", or None for what are no labels."""
    if isinstance(labels, list):
        return "string" if all(type(each) is str for each in labels) else None
    return "integer" if isinstance(labels, np.ndarray) and labels.ndim == 1 and labels.dtype.kind in "iu" else None


def valid(y_true, y_pred, labels=None, sample_weight=None, normalize=None):
    """True, or why this call is outside the task."""
    given = [y_true, y_pred] + ([] if labels is None else [labels])
    if len({kind(each) for each in given}) != 1 or kind(y_true) is None:
        return "Labels are integer arrays of shape (n,), or lists of strings, of one kind."
    if kind(y_true) == "integer" and any((np.abs(each.astype(float)) > 1e15).any() for each in given):
        return "Labels are at most 1e15 in size."
    if labels is not None and len(set(labels)) != len(labels):
        return "labels are all different."
    if sample_weight is not None:
        if (
            not isinstance(sample_weight, np.ndarray)
            or sample_weight.ndim != 1
            or sample_weight.dtype.kind not in "iuf"
        ):
            return "sample_weight is None, or an array of numbers with one axis."
        w = sample_weight.astype(float)
        if not ((w == 0) | ((w >= 1e-6) & (w <= 1e6))).all():
            return "A weight is 0, or between 1e-6 and 1e6."
    return normalize in (None, "true", "pred", "all") or 'normalize is None, "true", "pred" or "all".'


def random_case(rng, i):
    n, names = int(rng.integers(3, 20)), rng.permutation(np.arange(-9, 30))[: 2 + i % 4]
    inputs = {"y_true": rng.choice(names, size=n), "y_pred": rng.choice(names, size=n)}
    if i % 3 == 0:
        inputs["labels"] = rng.permutation(names)[: len(names) - i % 2]
    if i % 5 == 1:
        inputs = {name: [f"c{each}" for each in value] for name, value in inputs.items()}
    if i % 2:
        inputs["sample_weight"] = rng.uniform(0.1, 3.0, size=n) * (rng.random(n) < 0.8)
    if i % 4:
        inputs["normalize"] = ["true", "pred", "all"][i % 4 - 1]
    return inputs


def build(cases):
    a = np.array
    t, p = a([0, 2, 2, 1, 0, 2, 2]), a([0, 2, 1, 1, 2, 2, 0])
    pets = {"y_true": ["dog", "cat", "dog", "ant", "dog"], "y_pred": ["cat", "cat", "dog", "dog", "dog"]}
    e = cases.of("confusion_matrix")
    e.example("three-classes", y_true=t, y_pred=p)
    e.example("label-order", **pets, labels=["dog", "cat", "ant"])
    e.example(
        "weighted-rows",
        y_true=a([0, 0, 1, 1]),
        y_pred=a([0, 1, 1, 1]),
        sample_weight=a([3.0, 1.0, 2.0, 0.5]),
        normalize="true",
    )
    e.edge("weights-alone", y_true=t, y_pred=p, sample_weight=a([0.5, 2.0, 0.0, 1.5, 3.0, 0.25, 4.0]))
    for how in ("true", "pred", "all"):
        e.edge(f"normalize-{how}", y_true=t, y_pred=p, normalize=how)
        e.edge(f"zero-weights-{how}", y_true=a([3, 1]), y_pred=a([1, 1]), sample_weight=a([0.0, 0.0]), normalize=how)
        e.edge(
            f"small-total-{how}",
            y_true=a([3, 1, 3]),
            y_pred=a([1, 1, 3]),
            sample_weight=a([0.125, 0.25, 0.125]),
            normalize=how,
        )
        e.edge(
            f"label-that-never-occurs-{how}",
            y_true=a([4, 2, 4]),
            y_pred=a([2, 2, 4]),
            labels=a([2, 9, 4]),
            normalize=how,
        )
        e.edge(
            f"labels-left-out-{how}",
            y_true=a([0, 1, 2, 1, 0]),
            y_pred=a([0, 2, 1, 1, 1]),
            labels=a([1, 0]),
            normalize=how,
        )
    e.edge("labels-left-out", y_true=a([0, 1, 2, 1, 0]), y_pred=a([0, 2, 1, 1, 1]), labels=a([1, 0]))
    e.edge("strings-ascending", **pets)
    e.edge("part-of-a-name", y_true=["cat", "dog", "cat"], y_pred=["cats", "dog", "cat"], labels=["dog", "cats", "cat"])
    e.edge("gaps-and-negative-labels", y_true=a([7, -1, 7, 3]), y_pred=a([-1, -1, 7, 7]))
    e.edge("class-only-predicted", y_true=a([1, 1, 2]), y_pred=a([5, 1, 2]), normalize="true")
    e.edge("class-never-predicted", y_true=a([1, 5, 2]), y_pred=a([1, 1, 2]), normalize="pred")
    e.edge("constant-prediction", y_true=["a", "b", "c", "b"], y_pred=["b", "b", "b", "b"])
    e.edge("one-class", y_true=a([4, 4, 4]), y_pred=a([4, 4, 4]), sample_weight=a([0.5, 1.0, 0.25]))
    e.edge("no-known-labels", y_true=a([1, 2]), y_pred=a([2, 1]), labels=a([8, 7]), normalize="all")
    e.edge("no-samples", y_true=a([], dtype=int), y_pred=a([], dtype=int), labels=a([3, 1]))
    e.edge("no-samples-no-labels", y_true=a([], dtype=int), y_pred=a([], dtype=int))
    e.edge("lengths-differ", y_true=a([1, 2]), y_pred=a([1]), raises=ValueError)
    e.edge("one-weight-for-all", y_true=a([1, 2]), y_pred=a([1, 1]), sample_weight=a([2.0]), raises=ValueError)
    e.edge("one-sample-two-weights", y_true=a([1]), y_pred=a([1]), sample_weight=a([2.0, 1.0]), raises=ValueError)
    e.shape(
        "unsigned",
        y_true=a([200, 3, 255, 3], dtype=np.uint8),
        y_pred=a([3, 3, 200, 255], dtype=np.uint8),
        sample_weight=a([200, 250, 1, 90], dtype=np.uint8),
    )
    e.shape("counts-beyond-a-byte", y_true=np.repeat(a([1, 0]), [300, 4]), y_pred=np.repeat(a([1, 0, 1]), [290, 10, 4]))
    e.shape("widths-differ", y_true=a([44, 1, 1], dtype=np.uint8), y_pred=a([300, 1, 44]))
    e.shape("far-apart-labels", y_true=a([10**15, -(10**15), 10**15]), y_pred=a([10**15, 10**15, -(10**15)]))
    e.shape(
        "layouts", y_true=Layout(t, "readonly"), y_pred=Layout(p, "strided"), labels=Layout(a([2, 0, 1]), "readonly")
    )
    e.random(30, random_case, seed=801)
    names = st.sampled_from([0, 1, 3])
    e.strategy(
        st.integers(1, 4).flatmap(
            lambda n: st.fixed_dictionaries(
                {
                    "y_true": st.lists(names, min_size=n, max_size=n).map(a),
                    "y_pred": st.lists(names, min_size=n, max_size=n).map(a),
                },
                optional={
                    "labels": st.sampled_from([a([0, 1, 3]), a([3, 0]), a([1, 0, 3])]),
                    "sample_weight": st.lists(st.sampled_from([0.0, 1.0, 2.5]), min_size=n, max_size=n).map(a),
                    "normalize": st.sampled_from(["true", "pred", "all"]),
                },
            )
        ),
        valid=valid,
    )
