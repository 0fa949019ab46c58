"""torch.optim.RMSprop in float64."""

REQUIRES = ["torch"]


def RMSprop(params, grads, lr=0.01, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
    import numpy as np
    import torch

    tensors = [torch.tensor(np.array(p, dtype=np.float64), requires_grad=True) for p in params]
    history = [[t.detach().numpy().copy() for t in tensors]]
    if not tensors:  # torch refuses an empty list
        return history + [[] for _ in grads]
    optimizer = torch.optim.RMSprop(tensors, lr=lr, alpha=alpha, eps=eps, momentum=momentum, centered=centered)
    for step_grads in grads:
        for t, g in zip(tensors, step_grads):
            t.grad = torch.tensor(np.array(g, dtype=np.float64))
        optimizer.step()
        history.append([t.detach().numpy().copy() for t in tensors])
    return history
