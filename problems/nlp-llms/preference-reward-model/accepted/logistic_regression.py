# style: logistic regression on differences, labels all 1; accelerated gradient descent with a restart
import numpy as np


def log_sigmoid(u):
    u = np.array(u, dtype=float)
    return np.minimum(u, 0) - np.log1p(np.exp(-np.abs(u)))


def reward_loss(chosen, rejected):
    u = np.subtract(chosen, rejected, dtype=float)
    return -log_sigmoid(u).sum() / u.size, np.count_nonzero(u > 0) / u.size


def reward_loss_grad(chosen, rejected):
    u = np.subtract(chosen, rejected, dtype=float)
    p = np.exp(log_sigmoid(u))
    slope = np.where(u < 30, p - 1, -np.exp(np.minimum(-u, 0))) / u.size
    return slope, -slope


def fit_reward_model(chosen_features, rejected_features, l2):
    X = np.subtract(chosen_features, rejected_features, dtype=float)
    step = 1 / (l2 + np.linalg.norm(X, 2) ** 2 / 4 / len(X))
    w = v = np.zeros(X.shape[1])
    t = 1.0
    for _ in range(4000):
        g = l2 * v - X.T @ np.exp(log_sigmoid(-X @ v)) / len(X)
        if np.abs(g).max() < 1e-13:
            break
        new, s = v - step * g, (1 + np.sqrt(1 + 4 * t * t)) / 2
        if g @ (new - w) > 0:  # uphill: forget the momentum
            s = 1.0
        v, w, t = new + (t - 1) / s * (new - w), new, s
    return w
