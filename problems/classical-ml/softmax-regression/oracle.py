"""PyTorch: autograd of cross_entropy and torch.optim.SGD, in float64."""

REQUIRES = ["torch"]


def softmax_regression(X, y, n_classes, lr=0.1, steps=100, lam=0.0):
    import numpy as np
    import torch

    X, y = torch.tensor(np.array(X, dtype=np.float64)), torch.tensor(np.array(y, dtype=np.int64))
    W = torch.zeros(X.shape[1], n_classes, dtype=torch.float64, requires_grad=True)
    b = torch.zeros(n_classes, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([{"params": [W], "weight_decay": lam}, {"params": [b]}], lr=lr)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(X @ W + b, y)
        losses.append((loss + lam / 2 * (W**2).sum()).item())
        loss.backward()
        optimizer.step()
    probabilities = torch.softmax(X @ W + b, dim=1)
    return W.detach().numpy(), b.detach().numpy(), np.array(losses), probabilities.detach().numpy()
