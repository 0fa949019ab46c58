"""Dictionaries of floats; the expectation as a sum over the probabilities, which are worked out in rational numbers."""

REQUIRES = []


def law(row, epsilon):
    """Probabilities of an epsilon-greedy choice from a row of values."""
    from fractions import Fraction

    explore = Fraction(epsilon)
    best = [a for a, value in enumerate(row) if all(value >= other - 1e-9 for other in row)]
    return [explore / len(row) + ((1 - explore) / len(best) if a in best else 0) for a in range(len(row))]


def run(q, states, actions, rewards, dones, alpha, follows):
    table = {(s, a): float(q[s, a]) for s in range(len(q)) for a in range(q.shape[1])}
    for i, (s, a) in enumerate(zip(states.tolist(), actions.tolist())):
        target = float(rewards[i]) + (0.0 if dones[i] else follows(table, i))
        table[s, a] = (1 - alpha) * table[s, a] + alpha * target
    return [[table[s, a] for a in range(q.shape[1])] for s in range(len(q))]


def sarsa(q, states, actions, rewards, next_states, next_actions, dones, alpha=0.1, gamma=0.99):
    import numpy as np

    def follows(table, i):
        return gamma * table[int(next_states[i]), int(next_actions[i])]

    return np.array(run(q, states, actions, rewards, dones, alpha, follows))


def expected_sarsa(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, epsilon=0.1):
    import numpy as np

    def follows(table, i):
        row = [table[int(next_states[i]), a] for a in range(q.shape[1])]
        return gamma * sum(float(p) * value for p, value in zip(law(row, epsilon), row))

    table = run(q, states, actions, rewards, dones, alpha, follows)
    return np.array(table), np.array([[float(p) for p in law(row, epsilon)] for row in table])
