# verdict: wrong_answer
# entry: tanh_layer_jacobians
# group: example
# lesson: You square the input of tanh. Its slope is one minus the square of the output.
import numpy as np


def numerical_jacobian(f, x, eps=1e-5):
    outputs = len(f(np.array(x, dtype=np.float64)))  # m, also where there is no input to move
    columns = [(f(x + step) - f(x - step)) / (2 * eps) for step in eps * np.eye(len(x))]  # n of shape (m,)
    return np.reshape(columns, (len(x), outputs)).T


def softmax_jacobian(x):
    x = np.asarray(x, dtype=np.float64).T  # (n, B)
    p = np.exp(x - x.max(axis=0))
    p = (p / p.sum(axis=0)).T  # (B, n)
    return p[:, :, None] * (np.eye(len(x)) - p[:, None, :])  # p_i (delta_ij - p_j)


def tanh_layer_jacobians(W, b, x):
    W, b, x = (np.asarray(each, dtype=np.float64) for each in (W, b, x))
    slopes = np.diag(1 - (np.dot(W, x) + b) ** 2)  # (m, m), also the Jacobian in b
    return slopes @ W, slopes[:, :, None] * x, slopes
