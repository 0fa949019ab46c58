import numpy as np
import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def gelu(x):
    return torch.nn.functional.gelu(torch.tensor(np.array(x, dtype=np.float64))).numpy()


def gelu_tanh(x):
    return torch.nn.functional.gelu(torch.tensor(np.array(x, dtype=np.float64)), approximate="tanh").numpy()
