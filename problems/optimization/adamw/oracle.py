"""torch.optim.AdamW and torch.optim.Adam(weight_decay) in float64."""

REQUIRES = ["torch"]


def AdamW(params, grads, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, decoupled=True):
    import numpy as np
    import torch

    tensors = [torch.tensor(np.array(p, dtype=np.float64), requires_grad=True) for p in params]
    history = [[t.detach().numpy().copy() for t in tensors]]
    if not tensors:  # torch refuses an empty list
        return history + [[] for _ in grads]
    optimizer = (torch.optim.AdamW if decoupled else torch.optim.Adam)(
        tensors, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay
    )
    for step_grads in grads:
        for t, g in zip(tensors, step_grads):
            t.grad = torch.tensor(np.array(g, dtype=np.float64))
        optimizer.step()
        history.append([t.detach().numpy().copy() for t in tensors])
    return history


def lost_to_decay(params, grads, weight_decay=0.01, **options):
    with_decay = AdamW(params, grads, weight_decay=weight_decay, **options)[-1]
    return [a - b for a, b in zip(AdamW(params, grads, weight_decay=0.0, **options)[-1], with_decay)]
