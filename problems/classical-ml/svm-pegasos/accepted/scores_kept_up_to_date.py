# style: the scores of all rows kept up to date in every step, one loop for both kernels
import numpy as np


def train(K, y, order, lam):
    scores, coefficients = np.zeros(len(y)), np.zeros(len(y))
    counts = np.zeros(len(y), dtype=int)
    for step, i in enumerate(np.asarray(order).astype(int)):
        t = step + 1
        inside = not y[i] * scores[i] >= 1
        scores, coefficients = scores * (step / t), coefficients * (step / t)
        if inside:
            scores = scores + y[i] / (lam * t) * K[:, i]
            coefficients[i] += y[i] / (lam * t)
            counts[i] += 1
    hinge = np.where(y * scores < 1, 1 - y * scores, 0)
    return counts, coefficients, 0.5 * lam * (coefficients @ K @ coefficients) + np.mean(hinge)


def pegasos(X, y, order, lam):
    X, y = np.array(X).astype("f8"), np.array(y).astype("f8")
    _, coefficients, value = train(X @ X.T, y, order, lam)
    return X.T @ coefficients, np.array(value)


def kernel_pegasos(X, y, order, lam, gamma):
    X, y = np.array(X).astype("f8"), np.array(y).astype("f8")
    gaps = X[:, None, :] - X[None, :, :]
    counts, _, value = train(np.exp(-gamma * np.einsum("ijk,ijk->ij", gaps, gaps)), y, order, lam)
    return counts, value
