"""np.unique over all rows, plain Python for groups and times, lstsq for copies, StandardScaler for statistics."""

REQUIRES = ["sklearn"]


def shared_rows(X_train, X_test):
    import numpy as np

    n = len(X_train)
    rows = np.concatenate([np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)]) + 0.0  # no -0.0
    if len(rows) == 0:
        return []
    label = np.unique(rows, axis=0, return_inverse=True)[1].ravel()
    return np.flatnonzero(np.isin(label[n:], label[:n]))


def shared_groups(groups_train, groups_test):
    found = []
    for group in groups_train:
        if any(group == other for other in groups_test) and group not in found:
            found.append(group)
    found.sort()
    return found


def future_rows(t_train, t_test):
    return [i for i, t in enumerate(t_train) if any(t >= other for other in t_test)]


def target_copies(X, y):
    import numpy as np

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    found = []
    if all(each == y[0] for each in y):
        return found
    A = np.stack([(y - y[0]) / np.abs(y - y[0]).max(), np.ones(len(y))], axis=1)
    for j, x in enumerate(X.T - X[0][:, None]):  # the first row is the origin
        if x.any():
            x = x / np.abs(x).max()
            residual = x - A @ np.linalg.lstsq(A, x)[0]
            if np.sqrt((residual**2).sum()) <= 1e-6 * np.sqrt(((x - x.mean()) ** 2).sum()):
                found.append(j)
    return found


def scaler_leaks(mean, scale, X_train, X_test):
    import numpy as np
    from sklearn.preprocessing import StandardScaler

    X_train, X_test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    if len(X_test) == 0:
        return []
    scaler = StandardScaler().fit(X_train)
    given = np.stack([mean, scale])
    train = np.linalg.norm(given - np.stack([scaler.mean_, np.sqrt(scaler.var_)]), axis=0)
    scaler.partial_fit(X_test)
    both = np.linalg.norm(given - np.stack([scaler.mean_, np.sqrt(scaler.var_)]), axis=0)
    return np.flatnonzero(both < train)
