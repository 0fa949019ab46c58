"""The game played over rational sums, an arm an object."""

REQUIRES = []


class Arm:
    def __init__(self):
        self.paid = []

    def bound(self, t, c):
        import math
        from fractions import Fraction

        if not self.paid:
            return math.inf
        n = len(self.paid)
        return float(sum(map(Fraction, self.paid)) / n) + c * math.sqrt(math.log(t) / n)


def ucb1(rewards, c=2**0.5):
    import numpy as np

    T, K = np.shape(rewards)
    arms, actions, bounds = [Arm() for _ in range(K)], [], []
    for t in range(T):
        row = [arm.bound(t, c) for arm in arms]
        chosen = [k for k in range(K) if row[k] == max(row) or row[k] > max(row) - 1e-9][0]
        arms[chosen].paid.append(float(rewards[t, chosen]))
        actions.append(chosen)
        bounds.append(row)
    return np.array(actions, dtype=int), np.array(bounds, dtype=float).reshape(T, K)
