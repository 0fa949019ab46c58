# verdict: wrong_answer
# entry: reward_loss
# group: example
# lesson: You subtract the chosen reward from the rejected one. The chosen answer is to have the higher reward.
import numpy as np

STEPS = 12


def margins(chosen, rejected):
    return np.asarray(chosen, dtype=np.float64) - np.asarray(rejected, dtype=np.float64)


def doubt(margin):
    """The probability of the wrong order, sigmoid(-margin), without overflow."""
    return np.exp(-np.logaddexp(0.0, margin))


def reward_loss(chosen, rejected):
    margin = margins(rejected, chosen)
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
        hessian = l2 * np.eye(d) + (x.T * (q * (1 - q))) @ x / n
        w = w - np.linalg.solve(hessian, grad)
    return w
