import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_labels(y):
    """True, or why this call is outside the task."""
    if isinstance(y, list):
        return all(type(each) is str for each in y) or "A list of labels holds strings."
    sound = isinstance(y, np.ndarray) and y.ndim == 1 and y.dtype.kind in "iu"
    return sound or "y is an integer array of shape (n,), or a list of strings."


def valid_loss(losses, sample_weights):
    for each in (losses, sample_weights):
        if not isinstance(each, np.ndarray) or each.ndim != 1 or each.dtype.kind not in "iuf":
            return "losses and sample_weights are arrays of numbers with one axis."
        if not np.isfinite(each).all() or (np.abs(each.astype(float)) > 1e12).any():
            return "The numbers are finite, at most 1e12 in size."
    weights = sample_weights.astype(float)
    if ((weights != 0) & (np.abs(weights) < 1e-100)).any():
        return "A weight is 0, or at least 1e-100."
    if losses.shape == weights.shape and (weights >= 0).all() and weights.any():
        terms = weights * losses.astype(float)
        return bool(abs(terms.sum()) >= 1e-6 * np.abs(terms).sum()) or "The loss does not cancel."
    return True


def random_labels(rng, i):
    y = rng.choice(rng.integers(-9, 30, size=1 + i % 5), size=int(rng.integers(4, 19)))
    return {"y": y if i % 3 else [f"c{each}" for each in y]}


def random_loss(rng, i):
    n = int(rng.integers(1, 9))
    weights = rng.uniform(0.1, 4, size=n) * 10.0 ** (i % 5 - 2)
    weights[1:] *= rng.random(n - 1) < 0.8
    return {"losses": rng.exponential(size=n) + 0.1, "sample_weights": weights}


def build(cases):
    a = np.array
    e = cases.of("balanced_weights")
    e.example("three-to-one", y=a([0, 0, 1, 0]))
    e.example("strings", y=["ham", "spam", "ham", "eggs", "ham", "ham"])
    e.edge("gaps-and-negative-labels", y=a([7, -1, 7, 7, 3, -1, 7]))
    e.edge("one-class", y=a([4, 4, 4]))
    e.edge("one-label", y=["x"])
    e.edge("balanced-already", y=a([2, 0, 1, 1, 0, 2]))
    e.edge("no-labels", y=[])
    e.edge("no-integers", y=a([], dtype=int))
    e.edge("later-class-first", y=a([9, 2, 2, 2, 2]))
    e.edge("one-in-two-hundred", y=np.repeat([1, 0], [199, 1]))
    e.shape("unsigned", y=a([200, 255, 200, 200, 3], dtype=np.uint8))
    e.shape("far-apart-labels", y=a([10**15, -(10**15), 10**15]))
    e.shape("readonly", y=Layout(a([1, 0, 1, 1, 2]), "readonly"))
    e.shape("strided", y=Layout(a([1, 0, 1, 1, 2, 2, 1]), "strided"))
    e.random(30, random_labels, seed=441)
    e.strategy(
        st.fixed_dictionaries({"y": hnp.arrays(np.int64, st.integers(0, 5), elements=st.integers(-1, 2))}),
        valid=valid_labels,
    )

    e = cases.of("weighted_loss")
    e.example("one-of-each", losses=a([0.3, 1.5]), sample_weights=a([2 / 3, 2.0]))
    e.edge("weight-zero", losses=a([1.0, 70.0, 4.0]), sample_weights=a([0.5, 0.0, 1.0]))
    e.edge("equal-weights", losses=a([1.0, 2.0, 6.0]), sample_weights=a([3.0, 3.0, 3.0]))
    e.edge("one-sample", losses=a([2.5]), sample_weights=a([0.2]))
    e.edge("negative-loss", losses=a([-2.0, 0.5, 0.75]), sample_weights=a([1.0, 0.25, 3.0]))
    e.edge("losses-of-zero", losses=a([0.0, 0.0]), sample_weights=a([1.0, 4.0]))
    e.edge("no-positive-weight", losses=a([1.0, 2.0]), sample_weights=a([0.0, 0.0]), raises=ValueError)
    e.edge("no-samples", losses=a([]), sample_weights=a([]), raises=ValueError)
    e.edge("negative-weight", losses=a([1.0, 2.0]), sample_weights=a([3.0, -1.0]), raises=ValueError)
    e.edge("one-weight-for-all", losses=a([1.0, 2.0]), sample_weights=a([3.0]), raises=ValueError)
    e.edge("one-loss-for-all", losses=a([1.5]), sample_weights=a([3.0, 1.0]), raises=ValueError)
    e.shape("integers", losses=a([100, 3, 90]), sample_weights=a([2, 5, 3]))
    e.shape("unsigned", losses=a([200, 250], dtype=np.uint8), sample_weights=a([3, 2], dtype=np.uint8))
    e.shape(
        "readonly", losses=Layout(a([1.0, 4.0, 2.0]), "readonly"), sample_weights=Layout(a([0.5, 1.5, 0.25]), "strided")
    )
    e.stability("large", losses=a([9e11, 3e11]), sample_weights=a([1e12, 4e11]))
    e.stability("large-integers", losses=a([9 * 10**11, 3 * 10**11]), sample_weights=a([10**12, 4 * 10**11]))
    e.stability("tiny-weights", losses=a([1.0, 4.0]), sample_weights=a([1e-12, 3e-12]))
    e.random(30, random_loss, seed=442)
    values = st.sampled_from([0.0, 1.0, 2.0, 0.5])
    e.strategy(
        st.integers(1, 3).flatmap(
            lambda n: st.fixed_dictionaries(
                {
                    "losses": hnp.arrays(float, n, elements=values),
                    "sample_weights": hnp.arrays(float, n, elements=values),
                }
            )
        ),
        valid=valid_loss,
    )
