import numpy as np
import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def hardtanh(x, min_val=-1.0, max_val=1.0):
    return torch.nn.functional.hardtanh(torch.tensor(np.array(x, dtype=np.float64)), min_val, max_val).numpy()


def hardtanh_grad(x, min_val=-1.0, max_val=1.0):
    leaf = torch.tensor(np.array(x, dtype=np.float64), requires_grad=True)
    torch.nn.functional.hardtanh(leaf, min_val, max_val).sum().backward()
    return leaf.grad.numpy()
