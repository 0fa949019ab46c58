"""torch.nn.functional.instance_norm in float64, and autograd for the gradients."""

import numpy as np

REQUIRES = ["torch"]


def _tensor(values, requires_grad=False):
    import torch

    return torch.tensor(np.array(values, dtype=np.float64), requires_grad=requires_grad)


def _refused(x):
    """No samples, or one value for each channel of a sample."""
    return not np.size(x) or np.size(x[0, 0]) == 1


def instance_norm(x, weight=None, bias=None, eps=1e-5):
    import torch

    if _refused(x):
        return NotImplemented
    weight, bias = (None if part is None else _tensor(part) for part in (weight, bias))
    return torch.nn.functional.instance_norm(_tensor(x), weight=weight, bias=bias, eps=eps).numpy()


def instance_norm_backward(grad_output, x, weight=None, eps=1e-5):
    import torch

    if _refused(x):
        return NotImplemented
    leaf, channels = _tensor(x, True), x.shape[1]
    weight = _tensor(np.ones(channels) if weight is None else weight, True)
    bias = _tensor(np.zeros(channels), True)
    y = torch.nn.functional.instance_norm(leaf, weight=weight, bias=bias, eps=eps)
    return tuple(grad.numpy() for grad in torch.autograd.grad(y, (leaf, weight, bias), _tensor(grad_output)))
