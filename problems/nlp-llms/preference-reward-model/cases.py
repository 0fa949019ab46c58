import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(x, most):
    x = np.asarray(x)
    return (x.dtype == np.float64 or x.dtype.kind in "iu") and bool((np.abs(x.astype(float)) <= most).all())


def valid(chosen, rejected):
    """True, or why this call is outside the task."""
    if np.ndim(chosen) != 1 or np.shape(chosen) != np.shape(rejected) or len(chosen) < 1:
        return "chosen and rejected have one shape (n,), with n at least 1."
    return (numbers(chosen, 1e4) and numbers(rejected, 1e4)) or "Rewards are float64 or integers, at most 1e4 in size."


def valid_fit(chosen_features, rejected_features, l2):
    """True, or why this call is outside the task."""
    shape = np.shape(chosen_features)
    if len(shape) != 2 or 0 in shape or np.shape(rejected_features) != shape:
        return "The features have one shape (n, d), with n and d at least 1."
    if not numbers(chosen_features, 5) or not numbers(rejected_features, 5):
        return "Features are float64 or integers, at most 5 in size."
    return (isinstance(l2, (int, float)) and 0.01 <= l2 <= 10) or "l2 is from 0.01 to 10."


def random_pairs(rng, i):
    n = int(rng.integers(1, 7))
    chosen = rng.normal(loc=0.5, scale=[1.0, 8.0][i % 2], size=n)
    rejected = rng.normal(size=n)
    rejected[rng.random(n) < 0.2] = chosen[0]
    return {"chosen": chosen, "rejected": rejected}


def random_fit(rng, i):
    n, d = int(rng.integers(1, 9)), int(rng.integers(1, 4))
    features = {"chosen_features": rng.normal(loc=0.3, size=(n, d)), "rejected_features": rng.normal(size=(n, d))}
    return {key: np.clip(x, -5, 5) for key, x in features.items()} | {"l2": float(rng.choice([0.02, 0.1, 0.7, 3.0]))}


def build(cases):
    a = np.array
    for name, seed in (("reward_loss", 3301), ("reward_loss_grad", 3302)):
        e = cases.of(name)
        e.example("one-right-one-wrong", chosen=a([2.0, 0.0]), rejected=a([1.0, 3.0]))
        e.example("a-tie", chosen=a([0.5, 1.0, -1.0]), rejected=a([0.5, -2.0, -1.5]), note="A tie costs ln 2.")
        e.edge("one-pair", chosen=a([-0.75]), rejected=a([0.5]))
        e.edge("all-ties", chosen=a([3.0, -1.0]), rejected=a([3.0, -1.0]))
        e.shape("integers", chosen=a([3, -2, 0]), rejected=a([1, 4, 0]))
        e.shape("bytes", chosen=a([3, 200, 0], np.uint8), rejected=a([7, 190, 1], np.uint8))
        ten = np.cos(np.arange(10.0))
        for layout in ("strided", "readonly"):
            e.shape(layout, chosen=Layout(ten, layout), rejected=Layout(2 * ten[::-1], layout))
        e.stability("sure-and-right", chosen=a([9e3, 800.0]), rejected=a([-9e3, 3.0]))
        e.stability("sure-and-wrong", chosen=a([-9e3, 3.0, 0.5]), rejected=a([9e3, 800.0, 0.0]))
        e.stability("far-from-zero", chosen=a([9e3, -9e3]), rejected=a([9e3 - 0.5, -9e3 + 2.0]))
        e.random(30, random_pairs, seed=seed)
        pair = st.tuples(st.integers(1, 3)).flatmap(
            lambda n: hnp.arrays(np.float64, (2, *n), elements=st.sampled_from([0.0, 1.0, -2.0, 0.5]))
        )
        e.strategy(pair.map(lambda both: {"chosen": both[0], "rejected": both[1]}), valid=valid)

    e = cases.of("fit_reward_model")
    rng = np.random.default_rng(3303)
    good, bad = rng.normal(loc=0.4, size=(7, 3)), rng.normal(size=(7, 3))
    e.example("one-feature", chosen_features=a([[2.0], [0.0]]), rejected_features=a([[1.0], [0.5]]), l2=0.5)
    e.example("three-features", chosen_features=good, rejected_features=bad, l2=0.1)
    e.edge("equal-features", chosen_features=good, rejected_features=good.copy(), l2=0.3)
    e.edge("one-pair", chosen_features=good[:1], rejected_features=bad[:1], l2=0.2)
    e.edge("fewer-pairs-than-features", chosen_features=good[:2], rejected_features=bad[:2], l2=0.05)
    e.edge("separable", chosen_features=bad + a([2.0, 0.5, 0.0]), rejected_features=bad, l2=0.01)
    e.edge("contradicting", chosen_features=a([[1.0, 2.0], [0.0, 0.0]]), rejected_features=a([[0.0, 0.0], [1.0, 2.0]]),
           l2=0.4)  # fmt: skip
    e.edge("same-feature-twice", chosen_features=good[:, [0, 0, 1]], rejected_features=bad[:, [0, 0, 1]], l2=0.1)
    e.edge("strong-penalty", chosen_features=good, rejected_features=bad, l2=10.0)
    e.edge("weak-penalty", chosen_features=good, rejected_features=bad, l2=0.01)
    e.edge("far-from-zero", chosen_features=good + 1.5, rejected_features=bad + 1.5, l2=0.1)
    e.shape("as-many-pairs-as-features", chosen_features=good[:3], rejected_features=bad[:3], l2=0.1)
    e.shape("integers", chosen_features=a([[3, -2], [0, 1], [4, 1]]), rejected_features=a([[1, 1], [2, 0], [-3, 5]]),
            l2=0.1)  # fmt: skip
    e.shape("bytes", chosen_features=a([[3, 0], [0, 5], [1, 4]], np.uint8),
            rejected_features=a([[1, 1], [2, 0], [3, 1]], np.uint8), l2=0.2)  # fmt: skip
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, chosen_features=Layout(good, layout), rejected_features=Layout(bad, layout), l2=0.1)
    e.stability("large-features", chosen_features=2 * np.clip(good, -2.5, 2.5), rejected_features=np.clip(bad, -5, 5),
                l2=0.01)  # fmt: skip
    e.random(30, random_fit, seed=3304)
    tables = st.tuples(st.integers(1, 3), st.integers(1, 2)).flatmap(
        lambda shape: hnp.arrays(np.float64, (2, *shape), elements=st.sampled_from([0.0, 1.0, -2.0]))
    )
    fits = st.builds(
        lambda both, l2: {"chosen_features": both[0], "rejected_features": both[1], "l2": l2},
        tables,
        st.sampled_from([0.1, 1.0]),
    )
    e.strategy(fits, valid=valid_fit)
