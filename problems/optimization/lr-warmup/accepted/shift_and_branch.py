# style: NumPy interpolation for the ramp; a branch at the peak for Noam
import numpy as np


def warmup_lr(step, schedule, warmup_steps, start_factor=1 / 3):
    after = float(step) - warmup_steps
    if after >= 0:
        return schedule(after)
    return schedule(0) * np.interp(float(step), [0, warmup_steps], [start_factor, 1.0])


def noam_lr(step, d_model, warmup_steps=4000, factor=1.0):
    step = np.float64(step)
    scale = factor / np.sqrt(d_model)
    return scale * step / warmup_steps**1.5 if step < warmup_steps else scale / np.sqrt(step)
