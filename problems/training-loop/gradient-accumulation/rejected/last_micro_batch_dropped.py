# verdict: wrong_answer
# entry: accumulate
# group: example
# lesson: You leave out the rows after the last full micro-batch.
import numpy as np


def accumulate(loss_and_grads, params, X, y, micro_batch_size):
    counted = int(np.sum(~np.isnan(y)))  # the divisor of the whole batch's mean
    loss, grads = 0.0, [np.zeros_like(p) for p in params]
    for start in range(0, max(len(X) - micro_batch_size, 0) + 1, micro_batch_size):
        part = slice(start, start + micro_batch_size)  # the last one may be shorter
        part_loss, part_grads = loss_and_grads(params, X[part], y[part])
        share = np.sum(~np.isnan(y[part])) / max(counted, 1)  # turns this part's mean into its share of the batch's
        loss += share * part_loss
        grads = [total + share * g for total, g in zip(grads, part_grads)]
    return float(loss), grads


def train_epoch(loss_and_grads, params, X, y, batch_size, micro_batch_size, lr=0.1, max_norm=None):
    params, losses = [np.array(p) for p in params], []
    for start in range(0, len(X), batch_size):
        batch = slice(start, start + batch_size)
        loss, grads = accumulate(loss_and_grads, params, X[batch], y[batch], micro_batch_size)
        losses.append(loss)
        if max_norm is not None:  # once, for the whole batch's gradient
            norm = np.sqrt(sum(np.sum(g**2) for g in grads))
            if norm > max_norm:
                grads = [g * (max_norm / norm) for g in grads]
        params = [p - lr * g for p, g in zip(params, grads)]
    return params, losses
