# verdict: wrong_answer
# entry: kl_div_grad
# group: example
# lesson: Your gradient takes log-targets for probabilities. With log_target it is minus their exponentials.
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
    return -probabilities(target, False) / divisor(pred, reduction)
