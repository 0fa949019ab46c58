import numpy as np


def fit(X, y, alpha=1.0):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y)
    if not alpha > 0 or len(X) != len(y) or len(y) == 0:
        raise ValueError("alpha must be above 0, and there must be one label for each sample.")
    classes, index = np.unique(y, return_inverse=True)  # (K,), (n,)
    member = np.arange(len(classes))[:, None] == index  # (K, n)
    # mutant-ok: axis=1->-1: there are two axes
    sizes = member.sum(axis=1)  # (K,)
    theta = (member @ X + alpha) / (sizes[:, None] + 2 * alpha)  # (K, d)
    return classes, sizes / len(y), theta


def predict_log_proba(X, priors, theta):
    X = np.asarray(X, dtype=np.float64)  # mutant-ok: drop statement: 0 and 1 of any type multiply and subtract alike
    present, absent = np.log(theta), np.log1p(-theta)  # (K, d)
    log_joint = np.log(priors) + X @ present.T + (1 - X) @ absent.T  # (n, K)
    # mutant-ok: axis=1->-1: there are two axes
    log_joint -= log_joint.max(axis=1, keepdims=True)  # the largest is 0: exp cannot underflow everywhere
    # mutant-ok: axis=1->-1: there are two axes
    return log_joint - np.log(np.exp(log_joint).sum(axis=1, keepdims=True))
