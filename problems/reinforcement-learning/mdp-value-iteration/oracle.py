"""Evaluation by doubling the Neumann series; the optimum by policy iteration, with linear solves."""

REQUIRES = []


def series(P, r, gamma):
    """The sum of (gamma P)^k r over all k: each pass doubles the number of terms."""
    import numpy as np

    V, M = np.array(r, dtype=float), gamma * np.array(P, dtype=float)
    for _ in range(60):
        V, M = V + M @ V, M @ M
        if np.abs(M).max() < 1e-300:
            break
    return V


def policy_evaluation(P, R, terminal, policy, gamma):
    import numpy as np

    S, A = np.shape(R)
    go = np.where(terminal, 0.0, 1.0)
    P_pi = [
        [go[s] * sum(float(policy[s, a]) * float(P[s, a, t]) for a in range(A)) for t in range(S)] for s in range(S)
    ]
    return series(P_pi, [go[s] * sum(float(policy[s, a]) * float(R[s, a]) for a in range(A)) for s in range(S)], gamma)


def value_iteration(P, R, terminal, gamma):
    import numpy as np

    S, A = np.shape(R)
    states, P, R = np.arange(S), np.asarray(P, dtype=float), np.asarray(R, dtype=float)
    live = np.flatnonzero(~np.asarray(terminal))
    actions = np.full(S, A - 1)
    while True:
        V = np.zeros(S)
        inner = P[states, actions][np.ix_(live, live)]
        V[live] = np.linalg.solve(np.eye(len(live)) - gamma * inner, R[states, actions][live])
        Q = np.where(np.asarray(terminal)[:, None], 0.0, R + gamma * np.einsum("sat,t->sa", P, V))
        best = Q.max(axis=1)
        stay = Q[states, actions] >= best - 1e-9
        if stay.all():
            return V, np.array([next(a for a in range(A) if Q[s, a] >= best[s] - 1e-6) for s in range(S)])
        actions = np.where(stay, actions, Q.argmax(axis=1))
