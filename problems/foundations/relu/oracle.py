import numpy as np
import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def relu(x):
    return torch.nn.functional.relu(torch.tensor(np.array(x, dtype=np.float64))).numpy()


def relu_grad(x):
    leaf = torch.tensor(np.array(x, dtype=np.float64), requires_grad=True)
    torch.nn.functional.relu(leaf).sum().backward()
    return leaf.grad.numpy()
