import numpy as np


def ucb1(rewards, c=2**0.5):
    T, K = np.shape(rewards)
    counts, sums = np.zeros(K), np.zeros(K)
    actions, bounds = np.zeros(T, dtype=np.int64), np.full((T, K), np.inf)
    for t in range(T):
        tried = counts > 0
        n = counts[tried]
        # mutant-ok: if->True: the logarithm of 0 is lost, as no arm is tried; mutant-ok: >->>=: the same
        if t > 0:  # nothing is tried before, and 0 has no logarithm
            bounds[t, tried] = sums[tried] / n + c * np.sqrt(np.log(t) / n)
        a = (bounds[t] >= bounds[t].max() - 1e-9).argmax()  # argmax of booleans: the first that is tied
        actions[t] = a
        counts[a] += 1
        sums[a] += rewards[t, a]
    return actions, bounds
