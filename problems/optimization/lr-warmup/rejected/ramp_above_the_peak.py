# verdict: wrong_answer
# entry: warmup_lr
# group: example
# lesson: Your ramp adds the whole peak to its start and ends above it. It rises by 1 - start_factor of the peak alone.
def warmup_lr(step, schedule, warmup_steps, start_factor=1 / 3):
    if step >= warmup_steps:
        return float(schedule(step - warmup_steps))
    return float(schedule(0) * (start_factor + step / warmup_steps))


def noam_lr(step, d_model, warmup_steps=4000, factor=1.0):
    return factor * d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
