# verdict: wrong_answer
# entry: q_learning
# group: shape
# lesson: Your table keeps the type of the given one, so every update of an integer table is cut off. Make a float64
# copy.
import numpy as np


def q_learning(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, sweeps=1):
    q = np.array(q)
    for _ in range(sweeps):
        for s, a, r, s_next, done in zip(states, actions, rewards, next_states, dones):
            target = r if done else r + gamma * float(q[s_next].max())  # nothing follows an end
            q[s, a] = q[s, a] + alpha * (target - float(q[s, a]))
    tied = q >= q.max(axis=1, keepdims=True) - 1e-9
    return q, tied.argmax(axis=1)  # argmax of booleans: the first that is tied
