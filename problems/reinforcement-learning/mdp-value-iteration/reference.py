import numpy as np


def ending(P, R, terminal):
    """P and R as floats, where an episode that has ended goes nowhere and is paid nothing."""
    P, R = np.array(P, dtype=np.float64), np.array(R, dtype=np.float64)
    P[terminal], R[terminal] = 0.0, 0.0
    return P, R


def policy_evaluation(P, R, terminal, policy, gamma):
    P, R = ending(P, R, terminal)
    P_pi = np.einsum("sa,sat->st", policy, P)  # (S, S): one step under the policy
    r_pi = np.einsum("sa,sa->s", np.asarray(policy, dtype=np.float64), R)  # (S,)
    return np.linalg.solve(np.eye(len(R)) - gamma * P_pi, r_pi)


def value_iteration(P, R, terminal, gamma):
    P, R = ending(P, R, terminal)
    V = np.zeros(len(R))  # mutant-ok: zeros->ones: any start leads to the one fixed point
    change = np.inf
    # The error is at most gamma / (1 - gamma) times the last change.
    # mutant-ok: 1e-12->0: the sweeps end at a fixed point in floats, too; mutant-ok: >->>=: no change is exactly that
    while change > 1e-12:
        Q = R + gamma * P @ V  # (S, A); mutant-ok: transpose right of @: V has one axis
        before, V = V, Q.max(axis=1)  # mutant-ok: axis=1->-1: Q has two axes
        change = np.abs(V - before).max()
    # mutant-ok: >=->>: no action is exactly the margin worse
    tied = Q >= V[:, None] - 1e-6
    # argmax of booleans is the first that is tied; mutant-ok: axis=1->-1: two axes
    return V, tied.argmax(axis=1)
