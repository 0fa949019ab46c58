"""torch.optim.Adam in float64, with the loss sum(p * g), whose gradient is g."""

REQUIRES = ["torch"]


def Adam(params, grads, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
    import numpy as np
    import torch

    tensors = [torch.tensor(np.array(p, dtype=np.float64), requires_grad=True) for p in params]
    history = [[t.detach().numpy().copy() for t in tensors]]
    if not tensors:  # torch refuses an empty list
        return history + [[] for _ in grads]
    optimizer = torch.optim.Adam(tensors, lr=lr, betas=betas, eps=eps)
    for step_grads in grads:
        optimizer.zero_grad()
        constants = [torch.tensor(np.array(g, dtype=np.float64)) for g in step_grads]
        sum((t * g).sum() for t, g in zip(tensors, constants)).backward()
        optimizer.step()
        history.append([t.detach().numpy().copy() for t in tensors])
    return history
