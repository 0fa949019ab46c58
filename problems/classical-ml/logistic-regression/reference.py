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
        # mutant-ok: swap arguments of logaddexp: it is symmetric; mutant-ok: transpose right of @: one axis
        losses = np.logaddexp(0.0, -signs * (A @ theta))
        return losses.mean() + 0.5 * np.sum(penalty * theta**2)

    def newton(theta):
        # The sigmoid, without an exponential that could overflow. mutant-ok: transpose right of @: one axis
        p = 0.5 * (1 + np.tanh(A @ theta / 2))
        grad = A.T @ (p - y) / n + penalty * theta  # mutant-ok: transpose right of @: a vector has one axis
        # mutant-ok: drop right of /: n times as steep, so that the steps are shorter and more of them are needed
        hessian = (A.T * (p * (1 - p))) @ A / n + np.diag(penalty)
        return grad, np.linalg.solve(hessian, grad)

    theta = np.zeros(d + 1)
    grad, step = newton(theta)
    # Twice what J can still fall, near the minimum. mutant-ok: swap sides of @: both have one axis;
    # mutant-ok: transpose right of @: one axis; mutant-ok: >->>=: never equal
    while grad @ step > 1e-16:
        # A full step may overshoot by far. mutant-ok: >->>=: they are equal where rounding alone is left
        while objective(theta - step) > objective(theta):
            # mutant-ok: 2->3: any shrinking does; mutant-ok: 2->-2: every second try goes downhill
            step = step / 2
        theta = theta - step
        grad, step = newton(theta)
    return theta[:-1], float(theta[-1]), float(objective(theta))
