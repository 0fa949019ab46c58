# style: math.log in plain Python
import math

import numpy as np


def _norm(pred, reduction):
    count = {"mean": np.size(pred), "batchmean": np.shape(pred)[0]}.get(reduction, 1)
    return count or 1


def kl_div(pred, target, reduction="mean", log_target=False):
    losses = []
    for x, t in zip(np.ravel(pred).tolist(), np.ravel(target).tolist()):
        q = math.exp(t) if log_target else float(t)
        losses.append(q * ((t if log_target else math.log(q)) - x) if q > 0 else 0.0)
    if reduction == "none":
        return np.array(losses).reshape(np.shape(pred))
    return sum(losses) / _norm(pred, reduction)


def kl_div_grad(pred, target, reduction="mean", log_target=False):
    values = [-(math.exp(t) if log_target else float(t)) for t in np.ravel(target).tolist()]
    return np.array(values).reshape(np.shape(pred)) / _norm(pred, reduction)
