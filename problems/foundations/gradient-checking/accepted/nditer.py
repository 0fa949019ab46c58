# style: the multi-index iterator of the course notes, stepping down from x + eps by 2 eps
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    if x.size == 0:
        return np.zeros(x.shape)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    for _ in it:
        i = it.multi_index
        old = float(x[i])
        x[i] += eps
        up = f(x.copy())
        x[i] -= 2 * eps
        down = f(x.copy())
        x[i] = old
        grad[i] = up / (2 * eps) - down / (2 * eps)
    return grad if grad.ndim else float(grad)


def relative_error(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape:
        raise ValueError
    total = np.sqrt(np.sum(np.square(a, dtype=float))) + np.sqrt(np.sum(np.square(b, dtype=float)))
    return 0.0 if total == 0 else np.sqrt(np.sum(np.square(a - b, dtype=float))) / total
