"""PyTorch: autograd over each batch at once, and torch.optim.SGD."""

REQUIRES = ["torch"]


def batch_loss(params, X, y):
    import torch

    counts = ~torch.isnan(y)
    if not counts.any():
        return sum((0.0 * p).sum() for p in params)
    X, y = X[counts], y[counts]
    if len(params) == 2:
        w, b = params
        return torch.nn.functional.mse_loss(X @ w + b, y)
    W, b, v = params
    return torch.nn.functional.mse_loss(torch.tanh(X @ W + b) @ v, y)


def tensors(arrays, requires_grad=False):
    import numpy as np
    import torch

    return [torch.tensor(np.array(each), requires_grad=requires_grad) for each in arrays]


def sizes(n, batch_size, micro_batch_size):
    rows = [min(batch_size, n - start) for start in range(0, n, batch_size)]
    return [min(micro_batch_size, r - start) for r in rows for start in range(0, r, micro_batch_size)]


def accumulate(loss_and_grads, params, X, y, micro_batch_size):
    params, (X, y) = tensors(params, True), tensors((X, y))
    loss = batch_loss(params, X, y)
    loss.backward()
    return loss.item(), [p.grad.numpy() for p in params], sizes(len(X), len(X), micro_batch_size)


def train_epoch(loss_and_grads, params, X, y, batch_size, micro_batch_size, lr=0.1, max_norm=None):
    import torch

    params, (X, y) = tensors(params, True), tensors((X, y))
    optimizer = torch.optim.SGD(params, lr=lr)
    losses = []
    for some_X, some_y in zip(X.split(batch_size), y.split(batch_size)):
        optimizer.zero_grad()
        loss = batch_loss(params, some_X, some_y)
        loss.backward()
        losses.append(loss.item())
        norm = torch.cat([p.grad.reshape(-1) for p in params]).norm()
        if max_norm is not None and norm > max_norm:
            for p in params:
                p.grad *= max_norm / norm
        optimizer.step()
    return [p.detach().numpy() for p in params], losses, sizes(len(X), batch_size, micro_batch_size)
