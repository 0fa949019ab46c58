import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def mish(x):
    return torch.nn.functional.mish(torch.tensor(x, dtype=torch.float64)).numpy()


def mish_grad(x):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    torch.nn.functional.mish(x).sum().backward()
    return x.grad.numpy()
