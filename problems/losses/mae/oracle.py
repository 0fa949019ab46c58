"""torch.nn.functional.l1_loss with its own weights, and autograd for the gradient."""

import numpy as np

REQUIRES = ["torch"]
TOLERANCE = {"rtol": 1e-9, "atol": 1e-12}


def _loss(pred, target, weight, reduction):
    import torch

    pred, target = (torch.tensor(np.array(part, dtype=np.float64)) for part in (pred, target))
    if weight is not None:
        weight = torch.tensor(np.array(weight, dtype=np.float64))
    pred.requires_grad_()
    return pred, torch.nn.functional.l1_loss(pred, target, reduction=reduction, weight=weight)


def _nothing_to_average(pred, weight):
    return np.size(pred) == 0 or (weight is not None and not np.any(weight))


def mae(pred, target, weight=None, reduction="mean"):
    if _nothing_to_average(pred, weight):
        return NotImplemented
    return _loss(pred, target, weight, reduction)[1].detach().numpy()


def mae_grad(pred, target, weight=None, reduction="mean"):
    if _nothing_to_average(pred, weight):
        return NotImplemented
    leaf, loss = _loss(pred, target, weight, reduction)
    loss.sum().backward()
    return leaf.grad.numpy()
