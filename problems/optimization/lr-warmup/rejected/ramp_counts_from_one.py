# verdict: wrong_answer
# entry: warmup_lr
# group: example
# lesson: Your ramp is one step ahead: it counts steps from 1. At step 0 the rate is start_factor times the peak.
def warmup_lr(step, schedule, warmup_steps, start_factor=1 / 3):
    if step >= warmup_steps:
        return float(schedule(step - warmup_steps))  # the schedule counts from the end of the warmup
    peak = schedule(0)  # where the ramp must arrive
    return float(peak * (start_factor + (1 - start_factor) * (step + 1) / warmup_steps))


def noam_lr(step, d_model, warmup_steps=4000, factor=1.0):
    return factor * d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
