# verdict: wrong_answer
# entry: expected_sarsa
# group: example
# lesson: Your expectation is the maximum, as if nothing were explored. The policy explores with probability epsilon.
import numpy as np


def epsilon_greedy(values, epsilon):
    """Probabilities of the actions, along the last axis; those within 1e-9 of the best share."""
    best = values >= values.max(axis=-1, keepdims=True) - 1e-9
    return epsilon / values.shape[-1] + (1 - epsilon) * best / best.sum(axis=-1, keepdims=True)


def sarsa(q, states, actions, rewards, next_states, next_actions, dones, alpha=0.1, gamma=0.99):
    q = np.array(q, dtype=np.float64)  # (S, A), a copy
    for s, a, r, s_next, a_next, done in zip(states, actions, rewards, next_states, next_actions, dones):
        target = r if done else r + gamma * q[s_next, a_next]  # nothing follows an end
        q[s, a] += alpha * (target - q[s, a])
    return q


def expected_sarsa(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, epsilon=0.1):
    q = np.array(q, dtype=np.float64)
    for s, a, r, s_next, done in zip(states, actions, rewards, next_states, dones):
        # The tied have one value: how they share does not change the mean.
        target = r if done else r + gamma * q[s_next].max()
        q[s, a] += alpha * (target - q[s, a])
    return q, epsilon_greedy(q, epsilon)
