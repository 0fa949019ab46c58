# verdict: wrong_answer
# entry: softmax_regression
# group: stability, shape
# lesson: You take the logarithm of probabilities, which may have been rounded to 0. Compute it from the logits.
import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)  # the largest becomes 0: nothing overflows
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def softmax_regression(X, y, n_classes, lr=0.1, steps=100, lam=0.0):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y)
    n, d = X.shape
    target = (y[:, None] == np.arange(n_classes)).astype(np.float64)  # (n, C), one-hot
    W, b = np.zeros((d, n_classes)), np.zeros(n_classes)
    losses = []
    for _ in range(steps):
        logp = log_softmax(X @ W + b)  # (n, C)
        with np.errstate(divide="ignore"):
            logs = np.log(np.exp(logp)[np.arange(n), y.astype(int)])
        losses.append(-logs.mean() + lam / 2 * np.sum(W**2))
        error = (np.exp(logp) - target) / n  # (n, C): the gradient in the logits
        W = W - lr * (X.T @ error + lam * W)
        b = b - lr * error.sum(axis=0)  # no penalty
    return W, b, np.array(losses), np.exp(log_softmax(X @ W + b))
