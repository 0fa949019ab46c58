# style: sums of losses and gradients in place, one division at the end, parameters as one flat vector
import numpy as np


def pieces(X, y, rows):
    for k in range(-(-len(X) // rows)):
        yield X[k * rows : (k + 1) * rows], y[k * rows : (k + 1) * rows]


def accumulate(loss_and_grads, params, X, y, micro_batch_size):
    total, labels = 0.0, 0
    sums = [np.zeros(p.shape) for p in params]
    for some_X, some_y in pieces(X, y, micro_batch_size):
        mean, grads = loss_and_grads(params, some_X, some_y)
        here = np.count_nonzero(some_y == some_y)  # NaN differs from itself
        labels += here
        total += here * mean
        for s, g in zip(sums, grads):
            s += here * g
    if labels:
        total /= labels
        for s in sums:
            s /= labels
    return {"grads": sums, "loss": total}


def train_epoch(loss_and_grads, params, X, y, batch_size, micro_batch_size, lr=0.1, max_norm=None):
    shapes = [p.shape for p in params]
    flat = np.concatenate([np.ravel(p) for p in params])
    cuts = np.cumsum([np.prod(s, dtype=int) for s in shapes])[:-1]

    def arrays(vector):
        return [each.reshape(shape) for each, shape in zip(np.split(vector, cuts), shapes)]

    losses = []
    for some_X, some_y in pieces(X, y, batch_size):
        result = accumulate(loss_and_grads, arrays(flat), some_X, some_y, micro_batch_size)
        grad = np.concatenate([np.ravel(g) for g in result["grads"]])
        size = np.linalg.norm(grad)
        factor = 1.0 if max_norm is None or size <= max_norm else max_norm / size
        flat = flat - lr * factor * grad
        losses.append(result["loss"])
    return {"losses": np.array(losses), "params": arrays(flat)}
