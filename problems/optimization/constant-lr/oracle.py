"""torch.optim.lr_scheduler.ConstantLR, stepped from 0; it knows integer steps alone."""

REQUIRES = ["torch"]


def constant_lr(steps, lr, factor=1 / 3, total_iters=5):
    import torch

    if any(step != int(step) or step > 1000 for step in steps):
        return NotImplemented
    if factor == 0 or total_iters == 0:  # torch divides by the factor at the end, and never ends a stretch of 0
        return NotImplemented
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=float(lr))
    scheduler = torch.optim.lr_scheduler.ConstantLR(optimizer, factor=factor, total_iters=total_iters)
    rates = []
    for _ in range(int(max(steps, default=0)) + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return [rates[int(step)] for step in steps]
