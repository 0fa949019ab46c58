# verdict: wrong_answer
# entry: simulate
# group: example, edge
# lesson: You draw the next state from a column of P. The probabilities of the next state are a row.
import numpy as np


def distributions(P, p, n):
    P, after = np.asarray(P, dtype=np.float64), np.array(p, dtype=np.float64)
    s = len(P)
    power = P
    while n > 0:  # the binary digits of n, the last one first
        power = power / power.sum(axis=1, keepdims=True)  # or errors of the row sums double with each squaring
        if n % 2:
            after = after @ power
        power = power @ power
        n //= 2

    equations = np.vstack([P.T - np.eye(s), np.ones(s)])  # (s + 1, s): pi @ (P - I) = 0, and the sum is 1
    pi, _, rank, _ = np.linalg.lstsq(equations, np.eye(s + 1)[s], rcond=None)
    return after, pi if rank == s else None


def absorption(P):
    P = np.asarray(P, dtype=np.float64)
    s = len(P)
    absorbing = np.diag(P) == 1
    reaches = absorbing
    for _ in range(s):
        reaches = (P[:, reaches] > 0).any(axis=1)  # an absorbing state reaches itself
    if not reaches.all():
        raise ValueError("Some state can't reach an absorbing state.")
    rest = ~absorbing
    probabilities, steps = np.eye(s)[:, absorbing], np.zeros(s)  # what holds for the absorbing states
    remaining = np.eye(rest.sum()) - P[rest][:, rest]  # I - Q
    probabilities[rest] = np.linalg.solve(remaining, P[rest][:, absorbing])
    steps[rest] = np.linalg.solve(remaining, np.ones(rest.sum()))
    return probabilities, steps


def simulate(P, state, n, rng):
    path = [state]
    for _ in range(n):
        column = P[:, path[-1]]
        path.append(rng.choice(len(P), p=column / column.sum()))
    return np.array(path)
