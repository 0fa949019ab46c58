# verdict: wrong_answer
# entry: q_learning
# group: example
# lesson: You look up the next state also where the transition ended the episode. Nothing follows an end: the target
# is the reward alone.
import numpy as np


def q_learning(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, sweeps=1):
    q = np.array(q, dtype=np.float64)  # (S, A), a copy
    for _ in range(sweeps):
        for s, a, r, s_next, done in zip(states, actions, rewards, next_states, dones):
            target = r + gamma * q[s_next].max()
            q[s, a] += alpha * (target - q[s, a])  # seen by the next transition
    tied = q >= q.max(axis=1, keepdims=True) - 1e-9
    return q, tied.argmax(axis=1)  # argmax of booleans: the first that is tied
