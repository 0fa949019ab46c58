"""torch.nn.functional.huber_loss, and autograd for the gradient."""

import numpy as np

REQUIRES = ["torch"]
TOLERANCE = {"rtol": 1e-9, "atol": 1e-12}


def _loss(pred, target, delta, reduction):
    import torch

    pred, target = (torch.tensor(np.array(part, dtype=np.float64)) for part in (pred, target))
    pred.requires_grad_()
    return pred, torch.nn.functional.huber_loss(pred, target, reduction=reduction, delta=delta)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if np.size(pred) == 0:
        return NotImplemented
    return _loss(pred, target, delta, reduction)[1].detach().numpy()


def huber_loss_grad(pred, target, delta=1.0, reduction="mean"):
    if np.size(pred) == 0:
        return NotImplemented
    leaf, loss = _loss(pred, target, delta, reduction)
    loss.sum().backward()
    return leaf.grad.numpy()
