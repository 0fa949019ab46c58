import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_prior(a, b):
    """True, or the sentence that tells a user why this prior is outside the task."""
    for each in (a, b):
        if isinstance(each, bool) or not isinstance(each, (int, float)) or not 0.5 <= each <= 100:
            return "a and b are numbers from 0.5 to 100."
        if each != 1 and abs(each - 1) < 1e-6:
            return "a and b are 1, or clearly differ from it."
    return True


def valid_update(a, b, batches):
    told = valid_prior(a, b)
    if told is not True:
        return told
    if not isinstance(batches, np.ndarray) or batches.dtype.kind not in "iu" or batches.ndim != 2:
        return "batches are integers in rows."
    if batches.shape[1] != 2 or batches.size > 2000 or (np.abs(batches.astype(float)) > 1e9).any():
        return "batches has the shape (t, 2), with up to 1,000 rows of numbers of at most 1e9."
    return True


def valid_summary(a, b, level=0.95):
    told = valid_prior(a, b)
    if told is not True:
        return told
    if isinstance(level, bool) or not isinstance(level, (int, float)) or np.isnan(level):
        return "level is a number."
    return not 0 < level < 1 or 0.01 <= level <= 0.999 or "Levels within 0 and 1 are from 0.01 to 0.999."


def valid_prediction(a, b, n):
    told = valid_prior(a, b)
    if told is not True:
        return told
    return (isinstance(n, int) and not isinstance(n, bool) and 0 <= n <= 1000) or "n is from 0 to 1,000."


def prior(rng):
    return {"a": float(10.0 ** rng.uniform(-0.3, 1.2)), "b": float(10.0 ** rng.uniform(-0.3, 1.2))}


def random_batches(rng, i):
    trials = rng.integers(0, 20, size=1 + i % 5)
    return prior(rng) | {"batches": np.stack([rng.binomial(trials, 0.3), trials], axis=1)}


def random_summary(rng, i):
    return prior(rng) | ({"level": [0.5, 0.9, 0.99][i % 3]} if i % 4 else {})


def random_prediction(rng, i):
    return prior(rng) | {"n": 1 + (i * 7) % 19}


def build(cases):
    a = np.array
    e = cases.of("update")
    e.example("two-batches", a=2.0, b=3.0, batches=a([[3, 10], [0, 4]]))
    e.edge("no-batches", a=0.5, b=1.5, batches=np.zeros((0, 2), dtype=np.int64))
    e.edge("a-batch-without-trials", a=1, b=4, batches=a([[2, 2], [0, 0], [1, 6]]))
    e.edge("more-successes-than-trials", a=1.0, b=2.0, batches=a([[1, 3], [4, 3]]), raises=ValueError)
    e.edge("negative", a=1.0, b=2.0, batches=a([[2, 3], [-1, 3]]), raises=ValueError)
    e.edge("made-up-by-others", a=1.0, b=2.0, batches=a([[1, 9], [4, 3], [1, 9]]), raises=ValueError)
    e.shape("square", a=7.0, b=0.75, batches=a([[1, 3], [2, 7]]))
    e.shape("unsigned", a=2.0, b=5.0, batches=a([[200, 250], [3, 240], [100, 101]], dtype=np.uint8))
    e.shape("unsigned-and-impossible", a=2.0, b=5.0, batches=a([[200, 100]], dtype=np.uint8), raises=ValueError)
    e.shape("layouts", a=2.0, b=5.0, batches=Layout(a([[2, 3], [1, 5], [0, 6]]), "fortran"))
    e.random(30, random_batches, seed=1611)
    pairs = hnp.arrays(np.int64, st.tuples(st.integers(0, 2), st.just(2)), elements=st.integers(0, 2))
    number = st.sampled_from([0.5, 1.0, 2.0, 7.0])
    e.strategy(st.fixed_dictionaries({"a": number, "b": number, "batches": pairs}), valid=valid_update)

    e = cases.of("summarise")
    e.example("after-three-of-ten", a=5.0, b=10.0)
    e.example("narrower", a=2.0, b=1.5, level=0.5)
    e.edge("uniform", a=1.0, b=1.0)
    e.edge("two-peaks", a=0.5, b=0.75, level=0.8)
    e.edge("falls", a=1.0, b=3.0)
    e.edge("falls-from-infinity", a=0.5, b=1.0)
    e.edge("falls-from-infinity-to-zero", a=0.75, b=4.0, level=0.9)
    e.edge("rises", a=3, b=1)
    e.edge("rises-to-infinity", a=1.0, b=0.5, level=0.7)
    e.edge("rises-from-zero-to-infinity", a=6.0, b=0.75)
    e.edge("symmetric", a=4.0, b=4.0, level=0.9)
    e.edge("level-zero", a=2.0, b=3.0, level=0.0, raises=ValueError)
    e.edge("level-one", a=2.0, b=3.0, level=1, raises=ValueError)
    e.edge("level-in-percent", a=2.0, b=3.0, level=95.0, raises=ValueError)
    e.edge("level-negative", a=2.0, b=3.0, level=-0.5, raises=ValueError)
    e.stability("large", a=98.0, b=70.0)
    e.stability("rare", a=0.5, b=95.0, level=0.99)
    e.stability("frequent", a=90.0, b=1.5, level=0.999)
    e.random(30, random_summary, seed=1612)
    e.strategy(st.fixed_dictionaries({"a": number, "b": number}, optional={"level": st.sampled_from([0.5, 0.0])}),
               valid=valid_summary)

    e = cases.of("predictive")
    e.example("two-trials", a=2.0, b=3.0, n=2)
    e.edge("no-trials", a=2.0, b=3.5, n=0)
    e.edge("uniform", a=1.0, b=1.0, n=4)
    e.edge("one-trial", a=0.5, b=7.0, n=1)
    e.stability("thousand", a=3.0, b=2.5, n=1000)
    e.stability("large-prior", a=80.0, b=95.0, n=300)
    e.random(30, random_prediction, seed=1613)
    e.strategy(st.fixed_dictionaries({"a": number, "b": number, "n": st.integers(0, 3)}), valid=valid_prediction)
