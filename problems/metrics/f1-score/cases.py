import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def kind(labels):
    """The kind of labels, "string" or "integer", or None for what are no labels."""
    if isinstance(labels, list):
        return "string" if all(type(each) is str for each in labels) else None
    return "integer" if isinstance(labels, np.ndarray) and labels.ndim == 1 and labels.dtype.kind in "iu" else None


def valid(y_true, y_pred, beta=1.0, average="binary", pos_label=1, zero_division=0.0):
    """True, or why this call is outside the task."""
    if kind(y_true) is None or kind(y_true) != kind(y_pred):
        return "Labels are integer arrays of shape (n,), or lists of strings, of one kind."
    if average not in ("binary", "micro", "macro", "weighted"):
        return 'average is "binary", "micro", "macro" or "weighted".'
    if type(pos_label) not in (int, str) or (
        average == "binary" and (type(pos_label) is str) != isinstance(y_true, list)
    ):
        return "pos_label is a label of the kind of y_true."
    if type(beta) not in (int, float) or not 0.01 <= beta <= 100:
        return "beta is between 0.01 and 100."
    return (type(zero_division) in (int, float) and zero_division in (0, 1)) or "zero_division is 0.0 or 1.0."


def random_case(rng, i):
    n, average = int(rng.integers(3, 20)), ["binary", "micro", "macro", "weighted"][i % 4]
    names = a_few = rng.permutation(np.arange(-9, 30))[: 2 + i % 3]
    y_true = rng.choice(a_few, size=n)
    y_pred = np.where(rng.random(n) < 0.5, y_true, rng.choice(names, size=n))
    inputs = {"y_true": y_true, "y_pred": y_pred, "average": average}
    if average == "binary":
        inputs["pos_label"] = int(names[0])
    elif i % 5 == 1:
        inputs |= {name: [f"c{each}" for each in inputs[name]] for name in ("y_true", "y_pred")}
    if i % 3:
        inputs["beta"] = float(rng.uniform(0.3, 3.0))
    return inputs


def build(cases):
    a = np.array
    t, p = a([1, 0, 1, 1, 0, 0, 1]), a([1, 0, 0, 1, 1, 0, 0])
    many = {"y_true": a([0, 0, 0, 2, 2, 1, 0]), "y_pred": a([0, 0, 2, 2, 1, 1, 1])}
    pets = {"y_true": ["dog", "cat", "dog", "ant"], "y_pred": ["dog", "dog", "cat", "ant"]}
    e = cases.of("fbeta_score")
    e.example("binary", y_true=t, y_pred=p)
    e.example("recall-counts-more", y_true=t, y_pred=p, beta=2.0)
    e.example("macro", **many, average="macro")
    for average in ("micro", "weighted"):
        e.edge(average, **many, average=average)
    for average in ("micro", "macro", "weighted"):
        e.edge(f"{average}-beta", **many, average=average, beta=0.5)
        e.edge(f"{average}-strings", **pets, average=average)
        e.edge(f"{average}-one-class", y_true=a([4, 4, 4]), y_pred=a([4, 4, 4]), average=average)
        e.edge(f"{average}-all-wrong", y_true=a([0, 2]), y_pred=a([2, 0]), average=average, zero_division=1.0)
        e.edge(
            f"{average}-class-only-predicted",
            y_true=a([1, 1, 2, 2]),
            y_pred=a([1, 5, 2, 1]),
            average=average,
            zero_division=1.0,
        )
        e.edge(f"{average}-constant", y_true=a([1, 3, 2, 3]), y_pred=a([3, 3, 3, 3]), average=average)
    e.edge("positive-string", **pets, pos_label="dog")
    e.edge("positive-label", y_true=t, y_pred=p, pos_label=0)
    e.edge("part-of-a-name", y_true=["cat", "dog", "cat"], y_pred=["cats", "dog", "cat"], average="macro")
    e.edge("positive-label-of-no-class", **many, average="macro", pos_label=7)
    e.edge("others-are-negative", y_true=a([1, 3, 2, 1]), y_pred=a([1, 1, 3, 2]))
    e.edge("no-positives", y_true=a([0, 0]), y_pred=a([0, 0]))
    e.edge("no-positives-one", y_true=a([0, 0]), y_pred=a([0, 0]), zero_division=1.0)
    e.edge("no-true-positives-one", y_true=a([0, 0, 1]), y_pred=a([0, 1, 0]), zero_division=1.0)
    e.edge("none-predicted", y_true=a([1, 0]), y_pred=a([0, 0]), zero_division=1.0)
    e.edge("none-true", y_true=a([0, 0]), y_pred=a([0, 1]), zero_division=1.0)
    e.edge("one-positive-small-beta", y_true=a([1, 0]), y_pred=a([0, 0]), beta=0.25, zero_division=1.0)
    e.edge("all-right", y_true=a([0, 1, 1]), y_pred=a([0, 1, 1]), beta=3.0)
    e.edge("no-samples", y_true=[], y_pred=[], average="macro", raises=ValueError)
    e.edge("no-integers", y_true=a([], dtype=int), y_pred=a([], dtype=int), raises=ValueError)
    e.edge("lengths-differ", y_true=a([1, 0]), y_pred=a([1]), raises=ValueError)
    e.shape(
        "unsigned",
        y_true=a([200, 3, 255, 3], dtype=np.uint8),
        y_pred=a([200, 3, 200, 255], dtype=np.uint8),
        average="macro",
    )
    e.shape("counts-beyond-a-byte", y_true=np.repeat(a([1, 0]), [300, 4]), y_pred=np.repeat(a([1, 0, 1]), [290, 10, 4]))
    e.shape("widths-differ", y_true=a([44, 1, 1], dtype=np.uint8), y_pred=a([300, 1, 44]), average="macro")
    e.shape("layouts", y_true=Layout(t, "readonly"), y_pred=Layout(p, "strided"))
    e.random(32, random_case, seed=821)
    names = st.sampled_from([0, 1, 3])
    e.strategy(
        st.integers(1, 4).flatmap(
            lambda n: st.fixed_dictionaries(
                {
                    "y_true": st.lists(names, min_size=n, max_size=n).map(a),
                    "y_pred": st.lists(names, min_size=n, max_size=n).map(a),
                },
                optional={
                    "beta": st.sampled_from([0.5, 2.0]),
                    "average": st.sampled_from(["micro", "macro", "weighted"]),
                    "pos_label": st.sampled_from([0, 3]),
                    "zero_division": st.just(1.0),
                },
            )
        ),
        valid=valid,
    )
