import numpy as np


def hard_sigmoid(x):
    # mutant-ok: swap arguments of clip: min(max(0, x + 3), 6) takes its inner two in either order
    return np.clip(x + 3.0, 0.0, 6.0) / 6.0  # (...)


def hard_sigmoid_grad(x):
    on_the_ramp = np.abs(x) < 3.0  # (...): strict, both kinks are flat
    return on_the_ramp / 6.0
