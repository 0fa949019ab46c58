"""The block in PyTorch, in float64, and autograd for all gradients."""

import numpy as np

REQUIRES = ["torch"]


def _leaf(values):
    import torch

    return torch.tensor(np.array(values, dtype=np.float64), requires_grad=True)


def _block(x, w1, w2, w_skip, stride, skip=True):
    import torch
    from torch.nn import functional

    y = functional.conv2d(torch.relu(functional.conv2d(x, w1, None, stride, 1)), w2, None, 1, 1)
    if skip:
        y = y + (x if w_skip is None else functional.conv2d(x, w_skip, None, stride))
    return torch.relu(y)


def residual_block(x, w1, w2, w_skip=None, stride=1):
    leaves = [None if each is None else _leaf(each) for each in (x, w1, w2, w_skip)]
    return _block(*leaves, stride).detach().numpy()


def residual_block_backward(grad_output, x, w1, w2, w_skip=None, stride=1):
    leaves = [None if each is None else _leaf(each) for each in (x, w1, w2, w_skip)]
    _block(*leaves, stride).backward(_leaf(grad_output).detach())
    return tuple(None if each is None else each.grad.numpy() for each in leaves)


def input_gradient_norms(grad_output, x, blocks):
    found = []
    for skip in (True, False):
        y, inputs = _leaf(x), []
        for w1, w2 in blocks:
            y.retain_grad()
            inputs.append(y)
            y = _block(y, _leaf(w1), _leaf(w2), None, 1, skip)
        if blocks:
            y.backward(_leaf(grad_output).detach())
        found.append(np.array([float(each.grad.norm()) for each in inputs]))
    return tuple(found)
