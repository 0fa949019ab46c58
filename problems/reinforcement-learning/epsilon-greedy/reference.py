import numpy as np


def epsilon_greedy(q_values, rng, epsilon=0.1):
    q_values = np.asarray(q_values)  # (K,)
    if q_values.size == 0:
        raise ValueError("There must be at least one action.")
    if not 0 <= epsilon <= 1:  # false for NaN too
        raise ValueError("epsilon must be in [0, 1].")
    if rng.random() < epsilon:  # uniform in [0, 1): never below 0, always below 1
        return int(rng.integers(q_values.size))
    best = np.flatnonzero(q_values == q_values.max())
    return int(best[rng.integers(best.size)])
