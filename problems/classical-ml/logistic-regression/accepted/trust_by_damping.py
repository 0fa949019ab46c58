# style: Newton's method with Levenberg's damping, rows of an object, 0-d results
import numpy as np


class Model:
    def __init__(self, X, y, lam):
        self.X, self.y = X.astype("float64"), y.astype("float64")
        self.lam, self.n = lam, len(y)

    def value(self, w, b):
        margin = np.where(self.y == 1, 1.0, -1.0) * (self.X @ w + b)
        return np.logaddexp(0, -margin).sum() / self.n + self.lam * (w @ w) / 2

    def derivatives(self, w, b):
        z = self.X @ w + b
        p = np.exp(-np.logaddexp(0, -z))
        q = np.exp(-np.logaddexp(0, z))
        r = np.where(self.y == 1, -q, p)
        s = p * q
        gradient = np.append(self.X.T @ r / self.n + self.lam * w, r.mean())
        hessian = np.empty((len(w) + 1, len(w) + 1))
        hessian[:-1, :-1] = (self.X.T * s) @ self.X / self.n + self.lam * np.eye(len(w))
        hessian[:-1, -1] = hessian[-1, :-1] = self.X.T @ s / self.n
        hessian[-1, -1] = s.mean()
        return gradient, hessian


def logistic_fit(X, y, lam):
    X, y = np.asarray(X), np.asarray(y)
    if not y.any() or y.all():
        raise ValueError("y")
    model = Model(X, y, lam)
    w, b, damping = np.zeros(X.shape[1]), 0.0, 0.0
    best = model.value(w, b)
    for _ in range(300):
        gradient, hessian = model.derivatives(w, b)
        step = np.linalg.solve(hessian + damping * np.diag(np.diag(hessian)), gradient)
        new = w - step[:-1], b - step[-1]
        if model.value(*new) <= best * (1 + 1e-13):
            w, b = new
            best = model.value(w, b)
            damping = 0.0 if damping < 1e-3 else damping / 10
            if damping == 0 and gradient @ step < 1e-21 * best:
                break
        else:
            damping = max(1e-2, 10 * damping)
    return w, np.array(b), np.array(best)
