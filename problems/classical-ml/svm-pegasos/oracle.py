"""The other form of each: counts over a Gram matrix, and weights over explicit features; LinearSVC's objective."""

REQUIRES = ["sklearn"]
TOLERANCE = {"rtol": 1e-7, "atol": 1e-9}


def pegasos(X, y, order, lam):
    import numpy as np
    from sklearn.svm import LinearSVC

    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    gram, counts = X @ X.T, np.zeros(len(X))
    for t, i in enumerate(order):
        if t == 0 or y[i] * gram[i] @ (counts * y) / (lam * t) < 1:
            counts[i] += 1
    w = X.T @ (counts * y) / (lam * max(len(order), 1))
    objective = lam / 2 * w @ w + np.maximum(0, 1 - y * (X @ w)).mean()
    if len(order) >= 2000:  # so many steps come close to the minimum
        options = {"loss": "hinge", "fit_intercept": False, "tol": 1e-8, "max_iter": 100_000, "random_state": 0}
        best = LinearSVC(C=1 / (len(y) * lam), **options).fit(X, y).coef_[0]
        lowest = lam / 2 * best @ best + np.maximum(0, 1 - y * (X @ best)).mean()
        assert -1e-6 < objective - lowest < 0.05 * lowest, (objective, lowest)
    return w, float(objective)


def kernel_pegasos(X, y, order, lam, gamma):
    import numpy as np
    from sklearn.metrics.pairwise import rbf_kernel

    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    values, vectors = np.linalg.eigh(rbf_kernel(X - X.mean(axis=0), gamma=gamma))
    features = vectors * np.sqrt(np.maximum(values, 0))  # their inner products are the kernel
    w, counts = np.zeros(len(X)), np.zeros(len(X), dtype=np.int64)
    for t, i in enumerate(order, start=1):
        within = y[i] * (features[i] @ w) < 1 - 1e-12  # the features are rounded: a tie must stay one
        w = w * (1 - 1 / t) + within * y[i] * features[i] / (lam * t)
        counts[i] += within
    return counts, float(lam / 2 * w @ w + np.maximum(0, 1 - y * (features @ w)).mean())
