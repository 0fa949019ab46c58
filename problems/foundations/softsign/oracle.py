import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def softsign(x):
    return torch.nn.functional.softsign(torch.tensor(x, dtype=torch.float64)).numpy()


def softsign_grad(x):
    """PyTorch's own quotient rule loses the tail, so that it is asked for x up to 1e3 only."""
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    if x.numel() and x.detach().abs().max() > 1e3:
        return NotImplemented
    torch.nn.functional.softsign(x).sum().backward()
    return x.grad.numpy()
