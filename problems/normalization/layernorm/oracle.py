"""torch.nn.functional.layer_norm in float64, and autograd for the gradients."""

import numpy as np

REQUIRES = ["torch"]


def _tensor(values, requires_grad=False):
    import torch

    return torch.tensor(np.array(values, dtype=np.float64), requires_grad=requires_grad)


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    import torch

    weight, bias = (None if part is None else _tensor(part) for part in (weight, bias))
    return torch.nn.functional.layer_norm(_tensor(x), normalized_shape, weight, bias, eps).numpy()


def layer_norm_backward(grad_output, x, normalized_shape, weight=None, eps=1e-5):
    import torch

    leaf = _tensor(x, True)
    weight = _tensor(np.ones(normalized_shape) if weight is None else weight, True)
    bias = _tensor(np.zeros(normalized_shape), True)
    y = torch.nn.functional.layer_norm(leaf, normalized_shape, weight, bias, eps)
    return tuple(grad.numpy() for grad in torch.autograd.grad(y, (leaf, weight, bias), _tensor(grad_output)))
