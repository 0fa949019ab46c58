import numpy as np
import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def _leaf(value):
    return torch.tensor(np.array(value, dtype=np.float64), requires_grad=True)


def _block(x, w, v, w2):
    return (torch.nn.functional.silu(x @ w) * (x @ v)) @ w2


def swiglu(x, w, v, w2):
    return _block(_leaf(x), _leaf(w), _leaf(v), _leaf(w2)).detach().numpy()


def swiglu_grad(x, w, v, w2, grad_output):
    leaves = [_leaf(x), _leaf(w), _leaf(v), _leaf(w2)]
    _block(*leaves).backward(torch.tensor(np.array(grad_output, dtype=np.float64)))
    return tuple(leaf.grad.numpy() for leaf in leaves)
