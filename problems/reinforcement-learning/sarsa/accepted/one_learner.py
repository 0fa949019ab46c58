# style: one class for both, the expectation as a dot product with probabilities; a list of rows
import numpy as np


class Learner:
    def __init__(self, q, alpha, gamma, follows):
        self.q = [np.array(row, dtype=float) for row in q]
        self.alpha, self.gamma, self.follows = alpha, gamma, follows

    def see(self, s, a, r, done, *coming):
        ahead = 0.0 if done else float(self.gamma) * self.follows(self.q, *coming)
        self.q[s][a] = (1 - self.alpha) * self.q[s][a] + self.alpha * (float(r) + ahead)


def chances(row, epsilon):
    greedy = np.isclose(row, row.max(), rtol=0.0, atol=1e-8).astype(float)
    return (1 - epsilon) * greedy / greedy.sum() + epsilon * np.full(len(row), 1 / len(row))


def sarsa(q, states, actions, rewards, next_states, next_actions, dones, alpha=0.1, gamma=0.99):
    learner = Learner(q, alpha, gamma, lambda table, s, a: table[s][a])
    for i in range(len(states)):
        learner.see(states[i], actions[i], rewards[i], dones[i], next_states[i], next_actions[i])
    return learner.q


def expected_sarsa(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, epsilon=0.1):
    learner = Learner(q, alpha, gamma, lambda table, s: chances(table[s], epsilon) @ table[s])
    for i in range(len(states)):
        learner.see(states[i], actions[i], rewards[i], dones[i], next_states[i])
    return {"policy": [chances(row, epsilon) for row in learner.q], "q": learner.q}
