# verdict: wrong_answer
# entry: q_learning
# group: example
# lesson: You divide alpha by the number of visits. The step size is the same for every transition.
import numpy as np


def q_learning(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, sweeps=1):
    q = np.array(q, dtype=np.float64)  # (S, A), a copy
    visits = np.zeros(q.shape)
    for _ in range(sweeps):
        for s, a, r, s_next, done in zip(states, actions, rewards, next_states, dones):
            target = r if done else r + gamma * q[s_next].max()  # nothing follows an end
            visits[s, a] += 1
            q[s, a] += alpha / visits[s, a] * (target - q[s, a])
    tied = q >= q.max(axis=1, keepdims=True) - 1e-9
    return q, tied.argmax(axis=1)  # argmax of booleans: the first that is tied
