"""LinearLR and SequentialLR with the schedule as a LambdaLR; for Noam the two branches by logarithms."""

REQUIRES = ["torch"]


def warmup_lr(steps, schedule, warmup_steps, start_factor=1 / 3):
    import warnings

    import torch

    if any(step != int(step) or step > 1000 for step in steps) or warmup_steps == 0:
        return NotImplemented
    peak = float(schedule(0))
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=peak)
    module = torch.optim.lr_scheduler
    ramp = module.LinearLR(optimizer, start_factor=start_factor, end_factor=1.0, total_iters=warmup_steps)
    after = module.LambdaLR(optimizer, lambda step: schedule(step) / peak)
    scheduler = module.SequentialLR(optimizer, [ramp, after], milestones=[warmup_steps])
    rates = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SequentialLR itself calls a form that torch warns about
        for _ in range(int(max(steps, default=0)) + 1):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
    return [rates[int(step)] for step in steps]


def noam_lr(steps, d_model, warmup_steps=4000, factor=1.0):
    import math

    rates = []
    for step in map(float, steps):
        log = math.log(step) - 1.5 * math.log(warmup_steps) if step < warmup_steps else -0.5 * math.log(step)
        rates.append(factor / math.sqrt(d_model) * math.exp(log))
    return rates
