"""torch.nn.functional.rms_norm in float64, and autograd for the gradients."""

import numpy as np

REQUIRES = ["torch"]


def _tensor(values, requires_grad=False):
    import torch

    return torch.tensor(np.array(values, dtype=np.float64), requires_grad=requires_grad)


def rms_norm(x, normalized_shape, weight=None, eps=1e-6):
    import torch

    weight = None if weight is None else _tensor(weight)
    return torch.nn.functional.rms_norm(_tensor(x), normalized_shape, weight, eps).numpy()


def rms_norm_backward(grad_output, x, normalized_shape, weight=None, eps=1e-6):
    import torch

    leaf = _tensor(x, True)
    weight = _tensor(np.ones(normalized_shape) if weight is None else weight, True)
    y = torch.nn.functional.rms_norm(leaf, normalized_shape, weight, eps)
    return tuple(grad.numpy() for grad in torch.autograd.grad(y, (leaf, weight), _tensor(grad_output)))
