"""torch.nn.functional.max_pool2d and avg_pool2d in float64, and autograd for the gradients."""

import numpy as np

REQUIRES = ["torch"]


def _tensor(values, requires_grad=False):
    import torch

    return torch.tensor(np.array(values, dtype=np.float64), requires_grad=requires_grad)


def _pool(x, kernel_size, stride, padding, mode):
    from torch.nn import functional

    pool = functional.max_pool2d if mode == "max" else functional.avg_pool2d
    return pool(x, kernel_size, stride, padding)


def pool2d(x, kernel_size, stride=None, padding=0, mode="max"):
    return _pool(_tensor(x), kernel_size, stride, padding, mode).numpy()


def pool2d_backward(grad_output, x, kernel_size, stride=None, padding=0, mode="max"):
    leaf = _tensor(x, True)
    _pool(leaf, kernel_size, stride, padding, mode).backward(_tensor(grad_output))
    return leaf.grad.numpy()
