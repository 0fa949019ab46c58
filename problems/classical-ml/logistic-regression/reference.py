import numpy as np


def logistic_fit(X, y, lam):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if y.min() == y.max():  # mutant-ok: if->False: the Hessian becomes singular, and LinAlgError is a ValueError
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

    theta = np.zeros(d + 1)
    value, last = objective(theta), np.inf
    while value < last:  # until J no longer falls: each step doubles the digits, once it is close
        # The sigmoid, without an exponential that could overflow. mutant-ok: transpose right of @: one axis
        p = 0.5 * (1 + np.tanh(A @ theta / 2))
        grad = A.T @ (p - y) / n + penalty * theta  # mutant-ok: transpose right of @: a vector has one axis
        # mutant-ok: drop right of /: n times as steep, so that the steps are shorter and more of them are needed
        hessian = (A.T * (p * (1 - p))) @ A / n + np.diag(penalty)
        step = np.linalg.solve(hessian, grad)
        while objective(theta - step) > value:  # a full step may overshoot by far
            # mutant-ok: 2->3: any shrinking does; mutant-ok: 2->-2: every second try goes downhill
            step = step / 2
        theta = theta - step
        value, last = objective(theta), value
    return theta[:-1], float(theta[-1]), float(value)
