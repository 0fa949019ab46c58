# verdict: wrong_answer
# entry: kl_div_grad
# group: edge, stability
# lesson: You difference the loss numerically, which loses digits where it is large. Derive the formula.
import numpy as np


def probabilities(target, log_target):
    """q in float64."""
    target = np.asarray(target, dtype=np.float64)
    return np.exp(target) if log_target else target


def divisor(pred, reduction):
    if reduction == "mean":
        return max(np.size(pred), 1)
    return max(len(pred), 1) if reduction == "batchmean" else 1


def kl_div(pred, target, reduction="mean", log_target=False):
    q = probabilities(target, log_target)
    known = q > 0
    log_q = np.log(np.where(known, q, 1.0))
    log_p = np.where(known, pred, 0.0)
    losses = q * (log_q - log_p)
    return losses if reduction == "none" else losses.sum() / divisor(pred, reduction)


def kl_div_grad(pred, target, reduction="mean", log_target=False):
    x, h = np.asarray(pred, dtype=np.float64), 1e-4
    grad = np.zeros(x.shape)
    total = "sum" if reduction == "none" else reduction
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (kl_div(up, target, total, log_target) - kl_div(down, target, total, log_target)) / (2 * h)
    return grad
