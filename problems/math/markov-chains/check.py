import numpy as np
from gradus import binomial_interval


def simulate(inputs, output, expected, expect):
    P, state, n = np.asarray(inputs["P"], dtype=float), inputs["state"], inputs["n"]
    paths = np.asarray(output)
    if paths.dtype.kind not in "iu":
        return "A path holds integers."
    if paths.size == 0 or paths.shape[-1] != n + 1:
        return "A path has n + 1 states."
    if (paths < 0).any() or (paths >= len(P)).any():
        return "A path holds a number that is no state."
    paths = paths.reshape(-1, n + 1).astype(np.int64)
    if (paths[:, 0] != state).any():
        return "A path does not begin with the given state."
    if (P[paths[:, :-1], paths[:, 1:]] == 0).any():
        return "A path takes a step whose probability is 0."
    now = np.eye(len(P))[state]
    for t in range(n):
        expected_pairs = now[:, None] * P
        for i, j in zip(*np.nonzero(expected_pairs)):
            count = int(((paths[:, t] == i) & (paths[:, t + 1] == j)).sum())
            low, high = binomial_interval(len(paths), float(min(expected_pairs[i, j], 1.0)))
            if not low <= count <= high:
                return f"In {len(paths)} paths, step {t + 1} goes from state {i} to state {j} {count} times; " + (
                    "that is too often." if count > high else "that is too rare."
                )
        now = now @ P
    return None
