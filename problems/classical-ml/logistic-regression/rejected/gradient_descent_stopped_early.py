# verdict: wrong_answer
# entry: logistic_fit
# group: example
# lesson: You stop long before the minimum: after a thousand steps of gradient descent w still moves in its first
# digits. Use the second derivatives.
import numpy as np


def logistic_fit(X, y, lam):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if y.min() == y.max():
        raise ValueError("both labels have to occur: otherwise the intercept has no finite optimum")
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])  # (n, d + 1): the intercept comes last
    penalty = np.append(np.full(d, lam), 0.0)  # (d + 1,): none for the intercept
    signs = 2 * y - 1  # (n,): -1 or 1

    def objective(theta):
        # log(1 + exp(-margin)), exact however large the margin is
        losses = np.logaddexp(0.0, -signs * (A @ theta))
        return losses.mean() + 0.5 * np.sum(penalty * theta**2)

    theta = np.zeros(d + 1)
    rate = 1 / (np.linalg.norm(A, 2) ** 2 / (4 * n) + lam)  # a step never overshoots
    for _ in range(1000):
        # The sigmoid, without an exponential that could overflow.
        p = 0.5 * (1 + np.tanh(A @ theta / 2))
        grad = A.T @ (p - y) / n + penalty * theta
        theta = theta - rate * grad
    return theta[:-1], float(theta[-1]), float(objective(theta))
