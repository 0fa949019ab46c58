# verdict: wrong_answer
# entry: logistic_fit
# group: stability, shape
# lesson: You take log(p) and log(1 - p) of probabilities that have been rounded to 0 or 1. Compute the loss from z.
import numpy as np


def logistic_fit(X, y, lam):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if y.min() == y.max():
        raise ValueError("both labels have to occur: otherwise the intercept has no finite optimum")
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])  # (n, d + 1): the intercept comes last
    penalty = np.append(np.full(d, lam), 0.0)  # (d + 1,): none for the intercept
    signs = 2 * y - 1  # (n,): -1 or 1

    @np.errstate(divide="ignore", invalid="ignore")
    def objective(theta):
        # log(1 + exp(-margin)), exact however large the margin is
        p = 0.5 * (1 + np.tanh(A @ theta / 2))
        losses = -(y * np.log(p) + (1 - y) * np.log(1 - p))
        return losses.mean() + 0.5 * np.sum(penalty * theta**2)

    theta = np.zeros(d + 1)
    for _ in range(60):  # a dozen do, the first of them perhaps short
        # The sigmoid, without an exponential that could overflow.
        p = 0.5 * (1 + np.tanh(A @ theta / 2))
        grad = A.T @ (p - y) / n + penalty * theta
        hessian = (A.T * (p * (1 - p))) @ A / n + np.diag(penalty)
        step = np.linalg.solve(hessian, grad)
        if grad @ step < 1e-16:  # about twice what J could still fall
            break
        while objective(theta - step) > objective(theta):  # a full step may overshoot by far
            step = step / 2
        theta = theta - step
    return theta[:-1], float(theta[-1]), float(objective(theta))
