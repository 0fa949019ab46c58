# style: whole arrays: np.unique, np.intersect1d, np.corrcoef of scaled columns
import numpy as np


def shared_rows(X_train, X_test):
    if len(X_train) == 0 or len(X_test) == 0:
        return np.zeros(0, dtype=int)
    both = np.concatenate([np.asarray(X_train, float), np.asarray(X_test, float)])
    _, ids = np.unique(both, axis=0, return_inverse=True)
    ids = ids.reshape(-1)
    return np.nonzero(np.isin(ids[len(X_train) :], ids[: len(X_train)]))[0]


def shared_groups(groups_train, groups_test):
    if len(groups_train) == 0 or len(groups_test) == 0:
        return []
    return np.intersect1d(groups_train, groups_test)


def future_rows(t_train, t_test):
    if not len(t_test):
        return np.zeros(0, dtype=int)
    first = np.sort(t_test)[0]
    return np.arange(len(t_train))[~(np.asarray(t_train) < first)]


def target_copies(X, y):
    X, y = np.array(X, float), np.array(y, float)
    vary = np.flatnonzero(X.max(0) > X.min(0))
    if y.max() == y.min() or vary.size == 0:
        return []
    X = X[:, vary] - X[0, vary]
    r = np.corrcoef(np.column_stack([y - y[0], X]), rowvar=False)[0, 1:]
    return vary[1 - r**2 <= 1e-12]


def scaler_leaks(mean, scale, X_train, X_test):
    if len(X_test) == 0:
        return []
    old = np.array(X_train, float)
    new = np.vstack([old, np.array(X_test, float)])
    squares = [(mean - Z.mean(0)) ** 2 + (scale - Z.std(0)) ** 2 for Z in (old, new)]
    return np.where(squares[1] < squares[0])[0]
