"""torch.linalg.vector_norm over sqrt(n) for the value, autograd on sqrt(mse_loss) for the gradient."""

import numpy as np

REQUIRES = ["torch"]
TOLERANCE = {"rtol": 1e-9, "atol": 1e-12}


def _tensors(pred, target):
    import torch

    return [torch.tensor(np.array(part, dtype=np.float64)) for part in (pred, target)]


def rmse(pred, target):
    import torch

    if np.size(pred) == 0:
        return NotImplemented
    p, t = _tensors(pred, target)
    return float(torch.linalg.vector_norm(p - t) / p.numel() ** 0.5)


def rmse_grad(pred, target):
    import torch

    if not np.any(np.asarray(pred, dtype=np.float64) - np.asarray(target, dtype=np.float64)):
        return NotImplemented
    p, t = _tensors(pred, target)
    p.requires_grad_()
    torch.sqrt(torch.nn.functional.mse_loss(p, t)).backward()
    return p.grad.numpy()
