"""torch.optim.SGD with weight_decay for matrices alone; for the decoupled rule, the same after a shrinking."""

REQUIRES = ["torch"]


def run(params, grads, lr, momentum, l2, shrink):
    import numpy as np
    import torch

    tensors = [torch.tensor(np.array(p, dtype=np.float64), requires_grad=True) for p in params]
    history = [[t.detach().numpy().copy() for t in tensors]]
    if not tensors:  # torch refuses an empty list
        return history + [[] for _ in grads]
    matrices = [t for t in tensors if t.dim() > 1]
    others = [t for t in tensors if t.dim() <= 1]
    groups = [{"params": matrices, "weight_decay": l2}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.SGD([each for each in groups if each["params"]], lr=lr, momentum=momentum)
    for step_grads in grads:
        with torch.no_grad():
            for t in matrices:
                t.mul_(1 - lr * shrink)
        for t, g in zip(tensors, step_grads):
            t.grad = torch.tensor(np.array(g, dtype=np.float64))
        optimizer.step()
        history.append([t.detach().numpy().copy() for t in tensors])
    return history


def sgd_l2(params, grads, lr, momentum=0.0, weight_decay=0.01):
    return run(params, grads, lr, momentum, weight_decay, 0.0)


def sgd_decoupled(params, grads, lr, momentum=0.0, weight_decay=0.01):
    return run(params, grads, lr, momentum, 0.0, weight_decay)
