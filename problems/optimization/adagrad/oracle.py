"""torch.optim.Adagrad in float64."""

REQUIRES = ["torch"]


def Adagrad(params, grads, lr=0.01, lr_decay=0.0, initial_accumulator_value=0.0, eps=1e-10):
    import numpy as np
    import torch

    tensors = [torch.tensor(np.array(p, dtype=np.float64), requires_grad=True) for p in params]
    history = [[t.detach().numpy().copy() for t in tensors]]
    if not tensors:  # torch refuses an empty list
        return history + [[] for _ in grads]
    optimizer = torch.optim.Adagrad(
        tensors, lr=lr, lr_decay=lr_decay, initial_accumulator_value=initial_accumulator_value, eps=eps
    )
    for step_grads in grads:
        for t, g in zip(tensors, step_grads):
            t.grad = torch.tensor(np.array(g, dtype=np.float64))
        optimizer.step()
        history.append([t.detach().numpy().copy() for t in tensors])
    return history
