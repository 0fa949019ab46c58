"""ExponentialLR (with the factor of one step) and StepLR, stepped from 0; they know integer steps alone."""

REQUIRES = ["torch"]


def exponential_decay(steps, lr, decay_steps, decay_rate, staircase=False):
    import torch

    if any(step != int(step) or step > 3000 for step in steps) or decay_steps != int(decay_steps):
        return NotImplemented
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=float(lr))
    if staircase:
        scheduler = torch.optim.lr_scheduler.StepLR(optimizer, int(decay_steps), decay_rate)
    else:
        scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, decay_rate ** (1 / decay_steps))
    rates = []
    for _ in range(int(max(steps, default=0)) + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return [rates[int(step)] for step in steps]
