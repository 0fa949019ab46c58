import numpy as np
import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def leaky_relu(x, negative_slope=0.01):
    return torch.nn.functional.leaky_relu(torch.tensor(np.array(x, dtype=np.float64)), negative_slope).numpy()


def leaky_relu_grad(x, negative_slope=0.01):
    leaf = torch.tensor(np.array(x, dtype=np.float64), requires_grad=True)
    torch.nn.functional.leaky_relu(leaf, negative_slope).sum().backward()
    return leaf.grad.numpy()
