import numpy as np
import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def _swish(x, beta):
    """silu(beta x) / beta, and x / 2 in the limit of beta = 0."""
    return torch.nn.functional.silu(beta * x) / beta if beta else x / 2


def swish(x, beta=1.0):
    return _swish(torch.tensor(np.array(x, dtype=np.float64)), beta).numpy()


def swish_grad(x, beta=1.0):
    leaf = torch.tensor(np.array(x, dtype=np.float64), requires_grad=True)
    _swish(leaf, beta).sum().backward()
    return leaf.grad.numpy()
