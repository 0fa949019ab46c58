# style: only the entries with a positive target are computed
import numpy as np


def kl_div(pred, target, reduction="mean", log_target=False):
    x, t = np.array(pred, dtype=float), np.array(target, dtype=float)
    q = np.exp(t) if log_target else t
    out = np.zeros(x.shape)
    rows = np.nonzero(q)
    out[rows] = q[rows] * ((t if log_target else np.log(q, where=q > 0, out=np.zeros(q.shape)))[rows] - x[rows])
    if reduction == "none":
        return out
    total = float(out.sum())
    if reduction == "mean" and out.size:
        total /= out.size
    elif reduction == "batchmean" and len(out):
        total /= len(out)
    return total


def kl_div_grad(pred, target, reduction="mean", log_target=False):
    grad = np.array(target, dtype=float)
    grad = np.negative(np.exp(grad) if log_target else grad)
    if grad.size and reduction in ("mean", "batchmean"):
        grad /= grad.size if reduction == "mean" else grad.shape[0]
    return grad
