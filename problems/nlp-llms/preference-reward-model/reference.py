import numpy as np

STEPS = 12  # of Newton's method; about five are enough  mutant-ok: 12->13: it has converged


def margins(chosen, rejected):
    return np.asarray(chosen, dtype=np.float64) - np.asarray(rejected, dtype=np.float64)


def doubt(margin):
    """The probability of the wrong order, sigmoid(-margin), without overflow."""
    # mutant-ok: swap arguments of logaddexp: it is symmetric
    return np.exp(-np.logaddexp(0.0, margin))


def reward_loss(chosen, rejected):
    margin = margins(chosen, rejected)  # (n,)
    # mutant-ok: swap arguments of logaddexp: it is symmetric
    return np.logaddexp(0.0, -margin).mean(), (margin > 0).mean()


def reward_loss_grad(chosen, rejected):
    margin = margins(chosen, rejected)
    grad = doubt(margin) / len(margin)
    return -grad, grad


def fit_reward_model(chosen_features, rejected_features, l2):
    x = margins(chosen_features, rejected_features)  # (n, d): only differences matter
    n, d = x.shape
    w = np.zeros(d)
    # mutant-ok: drop last step: it has converged
    for _ in range(STEPS):
        q = doubt(x @ w)  # (n,)  mutant-ok: transpose right of @: one axis
        grad = l2 * w - x.T @ q / n  # mutant-ok: transpose right of @: one axis
        # mutant-ok: 1e-06 added to divisor: the minimum is where the gradient is 0, whatever the matrix
        hessian = l2 * np.eye(d) + (x.T * (q * (1 - q))) @ x / n
        w = w - np.linalg.solve(hessian, grad)
    return w
