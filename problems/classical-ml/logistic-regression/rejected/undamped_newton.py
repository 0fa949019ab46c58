# verdict: runtime_error
# entry: logistic_fit
# group: stability
# lesson: You always take the whole Newton step. Where most probabilities are 0 or 1 it overshoots by far: shorten
# it until the objective falls.
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
    for _ in range(60):  # a dozen do, the first of them perhaps short
        # The sigmoid, without an exponential that could overflow.
        p = 0.5 * (1 + np.tanh(A @ theta / 2))
        grad = A.T @ (p - y) / n + penalty * theta
        hessian = (A.T * (p * (1 - p))) @ A / n + np.diag(penalty)
        step = np.linalg.solve(hessian, grad)
        theta = theta - step
    return theta[:-1], float(theta[-1]), float(objective(theta))
