import numpy as np


def hardtanh(x, min_val=-1.0, max_val=1.0):
    # mutant-ok: swap arguments of clip: min(max(a, b), c) takes its inner two in either order
    return np.clip(x, min_val, max_val)  # (...)


def hardtanh_grad(x, min_val=-1.0, max_val=1.0):
    inside = (x > min_val) & (x < max_val)  # (...): strict on both sides, the bounds are flat
    return inside.astype(np.float64)
