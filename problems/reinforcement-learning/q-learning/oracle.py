"""Dictionaries of plain floats; where a full step is swept to the end, the fixed point of value iteration."""

REQUIRES = []


def fixed_point(q, transitions, gamma):
    """Value iteration over a deterministic world whose transitions are all given."""
    import numpy as np

    for _ in range(2000):
        new = np.array(q)
        for s, a, r, t, done in transitions:
            new[s, a] = r if done else r + gamma * max(q[t])
        q = new
    return q


def q_learning(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, sweeps=1):
    import numpy as np

    S, A = np.shape(q)
    transitions = [
        (int(s), int(a), float(r), int(t), bool(done))
        for s, a, r, t, done in zip(states, actions, rewards, next_states, dones)
    ]
    if alpha == 1 and sweeps >= 25:
        table = fixed_point(np.array(q, dtype=float), transitions, gamma).tolist()
    else:
        values = {(s, a): float(q[s, a]) for s in range(S) for a in range(A)}
        for s, a, r, t, done in transitions * sweeps:
            follows = 0.0 if done else max(values[t, b] for b in range(A))
            values[s, a] = (1 - alpha) * values[s, a] + alpha * (r + gamma * follows)
        table = [[values[s, a] for a in range(A)] for s in range(S)]
    policy = [next(a for a in range(A) if row[a] >= max(row) - 1e-9) for row in table]
    return np.array(table), np.array(policy)
