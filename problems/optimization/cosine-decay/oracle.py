"""CosineAnnealingLR up to T_max, and CosineAnnealingWarmRestarts, stepped from 0 by one.

Its other way, step(epoch), takes a logarithm, which lands in the wrong period at some restarts (T_0 = 1, T_mult = 3,
epoch 121).
"""

REQUIRES = ["torch"]


def walk(steps, lr, make):
    import torch

    optimizer = torch.optim.SGD([torch.zeros(1)], lr=float(lr))
    scheduler = make(torch.optim.lr_scheduler, optimizer)
    rates = []
    for _ in range(int(max(steps, default=0)) + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return [rates[int(step)] for step in steps]


def cosine_lr(steps, lr, T_max, eta_min=0.0):
    if any(step != int(step) for step in steps):
        return NotImplemented
    held = [min(int(step), T_max) for step in steps]  # PyTorch's comes back up
    if max(held, default=0) > 3000:
        return NotImplemented
    return walk(held, lr, lambda module, optimizer: module.CosineAnnealingLR(optimizer, T_max, eta_min))


def cosine_restarts_lr(steps, lr, T_0, T_mult=1, eta_min=0.0):
    if any(step != int(step) or step > 3000 for step in steps):
        return NotImplemented
    return walk(
        steps, lr, lambda module, optimizer: module.CosineAnnealingWarmRestarts(optimizer, T_0, T_mult, eta_min)
    )
