import numpy as np


def epsilon_greedy(q_values, rng, epsilon=0.1):
    if q_values.size == 0:  # mutant-ok: if->False: NumPy's max and integers raise ValueError for nothing, too.
        raise ValueError("There must be at least one action.")
    if not 0 <= epsilon <= 1:  # false for NaN too
        raise ValueError("epsilon must be in [0, 1].")
    # A uniform draw in [0, 1) is never below 0 and always below 1.
    # mutant-ok: <-><=: they differ only where the draw equals epsilon, one time in 2^53.
    if rng.random() < epsilon:
        return int(rng.integers(q_values.size))
    best = np.flatnonzero(q_values == q_values.max())  # (|G|,)
    return int(best[rng.integers(best.size)])
