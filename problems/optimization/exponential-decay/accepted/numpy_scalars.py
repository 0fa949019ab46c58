# style: NumPy arithmetic, which returns a zero-dimensional value
import numpy as np


def exponential_decay(step, lr, decay_steps, decay_rate, staircase=False):
    periods = np.asarray(step, dtype=np.float64) / decay_steps
    return lr * np.power(decay_rate, np.where(staircase, np.floor(periods), periods))
