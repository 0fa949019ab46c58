"""The closed form where the gradient is affine, d = w - center: (d, v) goes through one matrix a step."""

REQUIRES = []


def nesterov(grad, w, lr=0.01, momentum=0.9, steps=10):
    import numpy as np

    w = np.array(w, dtype=np.float64)
    n = w.size

    def at(flat):
        return np.asarray(grad(flat.reshape(w.shape)), dtype=float).ravel()

    offset = at(np.zeros(n))
    A = np.array([at(unit) - offset for unit in np.eye(n)]).reshape(n, n).T
    probe = np.linspace(-1.5, 2.0, n)
    if not np.allclose(at(probe), A @ probe + offset, rtol=1e-9, atol=1e-9):
        return NotImplemented
    one = np.eye(n)
    velocity = np.hstack([-lr * A, momentum * (one - lr * A)])  # v' = -lr A d + mu (1 - lr A) v
    position = np.hstack([one, np.zeros((n, n))]) + velocity  # d' = d + v'
    step = np.vstack([position, velocity])
    center = np.linalg.solve(A, -offset) if n else offset
    state = np.concatenate([w.ravel() - center, np.zeros(n)])
    path = [(np.linalg.matrix_power(step, t) @ state)[:n] + center for t in range(steps + 1)]
    return np.array(path).reshape(steps + 1, *w.shape)
