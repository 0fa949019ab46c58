"""torch.nn.functional.kl_div, and autograd for the gradient, where it is not NaN."""

import numpy as np

REQUIRES = ["torch"]


def _loss(pred, target, reduction, log_target):
    import torch

    leaf = torch.tensor(np.array(pred, dtype=np.float64), requires_grad=True)
    target = torch.tensor(np.array(target, dtype=np.float64))
    losses = torch.nn.functional.kl_div(leaf, target, reduction="none", log_target=log_target)
    if reduction == "none":
        return leaf, losses
    return leaf, losses.sum() / {"mean": losses.numel(), "batchmean": len(losses), "sum": 1}[reduction]


def kl_div(pred, target, reduction="mean", log_target=False):
    if np.size(pred) == 0 or np.isinf(pred).any() or (log_target and np.isinf(target).any()):
        return NotImplemented
    return _loss(pred, target, reduction, log_target)[1].detach().numpy()


def kl_div_grad(pred, target, reduction="mean", log_target=False):
    if np.size(pred) == 0 or np.isinf(pred).any() or (log_target and np.isinf(target).any()):
        return NotImplemented
    leaf, loss = _loss(pred, target, reduction, log_target)
    loss.sum().backward()
    return leaf.grad.numpy()
