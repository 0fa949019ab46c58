"""torch's autograd on the definition, from its own log-sigmoid and log-softmax."""

import numpy as np

REQUIRES = ["torch"]


def _losses(pred, target, alpha, gamma):
    import torch

    leaf = torch.tensor(np.array(pred, dtype=np.float64), requires_grad=True)
    labels = torch.tensor(np.array(target, dtype=np.int64))
    if leaf.ndim == 1:
        signed = (2 * labels - 1) * leaf
        log_p, log_q = torch.nn.functional.logsigmoid(signed), torch.nn.functional.logsigmoid(-signed)
        weight = 1.0 if alpha is None else torch.tensor([1.0 - alpha, alpha], dtype=torch.float64)[labels]
    else:
        own = torch.nn.functional.one_hot(labels, leaf.shape[1]).bool()
        log_p = torch.log_softmax(leaf, dim=1)[own]
        log_q = torch.logsumexp(leaf.masked_fill(own, -torch.inf), dim=1) - torch.logsumexp(leaf, dim=1)
        weight = 1.0 if alpha is None else torch.tensor(np.array(alpha, dtype=np.float64))[labels]
    return leaf, -weight * torch.exp(gamma * log_q) * log_p


def _reduced(losses, reduction):
    return losses.sum() / (max(len(losses), 1) if reduction == "mean" else 1)


def focal_loss(pred, target, alpha=None, gamma=2.0, reduction="mean"):
    losses = _losses(pred, target, alpha, gamma)[1]
    return losses.detach().numpy() if reduction == "none" else _reduced(losses, reduction).item()


def focal_loss_grad(pred, target, alpha=None, gamma=2.0, reduction="mean"):
    leaf, losses = _losses(pred, target, alpha, gamma)
    _reduced(losses, reduction).backward()
    return leaf.grad.numpy()
