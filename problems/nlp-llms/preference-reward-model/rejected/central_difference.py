# verdict: wrong_answer
# entry: reward_loss_grad
# group: example, shape, stability, random
# lesson: You difference the loss numerically, which does not reach the digits of a derived formula.
import numpy as np

STEPS = 12


def margins(chosen, rejected):
    return np.asarray(chosen, dtype=np.float64) - np.asarray(rejected, dtype=np.float64)


def doubt(margin):
    """The probability of the wrong order, sigmoid(-margin), without overflow."""
    return np.exp(-np.logaddexp(0.0, margin))


def reward_loss(chosen, rejected):
    margin = margins(chosen, rejected)
    return np.logaddexp(0.0, -margin).mean(), (margin > 0).mean()


def reward_loss_grad(chosen, rejected):
    margin = margins(chosen, rejected)
    step = 1e-5
    grad = (np.logaddexp(0.0, step - margin) - np.logaddexp(0.0, -margin - step)) / (2 * step) / len(margin)
    return -grad, grad


def fit_reward_model(chosen_features, rejected_features, l2):
    x = margins(chosen_features, rejected_features)
    n, d = x.shape
    w = np.zeros(d)
    for _ in range(STEPS):
        q = doubt(x @ w)
        grad = l2 * w - x.T @ q / n
        hessian = l2 * np.eye(d) + (x.T * (q * (1 - q))) @ x / n
        w = w - np.linalg.solve(hessian, grad)
    return w
