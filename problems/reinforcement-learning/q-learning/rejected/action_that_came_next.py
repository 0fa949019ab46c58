# verdict: wrong_answer
# entry: q_learning
# group: example
# lesson: Your target takes the value of the action that stands next in the data, as SARSA does. Q-learning takes the
# maximum over all actions.
import numpy as np


def q_learning(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, sweeps=1):
    q = np.array(q, dtype=np.float64)  # (S, A), a copy
    for _ in range(sweeps):
        for i, (s, a, r, s_next, done) in enumerate(zip(states, actions, rewards, next_states, dones)):
            follows = q[s_next, actions[i + 1]] if i + 1 < len(actions) else q[s_next].max()
            target = r if done else r + gamma * follows
            q[s, a] += alpha * (target - q[s, a])  # seen by the next transition
    tied = q >= q.max(axis=1, keepdims=True) - 1e-9
    return q, tied.argmax(axis=1)  # argmax of booleans: the first that is tied
