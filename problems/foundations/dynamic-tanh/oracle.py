import numpy as np
import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def _leaf(value):
    return torch.tensor(np.array(value, dtype=np.float64), requires_grad=True)


def _forward(x, alpha, gamma, beta):
    return gamma * torch.tanh(alpha * x) + beta


def dynamic_tanh(x, alpha, gamma, beta):
    return _forward(_leaf(x), _leaf(alpha), _leaf(gamma), _leaf(beta)).detach().numpy()


def dynamic_tanh_grad(x, alpha, gamma, grad_output):
    leaves = [_leaf(x), _leaf(alpha), _leaf(gamma), _leaf(np.zeros(np.shape(gamma)))]
    _forward(*leaves).backward(torch.tensor(np.array(grad_output, dtype=np.float64)))
    return tuple(leaf.grad.numpy() for leaf in leaves)
