# style: policy iteration: a linear solve over the states that are not terminal, then a greedy improvement
import numpy as np


def policy_evaluation(P, R, terminal, policy, gamma):
    live = ~np.asarray(terminal)
    step = np.matmul(np.asarray(policy, dtype=float)[:, None, :], np.asarray(P, dtype=float))[:, 0]
    paid = (np.asarray(policy, dtype=float) * np.asarray(R, dtype=float)).sum(1)
    V = np.zeros(len(step))
    V[live] = np.linalg.inv(np.eye(live.sum()) - gamma * step[live][:, live]) @ paid[live]
    return V


def value_iteration(P, R, terminal, gamma):
    S, A = R.shape
    greedy = np.zeros(S, dtype=int)
    for _ in range(1000):
        V = policy_evaluation(P, R, terminal, np.eye(A)[greedy], gamma)
        Q = R.astype(float) + gamma * np.tensordot(P, V, axes=1)
        Q[np.asarray(terminal)] = 0
        new = np.argmax(Q >= Q.max(1, keepdims=True) - 1e-6, axis=1)
        if (new == greedy).all():
            break
        greedy = new
    return V, greedy
