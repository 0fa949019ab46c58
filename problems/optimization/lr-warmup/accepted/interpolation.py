# style: interpolation for the ramp, one root for Noam, NumPy scalars as results
import numpy as np


def warmup_lr(step, schedule, warmup_steps, start_factor=1 / 3):
    if warmup_steps == 0:
        return np.float64(schedule(float(step)))
    share = np.interp(float(step), [0.0, warmup_steps], [start_factor, 1.0])  # 1 from the end of the ramp on
    return np.float64(share * schedule(max(float(step) - warmup_steps, 0.0)))


def noam_lr(step, d_model, warmup_steps=4000, factor=1.0):
    t, n = float(step), float(warmup_steps)
    return np.float64(factor) / np.sqrt(d_model * max(t, n * (n / t) ** 2))  # the root of the larger divisor
