import numpy as np
from gradus import Layout, Rng
from hypothesis import strategies as st


def labels_are_valid(y):
    if isinstance(y, list):
        sound = all(type(each) is str for each in y)
    else:
        sound = isinstance(y, np.ndarray) and y.ndim == 1 and y.dtype.kind in "iu"
    return sound and 1 <= len(y) <= 10**4


def valid_kfold(y, k, rng=None):
    """True, or why this call is outside the task."""
    if not labels_are_valid(y):
        return "y is an integer array of shape (n,), or a list of strings, with 1 to 10,000 labels."
    if type(k) is not int or abs(k) > 10**6:
        return "k is an integer."
    return rng is not None or "The split needs a generator."


def valid_holdout(y, test_size, rng=None):
    if type(test_size) is not int or abs(test_size) > 10**6:
        return "test_size is an integer."
    return valid_kfold(y, 2, rng)


def labels(rng, i):
    classes = int(rng.integers(1, 5))
    counts = rng.integers(3, 12, size=classes)
    names = rng.choice(np.arange(-20, 60), size=classes, replace=False)
    y = rng.permutation(np.repeat(names, counts))
    return y if i % 3 else [f"c{each}" for each in y]


def random_kfold(rng, i):
    y = labels(rng, i)
    return {"y": y, "k": int(rng.integers(2, np.unique(y, return_counts=True)[1].min() + 1)), "rng": Rng(700 + i)}


def random_holdout(rng, i):
    y = labels(rng, i)
    n, smallest = len(y), int(np.unique(y, return_counts=True)[1].min())
    least = -(-n // smallest)
    return {"y": y, "test_size": int(rng.integers(least, n - least + 1)), "rng": Rng(800 + i)}


def build(cases):
    note = "Your indices may differ: the counts and chance are judged."
    four = np.array([5, 9, 7, 5, 9, 7, 5, 9, 7, 5, 9, 7])
    skewed = np.array([0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0])

    e = cases.of("stratified_kfold")
    e.example("three-classes", y=four, k=3, rng=Rng(1), note=note)
    e.example("strings", y=["ham", "spam", "ham", "ham", "spam", "ham"], k=2, rng=Rng(2), note=note)
    e.edge("skewed", y=skewed, k=4, rng=Rng(3))
    e.edge("five-classes-of-three", y=np.repeat([4, 1, 3, 2, 0], 3), k=2, rng=Rng(4))
    e.edge("six-classes-with-one-over", y=np.repeat([0, 1, 2, 3, 4, 5], [5, 9, 5, 5, 13, 5]), k=4, rng=Rng(5))
    e.edge("class-of-k", y=np.array([1, 0, 0, 1, 0, 0, 1, 0]), k=3, rng=Rng(6))
    e.edge("one-class", y=np.full(7, 3), k=3, rng=Rng(7))
    e.edge("as-many-folds-as-samples", y=np.full(5, -1), k=5, rng=Rng(8))
    e.edge("too-small-a-class", y=np.array([0, 0, 0, 1, 1, 0]), k=3, rng=Rng(9), raises=ValueError)
    e.edge("too-small-a-first-class", y=np.array([0, 2, 2, 2, 2, 2, 2, 0, 0]), k=4, rng=Rng(9), raises=ValueError)
    e.edge("one-fold", y=skewed, k=1, rng=Rng(9), raises=ValueError)
    e.edge("no-fold", y=skewed, k=0, rng=Rng(9), raises=ValueError)
    e.edge("negative-k", y=skewed, k=-2, rng=Rng(9), raises=ValueError)
    e.edge("drawn-often", y=np.array([3, 0, 0, 3, 0, 0, 3, 0, 3, 0]), k=2, rng=Rng(10), draws=700)
    e.edge("three-folds-drawn-often", y=np.repeat([1, 0], [5, 4]), k=3, rng=Rng(11), draws=700)
    e.edge("one-class-drawn-often", y=np.zeros(6, dtype=int), k=2, rng=Rng(12), draws=700)
    e.shape("far-apart-labels", y=np.array([10**12, -7, 10**12, -7, -7]), k=2, rng=Rng(13))
    e.shape("unsigned", y=np.array([255, 0, 255, 0, 0, 255, 255], dtype=np.uint8), k=3, rng=Rng(14))
    e.shape("readonly", y=Layout(skewed, "readonly"), k=2, rng=Rng(15))
    e.shape("strided", y=Layout(four, "strided"), k=4, rng=Rng(16))
    many = np.random.default_rng(3).choice([0, 1, 2], p=[0.9, 0.08, 0.02], size=5000)
    e.edge("five-thousand", y=many, k=10, rng=Rng(17))
    e.random(36, random_kfold, seed=431)
    e.strategy(
        st.fixed_dictionaries(
            {
                "y": st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=6),
                "k": st.integers(1, 3),
                "rng": st.just(Rng(5)),
            }
        ),
        valid=valid_kfold,
    )

    e = cases.of("stratified_holdout")
    e.example("a-third", y=four, test_size=4, rng=Rng(1), note=note)
    e.example("strings", y=["ham", "spam", "ham", "ham", "spam", "ham"], test_size=3, rng=Rng(2), note=note)
    e.edge("rounding-each-gives-too-few", y=np.repeat([0, 1, 2], [4, 4, 4]), test_size=4, rng=Rng(3))
    e.edge("rounding-each-gives-too-many", y=np.repeat([2, 1, 0], [5, 5, 5]), test_size=8, rng=Rng(4))
    e.edge("one-class-is-whole", y=np.repeat([0, 1, 2], [6, 3, 3]), test_size=6, rng=Rng(5))
    e.edge("six-equal-classes", y=np.repeat([3, 1, 4, 0, 5, 9], 5), test_size=13, rng=Rng(6))
    e.edge(
        "six-classes-and-a-large-one", y=np.repeat([0, 1, 2, 3, 4, 5], [20, 5, 5, 5, 5, 5]), test_size=12, rng=Rng(7)
    )
    e.edge("most-is-test", y=skewed, test_size=9, rng=Rng(8))
    e.edge("ideal-of-one", y=np.repeat([0, 1], [9, 3]), test_size=4, rng=Rng(9))
    e.edge("ideal-of-one-in-training", y=np.repeat([0, 1], [9, 3]), test_size=8, rng=Rng(10))
    e.edge("one-class", y=np.full(7, 3), test_size=1, rng=Rng(11))
    e.edge("too-small-for-the-test", y=np.repeat([0, 1], [9, 3]), test_size=3, rng=Rng(12), raises=ValueError)
    e.edge("too-small-for-the-training", y=np.repeat([0, 1], [9, 3]), test_size=9, rng=Rng(12), raises=ValueError)
    e.edge("class-of-one", y=np.array([0, 1, 0, 0, 0]), test_size=3, rng=Rng(12), raises=ValueError)
    e.edge("empty-test", y=skewed, test_size=0, rng=Rng(12), raises=ValueError)
    e.edge("empty-training", y=skewed, test_size=13, rng=Rng(12), raises=ValueError)
    e.edge("more-than-all", y=skewed, test_size=20, rng=Rng(12), raises=ValueError)
    e.edge("negative-size", y=skewed, test_size=-3, rng=Rng(12), raises=ValueError)
    e.edge("drawn-often", y=np.array([3, 0, 0, 3, 0, 0, 3, 0, 3, 0]), test_size=4, rng=Rng(13), draws=700)
    e.edge("equal-classes-drawn-often", y=np.array([1, 0, 1, 0, 0, 1, 2, 2, 2]), test_size=4, rng=Rng(14), draws=700)
    e.shape("far-apart-labels", y=np.array([10**12, -7, 10**12, -7, -7, 10**12]), test_size=3, rng=Rng(15))
    e.shape("unsigned", y=np.array([255, 0, 255, 0, 0, 255, 255], dtype=np.uint8), test_size=3, rng=Rng(16))
    e.shape("readonly", y=Layout(skewed, "readonly"), test_size=5, rng=Rng(17))
    e.edge("five-thousand", y=many, test_size=777, rng=Rng(18))
    e.random(36, random_holdout, seed=432)
    e.strategy(
        st.fixed_dictionaries(
            {
                "y": st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=6),
                "test_size": st.integers(0, 4),
                "rng": st.just(Rng(5)),
            }
        ),
        valid=valid_holdout,
    )
