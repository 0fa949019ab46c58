# verdict: wrong_answer
# entry: predict_log_proba
# group: stability
# lesson: You normalize and then take the logarithm. A probability below 1e-308 is 0 there and its logarithm is minus
#   infinity: subtract the log of the sum instead.
import numpy as np


def fit(X, y, alpha=1.0):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y)
    if not alpha > 0 or len(X) != len(y) or len(y) == 0:
        raise ValueError("alpha must be above 0, and there must be one label for each sample.")
    classes, index = np.unique(y, return_inverse=True)  # (K,), (n,)
    member = np.arange(len(classes))[:, None] == index  # (K, n)
    sizes = member.sum(axis=1)  # (K,)
    theta = (member @ X + alpha) / (sizes[:, None] + 2 * alpha)  # (K, d)
    return classes, sizes / len(y), theta


def predict_log_proba(X, priors, theta):
    X = np.asarray(X, dtype=np.float64)
    present, absent = np.log(theta), np.log1p(-theta)  # (K, d)
    log_joint = np.log(priors) + X @ present.T + (1 - X) @ absent.T  # (n, K)
    log_joint -= log_joint.max(axis=1, keepdims=True)  # the largest is 0: exp cannot underflow everywhere
    with np.errstate(divide="ignore"):
        joint = np.exp(log_joint)
        return np.log(joint / joint.sum(axis=1, keepdims=True))
