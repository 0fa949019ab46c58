# verdict: wrong_answer
# entry: predict_log_proba
# group: stability
# lesson: You normalize and then take the logarithm. A probability below 1e-308 is 0 there and its logarithm is minus
#   infinity: subtract the log of the sum instead.
import numpy as np


def fit(X, y, var_smoothing=1e-9):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y)
    if len(X) != len(y) or len(y) == 0:
        raise ValueError("There must be one label for each sample, and at least one sample.")
    classes, index = np.unique(y, return_inverse=True)  # (K,), (n,)
    member = np.arange(len(classes))[:, None] == index  # (K, n)
    sizes = member.sum(axis=1, keepdims=True)  # (K, 1)
    means = member @ X / sizes  # (K, d)
    variances = member @ (X - means[index]) ** 2 / sizes  # (K, d)
    smoothing = var_smoothing * X.var(axis=0).max()
    return classes, sizes[:, 0] / len(y), means, variances + smoothing


def predict_log_proba(X, priors, means, variances):
    X, priors, means, variances = (np.asarray(each, dtype=np.float64) for each in (X, priors, means, variances))
    if not (variances > 0).all():
        raise ValueError("Every variance must be positive: use more smoothing.")
    squares = (X[:, None, :] - means) ** 2 / variances  # (n, K, d)
    # 2 pi is left out: it is the same factor for all classes.
    log_joint = np.log(priors) - (np.log(variances) + squares).sum(axis=2) / 2  # (n, K)
    log_joint -= log_joint.max(axis=1, keepdims=True)  # the largest is 0: exp cannot underflow everywhere
    with np.errstate(divide="ignore"):
        joint = np.exp(log_joint)
        return np.log(joint / joint.sum(axis=1, keepdims=True))
