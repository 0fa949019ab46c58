"""torch.nn.functional.cross_entropy in float64, and autograd for the gradient."""

import numpy as np

REQUIRES = ["torch"]


def _loss(pred, target, weight, ignore_index, reduction, label_smoothing):
    import torch

    leaf = torch.tensor(np.array(pred, dtype=np.float64), requires_grad=True)
    if weight is not None:
        weight = torch.tensor(np.array(weight, dtype=np.float64))
    loss = torch.nn.functional.cross_entropy(
        leaf, torch.tensor(np.array(target, dtype=np.int64)), weight=weight, ignore_index=ignore_index,
        reduction=reduction, label_smoothing=label_smoothing)  # fmt: skip
    return leaf, loss


def _undefined(target, weight, ignore_index, reduction):
    counted = [int(t) for t in np.ravel(target) if t != ignore_index]
    return reduction == "mean" and not any(weight is None or weight[t] > 0 for t in counted)


def cross_entropy(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    if np.size(target) == 0 or _undefined(target, weight, ignore_index, reduction):
        return NotImplemented
    return _loss(pred, target, weight, ignore_index, reduction, label_smoothing)[1].detach().numpy()


def cross_entropy_grad(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    if np.size(target) == 0 or _undefined(target, weight, ignore_index, reduction):
        return NotImplemented
    leaf, loss = _loss(pred, target, weight, ignore_index, reduction, label_smoothing)
    loss.sum().backward()
    return leaf.grad.numpy()
