# verdict: wrong_answer
# entry: fit_reward_model
# group: example
# lesson: Your gradient descent has not reached the minimum. Go on until the gradient is zero, or take Newton's
#   steps.
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
    grad = doubt(margin) / len(margin)
    return -grad, grad


def fit_reward_model(chosen_features, rejected_features, l2):
    x = margins(chosen_features, rejected_features)
    n, d = x.shape
    w = np.zeros(d)
    for _ in range(STEPS):
        q = doubt(x @ w)
        grad = l2 * w - x.T @ q / n
        w = w - 0.1 * grad
    return w
