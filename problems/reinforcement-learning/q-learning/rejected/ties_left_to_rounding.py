# verdict: wrong_answer
# entry: q_learning
# group: edge
# lesson: You leave ties to rounding: of two actions worth the same, the one whose last digit is higher wins. Take the
# first action within the margin of the best.
import numpy as np


def q_learning(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, sweeps=1):
    q = np.array(q, dtype=np.float64)  # (S, A), a copy
    for _ in range(sweeps):
        for s, a, r, s_next, done in zip(states, actions, rewards, next_states, dones):
            target = r if done else r + gamma * q[s_next].max()  # nothing follows an end
            q[s, a] += alpha * (target - q[s, a])  # seen by the next transition
    return q, q.argmax(axis=1)
