"""torch: multi_margin_loss for Weston-Watkins, clamp and max for the rest, autograd for the gradient."""

import numpy as np

REQUIRES = ["torch"]


def _loss(pred, target, p, multiclass):
    import torch

    leaf = torch.tensor(np.array(pred, dtype=np.float64), requires_grad=True)
    labels = torch.tensor(np.array(target, dtype=np.int64))
    if leaf.ndim == 1:
        return leaf, (torch.relu(1 - labels * leaf) ** p).mean()
    if multiclass == "weston-watkins":
        return leaf, torch.nn.functional.multi_margin_loss(leaf, labels, p=p)
    own = torch.nn.functional.one_hot(labels, leaf.shape[1]).bool()
    rival = leaf.masked_fill(own, -torch.inf).max(dim=1).values  # the first of several, in the gradient too
    return leaf, (torch.relu(1 + rival - leaf[own]) ** p).mean()


def hinge_loss(pred, target, p=1, multiclass="crammer-singer"):
    return _loss(pred, target, p, multiclass)[1].item() if len(pred) else NotImplemented


def hinge_loss_grad(pred, target, p=1, multiclass="crammer-singer"):
    if not len(pred):
        return NotImplemented
    margins = np.asarray(pred, dtype=float)
    if margins.ndim == 2:
        margins = np.take_along_axis(margins, np.asarray(target, dtype=int)[:, None], 1) - margins
        if multiclass == "weston-watkins" and (margins == 1).any():
            return NotImplemented  # multi_margin_loss takes the other side of the kink
    leaf, loss = _loss(pred, target, p, multiclass)
    loss.backward()
    return leaf.grad.numpy()
