import numpy as np
import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def _leaf(value):
    return torch.tensor(np.array(value, dtype=np.float64), requires_grad=True)


def prelu(x, weight):
    return torch.nn.functional.prelu(_leaf(x), _leaf(weight)).detach().numpy()


def prelu_grad(x, weight, grad_output):
    leaf, slopes = _leaf(x), _leaf(weight)
    torch.nn.functional.prelu(leaf, slopes).backward(torch.tensor(np.array(grad_output, dtype=np.float64)))
    return leaf.grad.numpy(), slopes.grad.numpy()
