"""StratifiedKFold and StratifiedShuffleSplit of scikit-learn, seeded from our generator."""

REQUIRES = ["sklearn"]


def stratified_kfold(y, k, rng):
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    splitter = StratifiedKFold(k, shuffle=True, random_state=int(rng.integers(2**31)))
    return [test for _, test in splitter.split(np.zeros(len(y)), y)]


def stratified_holdout(y, test_size, rng):
    import numpy as np
    from sklearn.model_selection import StratifiedShuffleSplit

    splitter = StratifiedShuffleSplit(1, test_size=test_size, random_state=int(rng.integers(2**31)))
    return next(splitter.split(np.zeros(len(y)), y))
