# style: the bias as the weight of a column of ones
import numpy as np


def sgd_linear_regression(X, y, weights, bias, epochs, lr=0.01):
    A = np.column_stack([np.asarray(X, dtype=float), np.ones(len(X))])
    theta = np.append(np.asarray(weights, dtype=float), bias)
    out = np.zeros((len(epochs), len(theta)))
    for e, batches in enumerate(epochs):
        for batch in batches:
            rows = A[list(batch)]
            theta = theta - lr * 2 / len(rows) * rows.T @ (rows @ theta - np.asarray(y)[list(batch)])
        out[e] = theta
    return out[:, :-1], out[:, -1]
