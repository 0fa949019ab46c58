# style: columns stacked from differences; outer products by einsum; 1 / cosh^2 for the slope
import numpy as np


def numerical_jacobian(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    m = len(f(np.array(x)))
    columns = []
    for j in range(x.size):
        above, below = x.copy(), x.copy()
        above[j] += eps
        below[j] -= eps
        columns.append((np.array(f(above)) - np.array(f(below))) / (2 * eps))
    return np.stack(columns, axis=1) if columns else np.empty((m, 0))


def softmax_jacobian(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max(axis=-1)[:, None])
    p = e / e.sum(axis=-1)[:, None]
    result = -np.einsum("bi,bj->bij", p, p)
    i = np.arange(p.shape[1])
    result[:, i, i] += p
    return result


def tanh_layer_jacobians(W, b, x):
    W, b, x = np.asarray(W, dtype=float), np.asarray(b, dtype=float), np.asarray(x, dtype=float)
    slope = np.exp(2 * (np.log(2) - np.logaddexp(W @ x + b, -(W @ x + b))))
    eye = np.eye(len(b))
    return slope[:, None] * W, np.einsum("i,ij,k->ijk", slope, eye, x), eye * slope
