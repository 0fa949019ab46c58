# style: recursion over the micro-batches with a running mean, lists for tuples
import math


def labels_in(y):
    return sum(not math.isnan(t) for t in y)


def mean_of(loss_and_grads, params, X, y, rows):
    """The count, mean loss and mean gradients of the rows that count."""
    loss, grads = loss_and_grads(params, X[:rows], y[:rows])
    count = labels_in(y[:rows])
    if len(X) <= rows:
        return count, loss, grads
    rest, rest_loss, rest_grads = mean_of(loss_and_grads, params, X[rows:], y[rows:], rows)
    if count + rest == 0:
        return 0, loss, grads
    share = count / (count + rest)
    merged = [share * g + (1 - share) * r for g, r in zip(grads, rest_grads)]
    return count + rest, share * loss + (1 - share) * rest_loss, merged


def accumulate(loss_and_grads, params, X, y, micro_batch_size):
    return list(mean_of(loss_and_grads, params, X, y, micro_batch_size)[1:])


def train_epoch(loss_and_grads, params, X, y, batch_size, micro_batch_size, lr=0.1, max_norm=None):
    weights, losses = list(params), []
    while len(X):
        loss, grads = accumulate(loss_and_grads, weights, X[:batch_size], y[:batch_size], micro_batch_size)
        norm = math.sqrt(sum(float((g * g).sum()) for g in grads))
        shrink = 1.0 if not max_norm else min(1.0, max_norm / norm) if norm else 1.0
        weights = [w - lr * shrink * g for w, g in zip(weights, grads)]
        losses.append(loss)
        X, y = X[batch_size:], y[batch_size:]
    return [weights, losses]
