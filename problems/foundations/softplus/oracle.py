import numpy as np
import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def _overflows(x, beta, threshold):
    return bool(np.any((beta * x > 700) & (beta * x <= threshold)))  # PyTorch gives infinity here


def softplus(x, beta=1.0, threshold=20.0):
    if _overflows(x, beta, threshold):
        return NotImplemented
    return torch.nn.functional.softplus(torch.tensor(x, dtype=torch.float64), beta, threshold).numpy()


def softplus_grad(x, beta=1.0, threshold=20.0):
    if _overflows(x, beta, threshold):
        return NotImplemented
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    torch.nn.functional.softplus(x, beta, threshold).sum().backward()
    return x.grad.numpy()
