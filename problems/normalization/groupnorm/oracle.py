"""torch.nn.functional.group_norm in float64, and autograd for the gradients."""

import numpy as np

REQUIRES = ["torch"]


def _tensor(values, requires_grad=False):
    import torch

    return torch.tensor(np.array(values, dtype=np.float64), requires_grad=requires_grad)


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    import torch

    if not np.size(x):
        return NotImplemented
    weight, bias = (None if part is None else _tensor(part) for part in (weight, bias))
    return torch.nn.functional.group_norm(_tensor(x), num_groups, weight, bias, eps).numpy()


def group_norm_backward(grad_output, x, num_groups, weight=None, eps=1e-5):
    import torch

    if not np.size(x):
        return NotImplemented
    leaf, channels = _tensor(x, True), x.shape[1]
    weight = _tensor(np.ones(channels) if weight is None else weight, True)
    bias = _tensor(np.zeros(channels), True)
    y = torch.nn.functional.group_norm(leaf, num_groups, weight, bias, eps)
    return tuple(grad.numpy() for grad in torch.autograd.grad(y, (leaf, weight, bias), _tensor(grad_output)))
