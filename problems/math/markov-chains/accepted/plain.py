# style: recursion on n, elimination by hand, multinomial draws
import numpy as np


def normalised(rows):
    return rows / rows.sum(axis=1)[:, None]


def power(P, n):
    if n == 0:
        return np.eye(len(P))
    half = power(P, n // 2)
    square = normalised(half @ half)
    return normalised(square @ P) if n % 2 else square


def closed(P, i):
    """The states that can be reached from i."""
    found, todo = {i}, [i]
    while todo:
        k = todo.pop()
        for j in range(len(P)):
            if P[k, j] > 0 and j not in found:
                found.add(j)
                todo.append(j)
    return found


def distributions(P, p, n):
    return p.astype(float) @ power(P.astype(float), n), stationary(P)


def stationary(P):
    reach = [closed(P, i) for i in range(len(P))]
    recurrent = {tuple(sorted(reach[i])) for i in range(len(P)) if all(i in reach[j] for j in reach[i])}
    if len(recurrent) != 1:
        return None
    states = list(recurrent.pop())
    Q = P.astype(float)[np.ix_(states, states)]
    weights = [1.0]
    for m in range(len(states) - 1, 0, -1):  # state reduction (Grassmann, Taksar and Heyman)
        Q[:m, m] /= Q[m, :m].sum()
        Q[:m, :m] += np.outer(Q[:m, m], Q[m, :m])
    for m in range(1, len(states)):
        weights.append(sum(w * Q[k, m] for k, w in enumerate(weights)))
    pi = np.zeros(len(P))
    pi[states] = np.array(weights) / sum(weights)
    return pi


def absorption(P):
    ends = [i for i in range(len(P)) if P[i, i] == 1]
    if any(not closed(P, i) & set(ends) for i in range(len(P))):
        raise ValueError
    A, right = np.eye(len(P)) - P, np.column_stack([np.eye(len(P))[:, ends], np.ones(len(P))])
    for i in range(len(P)):
        if i in ends:
            A[i], right[i, -1] = np.eye(len(P))[i], 0.0
        else:
            right[i, :-1] = 0.0
    solution = np.linalg.solve(A, right)
    return solution[:, :-1], solution[:, -1]


def simulate(P, state, n, rng):
    path = [int(state)]
    while len(path) <= n:
        path.append(int(rng.multinomial(1, P[path[-1]]).argmax()))
    return path
