# verdict: wrong_answer
# entry: warmup_lr
# group: example
# lesson: Your ramp reaches the peak one step before the warmup ends. It would arrive at step warmup_steps.
def warmup_lr(step, schedule, warmup_steps, start_factor=1 / 3):
    if step >= warmup_steps:
        return float(schedule(step - warmup_steps))  # the schedule counts from the end of the warmup
    peak = schedule(0)  # where the ramp must arrive
    return float(peak * (start_factor + (1 - start_factor) * step / max(warmup_steps - 1, 1)))


def noam_lr(step, d_model, warmup_steps=4000, factor=1.0):
    return factor * d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
