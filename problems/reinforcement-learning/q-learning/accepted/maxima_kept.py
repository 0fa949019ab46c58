# style: keeps the largest value of each state beside a flat table
import numpy as np


def q_learning(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, sweeps=1):
    S, A = q.shape
    flat = np.array(q, dtype=float).ravel()
    best = flat.reshape(S, A).max(1)
    for i in list(range(len(states))) * sweeps:
        s, cell = int(states[i]), int(states[i]) * A + int(actions[i])
        goal = float(rewards[i])
        if not dones[i]:
            goal += gamma * best[next_states[i]]
        flat[cell] -= alpha * (flat[cell] - goal)
        best[s] = flat[s * A : (s + 1) * A].max()
    table = flat.reshape(S, A)
    return {"policy": [int(np.flatnonzero(row > row.max() - 1e-8)[0]) for row in table], "q": table}
