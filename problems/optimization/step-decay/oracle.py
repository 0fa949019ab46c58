"""StepLR and MultiStepLR of torch.optim.lr_scheduler, stepped from 0; they know integer steps alone."""

REQUIRES = ["torch"]


def walk(steps, lr, make):
    import torch

    if any(step != int(step) or step > 3000 for step in steps):
        return NotImplemented
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=float(lr))
    scheduler = make(torch.optim.lr_scheduler, optimizer)
    rates = []
    for _ in range(int(max(steps, default=0)) + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return [rates[int(step)] for step in steps]


def step_lr(steps, lr, step_size, gamma=0.1):
    return walk(steps, lr, lambda module, optimizer: module.StepLR(optimizer, step_size, gamma))


def multistep_lr(steps, lr, milestones, gamma=0.1):
    whole = [int(each) for each in milestones]
    if 0 in whole or any(a != b for a, b in zip(whole, milestones)):  # torch drops the rate in step() alone
        return NotImplemented
    return walk(steps, lr, lambda module, optimizer: module.MultiStepLR(optimizer, whole, gamma))
