"""torch.optim.SGD in float64; without momentum PyTorch keeps no velocity and ignores dampening."""

REQUIRES = ["torch"]


def SGDMomentum(params, grads, lr=0.01, momentum=0.9, dampening=0.0):
    if momentum == 0 and dampening != 0:
        return NotImplemented

    import numpy as np
    import torch

    tensors = [torch.tensor(np.array(p, dtype=np.float64), requires_grad=True) for p in params]
    history = [[t.detach().numpy().copy() for t in tensors]]
    if not tensors:  # torch refuses an empty list
        return history + [[] for _ in grads]
    optimizer = torch.optim.SGD(tensors, lr=lr, momentum=momentum, dampening=dampening)
    for step_grads in grads:
        for t, g in zip(tensors, step_grads):
            t.grad = torch.tensor(np.array(g, dtype=np.float64))
        optimizer.step()
        history.append([t.detach().numpy().copy() for t in tensors])
    return history
