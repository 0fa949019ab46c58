# verdict: wrong_answer
# entry: target_copies
# group: stability
# lesson: You fit slope and intercept to the target as it is. Far from 0 it is nearly a multiple of the column of ones,
# and the slope is lost: subtract the means first.
import numpy as np

COPY = 1e-6  # of a feature's spread: the largest residual of a copy of the target


def shared_rows(X_train, X_test):
    train, test = (np.asarray(X, dtype=np.float64).tolist() for X in (X_train, X_test))
    seen = {tuple(row) for row in train}  # a set: one look-up for each test row
    return np.array([i for i, row in enumerate(test) if tuple(row) in seen], dtype=int)


def shared_groups(groups_train, groups_test):
    return sorted(set(np.asarray(groups_train).tolist()) & set(np.asarray(groups_test).tolist()))


def future_rows(t_train, t_test):
    if len(t_test) == 0:
        return np.array([], dtype=int)
    return np.flatnonzero(np.asarray(t_train) >= np.min(t_test))  # the times keep their type


def target_copies(X, y):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)  # (n, d), (n,)
    if np.ptp(y) == 0:
        return np.array([], dtype=int)
    design = np.stack([y, np.ones(len(y))], axis=1)  # (n, 2)
    lines, *_ = np.linalg.lstsq(design, X, rcond=None)  # (2, d)
    residuals = np.linalg.norm(X - design @ lines, axis=0)  # (d,)
    varies = np.ptp(X, axis=0) > 0
    return np.flatnonzero(varies & (residuals <= COPY * np.linalg.norm(X - X.mean(axis=0), axis=0)))


def scaler_leaks(mean, scale, X_train, X_test):
    train = np.asarray(X_train, dtype=np.float64)  # (n, d)
    everything = np.concatenate([train, np.asarray(X_test, dtype=np.float64)])

    def distance(X):
        return np.hypot(mean - X.mean(axis=0), scale - X.std(axis=0))  # (d,)

    return np.flatnonzero(distance(everything) < distance(train))
