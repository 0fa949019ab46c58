# style: pulls each arm once first, then one formula for all; bounds by masked division
import numpy as np


def ucb1(rewards, c=2**0.5):
    table = np.array(rewards, dtype=float)
    T, K = table.shape
    n, total = np.zeros(K, dtype=int), np.zeros(K)
    out = {"bounds": np.full(table.shape, np.inf), "actions": np.empty(T, dtype=np.int32)}
    for t in range(T):
        k = min(t, K)
        if k:
            out["bounds"][t, :k] = (total[:k] + c * np.sqrt(n[:k] * np.log(t))) / n[:k]
        best = out["bounds"][t].max()
        pick = t if t < K else int(np.flatnonzero(best - out["bounds"][t] < 1e-8)[0])
        out["actions"][t] = pick
        n[pick] += 1
        total[pick] += table[t, pick]
    return out
